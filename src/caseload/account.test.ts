import { describe, expect, test } from 'vitest'
import { anId } from '../../test/support/entries.ts'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import type { CouncilContact, EnrolReply } from '../protocol/access.ts'
import { newVaultKey, openKeyring, openNamed, sealNamed } from '../vault/keyring.ts'
import { ACCOUNT, newOwnKeys, openAccount, resealCouncil, sealAccount } from './account.ts'

const contact: CouncilContact = { dataProtection: 'Pat Placeholder', phone: '01632 960999' }
const sealingKeys = [{ kid: 'A'.repeat(22), publicKey: 'AAAA' }]
const reply = {
  v: 2,
  authority: { id: anId(), name: 'Testshire Council' },
  staff: { id: anId(), name: 'Ada Testcase', role: 'adviser' },
  device: anId(),
  pushToken: 'A'.repeat(43),
  session: { token: 'A'.repeat(43), endsAt: '2026-11-24T21:00:00.000Z' },
  sealingKeys,
} as unknown as EnrolReply

/** A sealed account with what the server said of the contact, if it said anything. */
async function anAccount(said?: CouncilContact) {
  const keyring = await openKeyring(anId(), newVaultKey())
  const sealed = await sealAccount(keyring, { ...reply, ...(said ? { contact: said } : {}) }, await newOwnKeys())
  const inside = async (text: Uint8Array) => {
    const opened = await openNamed(keyring, ACCOUNT, text)
    if (!opened.ok) throw new Error('it does not open')
    return JSON.parse(fromUtf8(opened.value)) as Record<string, unknown>
  }
  const contactIn = async (text: Uint8Array) => {
    const opened = await openAccount(keyring, text)
    return opened.ok ? opened.value.contact : opened
  }
  return { keyring, sealed, inside, contactIn }
}

describe('whom to complain to, in the account of a tablet', () => {
  test('P37: it is kept from the enrolment on, sealed', async () => {
    const { sealed, contactIn } = await anAccount(contact)
    expect(await contactIn(sealed)).toEqual(contact)
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('Placeholder')
  })

  test('P37: another one takes its place, and everything else in the account stays', async () => {
    const { keyring, sealed, inside, contactIn } = await anAccount(contact)
    const before = await inside(sealed)
    const changed: CouncilContact = { dataProtection: 'Sam Sample' }
    const resealed = await resealCouncil(keyring, sealed, { contact: changed, sealingKeys })
    if (!resealed.ok) throw new Error('it was not sealed')
    expect(await inside(resealed.value)).toEqual({ ...before, contact: changed })
    expect(await contactIn(resealed.value)).toEqual(changed)
    const without = await resealCouncil(keyring, resealed.value, { sealingKeys })
    if (!without.ok) throw new Error('it was not sealed')
    expect(await contactIn(without.value)).toBeUndefined()
  })

  test('P37: an account from before opens without one, and takes one', async () => {
    const { keyring, sealed, inside, contactIn } = await anAccount()
    const old = await inside(sealed)
    expect(old).not.toHaveProperty('contact')
    const stored = await sealNamed(keyring, ACCOUNT, utf8(JSON.stringify(old)))
    expect(await contactIn(stored)).toBeUndefined()
    const resealed = await resealCouncil(keyring, stored, { contact, sealingKeys })
    if (!resealed.ok) throw new Error('it was not sealed')
    expect(await contactIn(resealed.value)).toEqual(contact)
  })

  test('P20: the council’s newer keys take the place of the older ones, and everything else in the account stays', async () => {
    const { keyring, sealed, inside } = await anAccount(contact)
    const before = await inside(sealed)
    const newer = [{ kid: 'B'.repeat(22), publicKey: 'BBBB' }, ...sealingKeys]
    const resealed = await resealCouncil(keyring, sealed, { contact, sealingKeys: newer })
    if (!resealed.ok) throw new Error('it was not sealed')
    expect(await inside(resealed.value)).toEqual({ ...before, sealingKeys: newer })
  })

  test('what is no account is not sealed again', async () => {
    const { keyring } = await anAccount()
    const other = await sealNamed(keyring, ACCOUNT, utf8('{}'))
    expect(await resealCouncil(keyring, other, { contact, sealingKeys })).toEqual({ ok: false, error: 'damaged' })
  })
})
