import type { SignedInOffice } from '../../src/features/office/office-api.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { ok } from '../../src/lib/result.ts'
import type { HeldEntriesReply, LookReply } from '../../src/protocol/held.ts'
import type { DuplicateSide } from '../../src/protocol/office.ts'
import { aContact, anId } from './entries.ts'
import { at1042 } from './person-views.ts'

/** One of two records, fictional, with what a test cares about put in. */
export function aSide(over: Partial<DuplicateSide> = {}): DuplicateSide {
  return {
    id: anId() as PersonId,
    name: { given: 'Mirembe', family: 'Dewpond' },
    dateOfBirth: '2010-11-09',
    recordNumber: '9990000000042',
    places: ['Testbury High School'],
    advisers: ['Ada Testcase'],
    entries: 21,
    ...over,
  }
}

/** An office where nobody waits for anything, with what a test cares about put in. */
export function anOffice(over: Partial<SignedInOffice> = {}): SignedInOffice {
  return {
    staff: () => Promise.resolve(ok([])),
    heldEntries: () => Promise.resolve(ok({ v: 1, held: [], decided: [] })),
    lookAtHeld: () => Promise.resolve(ok({ kind: 'unreadable' })),
    findPerson: () => Promise.resolve(ok([])),
    decideHeld: () => Promise.resolve(ok(undefined)),
    duplicates: () => Promise.resolve(ok([])),
    decide: () => Promise.resolve(ok(undefined)),
    issueCode: () => Promise.resolve(ok({ v: 1, code: 'ABCD-EFGH-JKLM', endsAt: '2026-11-25T09:00:00.000Z' })),
    ...over,
  }
}

/** Something of Ada's that waits, with what a test cares about put in. */
export function aHeld(over: Partial<HeldEntriesReply['held'][number]> = {}): HeldEntriesReply['held'][number] {
  return {
    hash: anId(),
    reason: 'not-in-caseload',
    receivedAt: at1042,
    staff: 'Ada Testcase',
    mayAccept: true,
    mayAttach: true,
    ...over,
  }
}

/** What a held contact says, and whom it was written for. */
export function aLook(person: DuplicateSide | 'nobody' = aSide()): LookReply['look'] {
  const named = person === 'nobody' ? {} : { person }
  return { kind: 'entry', entry: JSON.stringify(aContact()), proven: true, ...named }
}
