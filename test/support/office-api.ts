import type { SignedInOffice } from '../../src/features/office/office-api.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { ok } from '../../src/lib/result.ts'
import type { HeldEntriesReply, LookReply } from '../../src/protocol/held.ts'
import type { DuplicateSide } from '../../src/protocol/office.ts'
import type { AssessReply, TabletView } from '../../src/protocol/tablets.ts'
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

/** A tablet in use, fictional, with what a test cares about put in. */
export function aTabletView(over: Partial<TabletView> = {}): TabletView {
  return {
    id: anId() as TabletView['id'],
    staff: 'Ada Testcase',
    enrolledAt: '2026-09-01T09:00:00.000Z',
    lastUnlockedAt: '2026-11-23T08:50:00.000Z',
    lastSyncedAt: '2026-11-23T16:10:00.000Z',
    lastHeardAt: '2026-11-23T17:05:00.000Z',
    people: 2,
    ...over,
  }
}

/** Whose records were on a tablet, fictional. */
export function anAssessment(over: Partial<AssessReply> = {}): AssessReply {
  const stay = { firstAt: '2026-09-01T09:10:00.000Z', lastAt: '2026-11-23T16:10:00.000Z' }
  return {
    v: 1,
    tablet: aTabletView(),
    people: [
      {
        name: { given: 'Mirembe', family: 'Dewpond' },
        dateOfBirth: '2010-11-09',
        recordNumber: '9990000000042',
        place: 'Testbury High School',
        ...stay,
      },
      { name: { given: 'Amara', family: 'Quillfeather' }, ...stay, removedAt: '2026-10-01T09:00:00.000Z' },
    ],
    apart: 1,
    heldEntries: 0,
    madeAt: '2026-11-24T10:00:00.000Z',
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
    allocations: () => Promise.resolve(ok([])),
    give: () => Promise.resolve(ok(12)),
    take: () => Promise.resolve(ok(12)),
    temporary: () => Promise.resolve(ok([])),
    seen: () => Promise.resolve(ok(undefined)),
    tablets: () => Promise.resolve(ok([])),
    retire: () => Promise.resolve(ok(undefined)),
    assess: () => Promise.resolve(ok(anAssessment())),
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
