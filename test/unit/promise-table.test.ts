import { expect, test } from 'vitest'
import { provedBy } from '../support/promise-table.ts'

test.each([
  ['P06: what they do now', ['P06'], 'what they do now'],
  ['P06, P16: what they do now, and since when', ['P06', 'P16'], 'what they do now, and since when'],
  ['what no promise is about', [], ''],
  ['as P06: says', [], ''],
])('a test says in its name which promises it proves: %s', (name, ids, what) => {
  expect(provedBy(name)).toEqual({ ids, what })
})
