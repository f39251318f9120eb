import type { CouncilContact } from '../../protocol/access.ts'

/** Whom young people of the fictional council may ask and complain to. Numbers and addresses are of nobody. */
export const demoContact: CouncilContact = {
  dataProtection: 'Pat Placeholder, data protection officer',
  email: 'dataprotection@testshire.example.org',
  phone: '0808 157 0999',
  address: 'Testshire Council\n1 Invented Square\nTestbury\nZZ1 1ZZ',
  complaints:
    'You can tell your adviser, or write to complaints@testshire.example.org. We answer within 20 working days.',
}
