import { expect, test } from 'vitest'
import { academicAge, ageOn, curriculumYear } from './ages.ts'

test.each([
  ['2010-08-31', '2026-08-31', 11, 15],
  ['2010-08-31', '2026-09-01', 12, 16],
  ['2010-09-01', '2026-09-01', 11, 15],
  ['2010-09-01', '2027-08-31', 11, 15],
  ['2009-03-14', '2026-11-24', 13, 17],
])('born %s is on %s in Year %i, academic age %i', (born, on, year, age) => {
  expect(curriculumYear(born, on)).toBe(year)
  expect(academicAge(born, on)).toBe(age)
})

test.each([
  ['2008-11-24', '2026-11-23', 17],
  ['2008-11-24', '2026-11-24', 18],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
])('born %s is on %s %i years old', (born, on, age) => expect(ageOn(born, on)).toBe(age))
