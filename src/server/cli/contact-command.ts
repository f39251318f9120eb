import { CouncilContact } from '../../protocol/access.ts'
import { readContact, writeContact } from '../contact.ts'
import type { Context } from '../context.ts'
import { type Flags, Misuse } from './misuse.ts'

/** `contact [--officer "…"] [--email …] [--phone …] [--address "…"] [--complaints "…"]`: shows, or changes what is named (P37). */
export async function contactCommand(ctx: Context, _rest: readonly string[], flags: Flags): Promise<void> {
  const held = await readContact(ctx)
  const changes = {
    dataProtection: flags.officer,
    email: flags.email,
    phone: flags.phone,
    address: flags.address,
    complaints: flags.complaints,
  }
  const named = Object.entries(changes).filter(([, text]) => text !== undefined)
  if (named.length === 0) return show(held)
  // A part that is set to nothing is taken out.
  const parts = Object.entries({ ...held, ...Object.fromEntries(named) }).filter(([, text]) => text !== '')
  const contact = CouncilContact.safeParse(Object.fromEntries(parts))
  if (!contact.success)
    throw new Misuse('Say who is asked with --officer. E-mail to 254 characters, phone to 40, address to 400.')
  await writeContact(ctx, contact.data)
  show(contact.data)
  console.log('Tablets show it from the next time they connect.')
}

function show(contact: CouncilContact | undefined): void {
  if (!contact) {
    console.log('Nobody is named yet. Young people read: "The data protection officer" and the name of the council.')
    return
  }
  const { dataProtection, email, phone, address, complaints } = contact
  const lines = { officer: dataProtection, email, phone, address, complaints }
  for (const [name, text] of Object.entries(lines)) if (text !== undefined) console.log(`${name}\t${text}`)
}
