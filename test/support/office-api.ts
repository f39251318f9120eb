import type { SignedInOffice } from '../../src/features/office/office-api.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { ok } from '../../src/lib/result.ts'
import type { DuplicateSide } from '../../src/protocol/office.ts'
import { anId } from './entries.ts'

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
    held: () => Promise.resolve(ok([])),
    duplicates: () => Promise.resolve(ok([])),
    decide: () => Promise.resolve(ok(undefined)),
    issueCode: () => Promise.resolve(ok({ v: 1, code: 'ABCD-EFGH-JKLM', endsAt: '2026-11-25T09:00:00.000Z' })),
    ...over,
  }
}
