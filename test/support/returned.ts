import type { Fact, FactField, FactValue } from '../../src/domain/fact.ts'
import { type Record, foldRecord } from '../../src/domain/record.ts'
import type { ReturnHeader } from '../../src/server/return/elements.ts'
import { aFact } from './entries.ts'

/** A council's return for October. */
export const october: ReturnHeader = {
  databases: ['999'],
  authorities: ['998'],
  sentOn: '2026-11-03',
  periodEnd: '2026-10-31',
}

/** Values of some fields; undefined leaves one out that would be there. */
export type Values = { readonly [F in FactField]?: FactValue<F> | undefined }

const usual: Values = {
  name: { given: 'Amara', family: 'Quillfeather' },
  dateOfBirth: '2009-03-14',
  address: { lines: ['1 Invented Street'], town: 'Testbury', postcode: 'ZZ1 1ZZ' },
  gender: 'F',
  ethnicGroup: 'OOTH',
  councilRecordNumber: '9990000000001',
  cohortStatus: 'P',
  leadAuthority: '998',
  guaranteeRecorded: false,
  levelOfSupport: '3',
  ehcPlan: false,
  senSupport: false,
  currentDestination: {
    activity: '230',
    startedOn: '2026-09-03',
    ascertainedOn: '2026-09-10',
    verifiedOn: '2026-10-01',
    lapsesOn: '2027-07-16',
    lapsed: false,
    expectedToEndOn: '2027-07-16',
  },
}

/** The record of somebody fictional in Year 13 of whom everything is as it should be, with some values changed. */
export function aRecordOf(over: Values = {}): Record {
  const source = { kind: 'council-list', detail: 'NCCIS list', asOf: '2026-10-31' } as const
  const facts = Object.entries({ ...usual, ...over }).filter(([, value]) => value !== undefined)
  return foldRecord(facts.map(([field, value]) => aFact({ field, value } as Fact, { source })))
}

/** People one after the other. */
export async function* inTurn(records: readonly Record[]): AsyncGenerator<{ record: Record }> {
  for (const record of records) yield await Promise.resolve({ record })
}
