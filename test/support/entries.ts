import type { Answer } from '../../src/domain/agreement.ts'
import type { Contact } from '../../src/domain/contact.ts'
import type { AgreementEntry, Author, ContactEntry, FactEntry, Stamp } from '../../src/domain/entry.ts'
import type { Fact } from '../../src/domain/fact.ts'
import type { DeviceId, EntryId, PersonId, StaffId } from '../../src/domain/ids.ts'
import { newId } from '../../src/vault/random.ts'

/** Fictional entries for tests: valid by themselves, each with what a test cares about put in. */
const person = anId() as PersonId
const author: Author = { id: anId() as StaffId, name: 'Ada Testcase' }
const device = anId() as DeviceId
let moments = 0

/** A random id of any kind. */
export function anId(): string {
  return newId()
}

/** A random entry id. */
export function anEntryId(): EntryId {
  return anId() as EntryId
}

/** Everything of an entry but what it says. */
export function aStamp(over: Partial<Stamp> = {}): Stamp {
  const at = new Date(Date.UTC(2026, 10, 24, 9) + ++moments * 1000).toISOString()
  return {
    v: 1,
    id: anEntryId(),
    person,
    author,
    device,
    at,
    source: { kind: 'young-person', asOf: '2026-11-24' },
    supersedes: [],
    ...over,
  }
}

/** A fact. */
export function aFact(fact: Fact, over: Partial<Stamp> = {}): FactEntry {
  return { ...aStamp(over), kind: 'fact', fact }
}

/** What is said in a contact. */
export function someContact(over: Partial<Contact> = {}): Contact {
  return {
    type: 'guidance-interview',
    channel: 'face-to-face',
    outcome: 'took-place',
    on: '2026-11-24',
    at: '10:30',
    place: 'Testbury High School',
    present: [{ who: 'young-person' }],
    notes: [{ source: 'young-person', text: 'Wants the Level 2 electrical course.' }],
    nextSteps: [{ text: 'Look at the college open day together.', followUpOn: '2026-12-08' }],
    ...over,
  }
}

/** A contact entry. */
export function aContact(over: Partial<ContactEntry> = {}): ContactEntry {
  return {
    ...aStamp({ source: { kind: 'adviser', asOf: '2026-11-24' } }),
    kind: 'contact',
    contact: someContact(),
    ...over,
  }
}

/** An answer to a version of a contact. */
export function anAgreement(
  contact: EntryId,
  answer: Answer = { answer: 'agreed' },
  over: Partial<Stamp> = {},
): AgreementEntry {
  const stamp = aStamp(over)
  const agreement = { contact, readBack: 1, text: 'A'.repeat(43), how: 'on-this-tablet', at: stamp.at, answer } as const
  return { ...stamp, kind: 'agreement', agreement }
}
