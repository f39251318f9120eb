import { Contact } from '../domain/contact.ts'
import type { ContactEntry, VisitEntry } from '../domain/entry.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { Visit } from '../domain/visit.ts'
import { assert } from '../lib/assert.ts'
import { type Result, err } from '../lib/result.ts'
import type { SaveProblem } from './api.ts'
import { knownRecord } from './book.ts'
import type { OpenVault } from './open-vault.ts'
import { readyEntry, saveMany, saveEntries } from './save.ts'
import { stamp } from './stamp.ts'

/** Records a place in the list of a visit, or what became of it. `of` names the place that this is news of. */
export async function recordVisit(
  vault: OpenVault,
  person: PersonId,
  visit: Visit,
  of: EntryId | undefined,
): Promise<Result<void, SaveProblem>> {
  assert(Visit.safeParse(visit).success, 'a form hands over a valid visit')
  const before = knownRecord(vault, person)?.visits.find(({ id }) => id === of)
  const source = { kind: 'adviser', asOf: vault.tools.today() } as const
  const entry: VisitEntry = {
    ...stamp(vault, person, source, before?.heads ?? []),
    kind: 'visit',
    ...(before ? { of: before.id } : {}),
    visit,
  }
  return saveEntries(vault, person, [entry])
}

/**
 * One note of a group session in the record of everybody who was there: each a copy that names nobody else, so that showing
 * one young person their record never shows another's. All of them are saved, or none.
 */
export async function recordGroup(
  vault: OpenVault,
  contact: Contact,
  attended: readonly PersonId[],
  absent: readonly PersonId[],
): Promise<Result<void, SaveProblem>> {
  assert(Contact.safeParse(contact).success && contact.group !== undefined, 'a form hands over a valid session')
  const entryFor = (person: PersonId, what: Contact): ContactEntry => ({
    ...stamp(vault, person, { kind: 'adviser', asOf: what.on }, []),
    kind: 'contact',
    contact: what,
  })
  const missed: Contact = { ...contact, outcome: 'absent', present: [] }
  const entries = [
    ...attended.map((person) => entryFor(person, contact)),
    ...absent.map((person) => entryFor(person, missed)),
  ]
  if (!entries.every(({ person }) => vault.book.pages.has(person))) return err('not-in-caseload')
  return saveMany(vault, await Promise.all(entries.map((entry) => readyEntry(vault, entry))))
}
