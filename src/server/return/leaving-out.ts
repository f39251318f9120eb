import type { ReturnHeader } from './elements.ts'
import type { Returned } from './returned.ts'

/** Academic ages 15, 18 and 25, in years of the National Curriculum. */
const FIRST_YEAR = 11
const LAST_YEAR = 14
const LAST_YEAR_WITH_PLAN = 21

/**
 * Why somebody is no part of this council's return, with the number of the error that returning them would be; undefined
 * where they are. Only the council that leads for somebody returns them; age is that of the academic year.
 */
export function leftOut(one: Returned, { authorities }: ReturnHeader): string | undefined {
  if (one.councilRecordNumber === undefined) return 'they have no record number yet'
  if (one.leadAuthority === undefined) return 'it is not recorded which council leads for them'
  if (!authorities.includes(one.leadAuthority)) return 'another council leads for them (26)'
  if (one.year === undefined) return undefined
  if (one.year < FIRST_YEAR) return 'they are not in Year 11 yet (10)'
  if (one.cohortStatus === 'A') return undefined
  if (one.year > LAST_YEAR_WITH_PLAN) return 'they are over 25 (9)'
  if (one.year > LAST_YEAR && one.ehcPlan !== true) return 'they are over 18 and have no EHC plan (40)'
  return undefined
}
