import type { Day } from './time.ts'

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
