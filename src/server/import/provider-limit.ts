import type { ReceivedEntry } from '../../domain/entry.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import type { Record } from '../../domain/record.ts'
import type { ProviderList } from './provider-facts.ts'
import { sameWords } from './provider-likeness.ts'
import type { ProviderStamp } from './provider-merge.ts'

/**
 * Why the rest of a row was not taken. A pupil over 16, or a parent of a younger one, may instruct a school or college so; it
 * is kept in the record, because the next list may not repeat it (Education and Skills Act 2008, sections 14 and 72).
 */
const INSTRUCTED =
  'They asked for no more to be passed on than name, address and date of birth (Education and Skills Act 2008, sections 14 and 72).'

/** Whether the record says that somebody instructed this provider to pass on no more. */
export function isInstructed(record: Record, { kind, name }: ProviderList): boolean {
  return record.received.some(({ current: { received } }) => {
    const { from, decision, why } = received
    return decision === 'not-relevant' && why === INSTRUCTED && from.kind === kind && sameWords(from.name, name)
  })
}

/** The entry that keeps the instruction, where the young person can read it (P27). */
export function instruction(person: PersonId, { list, now, author, newId }: ProviderStamp): ReceivedEntry {
  const { kind, name, asOf } = list
  return {
    v: 1,
    id: newId() as EntryId,
    person,
    author,
    at: now,
    source: { kind, detail: name, asOf },
    supersedes: [],
    kind: 'received',
    received: { decision: 'not-relevant', path: 'ordinary', from: { kind, name }, on: asOf, why: INSTRUCTED },
  }
}
