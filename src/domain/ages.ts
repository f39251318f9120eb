import { type Day, addDays, isRealDate } from './time.ts'

/**
 * National Curriculum year of a young person on a day: 11 in the school year in which most turn 16. The year turns on
 * 1 September, and so does the age that decides it (born on or before 31 August). NCCIS validator's formula.
 */
export function curriculumYear(dateOfBirth: Day, on: Day): number {
  const [birthYear, birthMonth] = yearAndMonth(dateOfBirth)
  const [year, month] = yearAndMonth(on)
  return year - birthYear - 5 - (birthMonth > 8 ? 1 : 0) + (month > 8 ? 1 : 0)
}

/** Age on the 31 August before the academic year that `on` falls in began: 15 in Year 11, 16 in Year 12. */
export function academicAge(dateOfBirth: Day, on: Day): number {
  return curriculumYear(dateOfBirth, on) + 4
}

/** Age in whole years. Someone born on 29 February is a year older on 1 March in other years. */
export function ageOn(dateOfBirth: Day, on: Day): number {
  const [birthYear, birthMonth, birthDate] = dateOfBirth.split('-').map(Number) as [number, number, number]
  const [year, month, date] = on.split('-').map(Number) as [number, number, number]
  const reached = month > birthMonth || (month === birthMonth && date >= birthDate)
  return year - birthYear - (reached ? 0 : 1)
}

function yearAndMonth(day: Day): [number, number] {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return [year, month]
}

/**
 * The school year that somebody owed an offer is leaving, or has left: until the deadline at the end of September that is still
 * the year that ended in August (P05). Eleven and twelve are owed one.
 */
export function leavingYear(dateOfBirth: Day, on: Day): number {
  return curriculumYear(dateOfBirth, on.slice(5, 7) === '09' ? `${on.slice(0, 4)}-08-31` : on)
}

/** The day on which somebody turns an age. Born on 29 February it is 1 March, in a year that has no such day. */
export function birthday(dateOfBirth: Day, age: number): Day {
  const day = `${Number(dateOfBirth.slice(0, 4)) + age}${dateOfBirth.slice(4)}`
  return isRealDate(day) ? day : `${day.slice(0, 4)}-03-01`
}

/**
 * Where somebody stands with the council's duty to know what they do (ESA 2008, sections 12 and 68), and with their own to
 * take part in learning (section 2). Two different dates: the duty to take part ends with the 18th birthday (or a level 3
 * qualification), tracking on the 31 August after Year 13, or with an EHC plan the day before the 25th birthday.
 */
export type CohortStanding =
  | { readonly standing: 'not-yet'; readonly from: Day }
  | {
      readonly standing: 'tracked'
      readonly until: Day
      /** Why until then. */
      readonly because: 'age' | 'ehc-plan'
      /** The last day of their own duty; undefined once it is over. */
      readonly dutyUntil: Day | undefined
    }
  | { readonly standing: 'over'; readonly since: Day }

/** Where somebody stands on a day. Years 12 and 13 are tracked; with an EHC plan it goes on. */
export function cohortStanding(dateOfBirth: Day, ehcPlan: boolean, today: Day): CohortStanding {
  const [birthYear, birthMonth] = yearAndMonth(dateOfBirth)
  const year12 = birthYear + 16 + (birthMonth > 8 ? 1 : 0)
  const from = `${year12}-09-01`
  if (today < from) return { standing: 'not-yet', from }
  const endOfYear13 = `${year12 + 2}-08-31`
  const until = ehcPlan ? addDays(birthday(dateOfBirth, 25), -1) : endOfYear13
  if (today > until) return { standing: 'over', since: addDays(until, 1) }
  const lastOfDuty = addDays(birthday(dateOfBirth, 18), -1)
  return {
    standing: 'tracked',
    until,
    because: ehcPlan ? 'ehc-plan' : 'age',
    dutyUntil: today <= lastOfDuty ? lastOfDuty : undefined,
  }
}
