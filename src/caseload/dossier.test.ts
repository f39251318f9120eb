import { expect, test } from 'vitest'
import { aContact, aFact, anAgreement } from '../../test/support/entries.ts'
import type { PersonId } from '../domain/ids.ts'
import { type Dossier, packDossier, recordOf, unpackFront, unpackRest, withOwn } from './dossier.ts'

const person = 'AAAAAAAAAAAAAAAAAAAAAA' as PersonId
const contact = aContact()
const entries = [
  aFact({ field: 'name', value: { given: 'Amara', family: 'Quillfeather' } }, { person }),
  aFact({ field: 'levelOfSupport', value: '2' }, { person }),
  contact,
]
const dossier: Dossier = {
  person,
  head: 2,
  hash: 'A'.repeat(43),
  entries: entries.map((entry, index) => ({
    id: entry.id,
    seq: index < 2 ? index + 1 : null,
    text: JSON.stringify(entry),
  })),
}

test('a dossier is read back as it was packed, front and rest', () => {
  const front = unpackFront(packDossier(dossier))
  expect(front.ok && unpackRest(front.value)).toEqual({ ok: true, value: dossier })
  expect(front.ok && front.value.card).toMatchObject({ name: { given: 'Amara' }, levelOfSupport: '2', toAgree: 1 })
})

test('what is not a dossier is damaged, never half a dossier', () => {
  const bytes = packDossier(dossier)
  expect(unpackFront(bytes.slice(0, 3)).ok).toBe(false)
  expect(unpackFront(bytes.slice(4)).ok).toBe(false)
  const front = unpackFront(bytes.slice(0, -5))
  expect(front.ok && unpackRest(front.value).ok).toBe(false)
})

test('what this app cannot read is counted and kept', () => {
  const newer = { id: 'x', seq: 3, text: JSON.stringify({ ...contact, v: 2 }) }
  const held = { ...dossier, entries: [...dossier.entries, newer] }
  expect(recordOf(held).unreadable).toBe(1)
  const front = unpackFront(packDossier(held))
  expect(front.ok && unpackRest(front.value)).toEqual({ ok: true, value: held })
})

test('an entry is added once', () => {
  const agreed = anAgreement(contact.id)
  const ready = { entry: agreed, text: JSON.stringify(agreed) }
  expect(withOwn(withOwn(dossier, [ready]), [ready]).entries).toHaveLength(4)
})
