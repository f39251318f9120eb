import { likenessText } from '../../domain/same-person.ts'
import { shortHash } from '../context.ts'
import type { Returned } from './returned.ts'

/** What is wrong between records, with the numbers of both. */
export interface Across {
  readonly id: '902' | '907' | '908'
  readonly severity: 1 | 2 | 3
  readonly says: string
  readonly records: readonly string[]
}

/** A record number of 13 digits is a whole number that a computer holds exactly, in a tenth of the room of its text. */
type Numbers = Map<number, number>

/**
 * Checks records against those before them: numbers that must be unique, and people who may be in the file twice. It keeps
 * numbers and hashes, so memory does not hold the council.
 */
export class AcrossRecords {
  readonly #records = new Set<number>()
  readonly #learners: Numbers = new Map()
  readonly #people: Numbers = new Map()

  check(one: Returned): readonly Across[] {
    const number = Number(one.councilRecordNumber)
    const found: Across[] = []
    if (one.cohortStatus !== 'G' && this.#records.has(number))
      found.push({ id: '902', severity: 1, says: 'the record number is in the file twice', records: [padded(number)] })
    this.#records.add(number)
    const learner = one.cohortStatus === 'M' ? undefined : Number(one.uniqueLearnerNumber)
    const other = twin(this.#learners, learner, number)
    if (other !== undefined)
      found.push({ id: '907', severity: 2, says: 'two people have one unique learner number', records: other })
    const person = twin(this.#people, likenessOf(one), number)
    if (person !== undefined)
      found.push({ id: '908', severity: 3, says: 'two people have the same name and date of birth', records: person })
    return found
  }
}

function twin(seen: Numbers, key: number | undefined, number: number): readonly string[] | undefined {
  if (key === undefined || Number.isNaN(key)) return undefined
  const before = seen.get(key)
  if (before === undefined) seen.set(key, number)
  return before === undefined ? undefined : [padded(before), padded(number)]
}

function padded(number: number): string {
  return String(number).padStart(13, '0')
}

function likenessOf({ name, dateOfBirth }: Returned): number | undefined {
  const text = name && likenessText({ given: name.given, family: name.family, dateOfBirth })
  return text === undefined ? undefined : shortHash(text)
}
