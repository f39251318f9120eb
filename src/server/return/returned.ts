import { activityCodes, isNeet } from '../../codes/activity.ts'
import { findCode } from '../../codes/code-list.ts'
import { type ReturnedField, returnedFields } from '../../codes/returned.ts'
import { curriculumYear } from '../../domain/ages.ts'
import { lapsesOn } from '../../domain/currency.ts'
import type { CurrentDestination } from '../../domain/fact-values.ts'
import type { FactValue } from '../../domain/fact.ts'
import { type FactState, type Record, foldRecord, isContested, valueOf } from '../../domain/record.ts'
import type { Day } from '../../domain/time.ts'

/** The values of the fields that are returned, and no others. */
type Values = { readonly [F in ReturnedField]?: FactValue<F> | undefined }

/** One young person as the return has them at the end of a period. */
export interface Returned extends Values {
  readonly periodEnd: Day
  /** National Curriculum year at the end of the period; undefined without a date of birth. */
  readonly year: number | undefined
  /** All three kinds of characteristics: the return makes no difference between them. */
  readonly allCharacteristics: readonly string[]
  /** Fields of which people said different things; what is gone by until somebody settles them is returned. */
  readonly contested: readonly ReturnedField[]
}

/** The part of a record that is returned (P31), with what the period makes of it. */
export function returnedOf(record: Record, periodEnd: Day): Returned {
  const at = withDestinationAt(record, periodEnd)
  const values: Values = Object.fromEntries([...returnedFields].map((field) => [field, valueOf(at, field)]))
  const { characteristics = [], healthCharacteristics = [], offenceCharacteristics = [] } = values
  const states = [...returnedFields].map((field) => at.facts.get(field)).filter((state) => state !== undefined)
  return {
    ...values,
    gender: answered(at.facts.get('gender'), values.gender, { withheld: 'U', nothing: 'U' }),
    ethnicGroup: answered(at.facts.get('ethnicGroup'), values.ethnicGroup, { withheld: 'REFU', nothing: 'NOBT' }),
    currentDestination: values.currentDestination && completed(values.currentDestination),
    periodEnd,
    year: values.dateOfBirth === undefined ? undefined : curriculumYear(values.dateOfBirth, periodEnd),
    allCharacteristics: [
      ...new Set([...characteristics, ...healthCharacteristics, ...offenceCharacteristics]),
    ].toSorted(),
    contested: states.filter(isContested).map(({ field }) => field as ReturnedField),
  }
}

/** What is not known has a code of its own, and so has what somebody does not want to say (P02). */
function answered(
  state: FactState | undefined,
  value: string | undefined,
  codes: { readonly withheld: string; readonly nothing: string },
): string {
  if (value !== undefined) return value
  return state?.current.some(({ fact }) => fact.withheld) ? codes.withheld : codes.nothing
}

/**
 * The record with the destination that stood at the end of the period: what somebody began in November is not part of
 * October's return, which would be refused with a date after its end. Other values are corrected for the past as well.
 */
function withDestinationAt(record: Record, periodEnd: Day): Record {
  const history = record.facts.get('currentDestination')?.history ?? []
  const until = history.filter(({ source }) => source.asOf <= periodEnd)
  const state = foldRecord(until).facts.get('currentDestination')
  return state ? { ...record, facts: new Map([...record.facts, ['currentDestination', state]]) } : record
}

/** The dates that follow from the code: until when it counts, and since when somebody is in no education, work or training. */
function completed(value: CurrentDestination): CurrentDestination {
  const { lapsesOn: recorded, neetSince, ...rest } = value
  const rule = findCode(activityCodes, value.activity)?.currency
  const derived = rule && lapsesOn(rule, { ...rest, verifiedOn: value.verifiedOn ?? value.ascertainedOn })
  const lapses = rule?.kind === 'never' ? undefined : (recorded ?? derived)
  const since = isNeet(value.activity) ? (neetSince ?? value.startedOn) : undefined
  return {
    ...rest,
    ...(lapses === undefined ? {} : { lapsesOn: lapses }),
    ...(since === undefined ? {} : { neetSince: since }),
  }
}
