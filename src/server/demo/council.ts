/** What the bundled list of the fictional council and the histories told about its young people have in common. */

/** The last day of the month that the list tells of. */
export const PERIOD_END = '2026-10-31'
export const DATABASE = '999'
export const COUNCIL = '998'
/** How many young people the list holds. */
export const PEOPLE = 240

/** Whoever was born before this day is in Year 10 or above. */
export const YOUNGEST = '2012-09-01'

/** Where they learn. No such places exist. */
export const places = [
  { number: '9984001', name: 'Testbury High School' },
  { number: '9984002', name: 'Fernmoor Academy' },
  { number: '9988003', name: 'Quillbridge College' },
] as const

export const [testbury, fernmoor, quillbridge] = places

/** The record number of the nth young person of the list, counted from 1. */
export function recordNumber(nth: number): string {
  return `${DATABASE}${String(nth).padStart(10, '0')}`
}
