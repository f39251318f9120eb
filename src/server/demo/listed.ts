import type { Entry } from '../../domain/entry.ts'
import type { PersonId } from '../../domain/ids.ts'
import { foldRecord, valueOf } from '../../domain/record.ts'
import { PEOPLE, fernmoor, quillbridge, recordNumber, testbury } from './council.ts'
import type { Adviser, Listed } from './teller.ts'

/** Which advisers visit a school, the usual one first. They share one, as advisers do. */
const visitors: ReadonlyMap<string, Listed['advisers']> = new Map<string, Listed['advisers']>([
  [testbury.name, ['ada']],
  [fernmoor.name, ['ada', 'bo']],
  [quillbridge.name, ['bo']],
])

/** The record numbers of everybody of the bundled list, in its order. */
export function listedNumbers(): string[] {
  return Array.from({ length: PEOPLE }, (_, index) => recordNumber(index + 1))
}

/**
 * Everybody of the bundled list, in its order, with who has them in their caseload: those who are at no school are shared out
 * between the advisers. `found` holds what was imported, by record number.
 */
export function listedPeople(
  found: ReadonlyMap<string, { readonly person: PersonId; readonly entries: readonly Entry[] }>,
): Listed[] {
  let elsewhere = 0
  return listedNumbers().map((number, index) => {
    const one = found.get(number)
    if (!one) throw new Error('Broken assumption: everybody of the bundled list was imported')
    const record = foldRecord(one.entries)
    const school = valueOf(record, 'currentDestination')?.establishment?.name
    const inTurn: Adviser = elsewhere % 2 === 0 ? 'ada' : 'bo'
    if (school === undefined) elsewhere++
    const advisers = school === undefined ? ([inTurn] as const) : visitors.get(school)
    if (!advisers) throw new Error('Broken assumption: every school of the bundled list has an adviser')
    const dateOfBirth = valueOf(record, 'dateOfBirth')
    return { nth: index + 1, person: one.person, held: one.entries, school, dateOfBirth, advisers }
  })
}
