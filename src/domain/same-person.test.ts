import { expect, test } from 'vitest'
import { isLikelySame, likenessText } from './same-person.ts'

const born = '2010-11-09'
const mirembe = { given: 'Mirembe', family: 'Dewpond', dateOfBirth: born }

test.each([
  ['Zoë', 'O’Dewpond-Sample', 'ZOE', "o'dewpond sample"],
  ['Anne-Marie', 'St. Dewpond', 'Anne Marie', 'St Dewpond'],
  ['José', 'Ñandú', 'Jose\u0301', 'Nandu'],
  ['  Sam ', 'Dewpond', 'Sam', 'Dewpond'],
  ['سارة', 'Dewpond', 'سارة', 'DEWPOND'],
])('P13: %s %s and %s %s of one birthday have one likeness', (given, family, otherGiven, otherFamily) => {
  const one = { given, family, dateOfBirth: born }
  const two = { given: otherGiven, family: otherFamily, dateOfBirth: born }
  expect(likenessText(one)).toBe(likenessText(two))
  expect(isLikelySame(one, two)).toBe(true)
})

test.each([
  ['another given name', { given: 'Miremba' }],
  ['another surname', { family: 'Dewpont' }],
  ['another birthday', { dateOfBirth: '2010-11-10' }],
  ['letters that moved from one name to the other', { given: 'MirembeD', family: 'ewpond' }],
])('P13: %s is another likeness', (_what, over) => {
  expect(likenessText({ ...mirembe, ...over })).not.toBe(likenessText(mirembe))
})

test('without a birthday there is no likeness: a name alone is shared by many', () => {
  expect(likenessText({ ...mirembe, dateOfBirth: undefined })).toBeUndefined()
})
