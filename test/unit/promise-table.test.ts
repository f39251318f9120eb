import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { promiseTable, readPromises } from '../support/promise-table.ts'

const promises = readPromises(readFileSync(new URL('../../docs/promises.md', import.meta.url), 'utf8'))

test('every promise of the notice is in the list, in order', () => {
  const ids = Array.from({ length: 37 }, (_, index) => `P${String(index + 1).padStart(2, '0')}`)
  expect(promises.map(({ id }) => id)).toEqual(ids)
})

test('a promise is kept when tests prove it, broken when one fails, and only words without any', () => {
  const list = [
    { id: 'P01', text: 'One.' },
    { id: 'P02', text: 'Two.' },
    { id: 'P03', text: 'Three.' },
  ]
  const proofs = new Map([
    ['P01', { passed: ['it holds', 'it holds'], failed: [] }],
    ['P02', { passed: ['half'], failed: ['other half'] }],
  ])
  expect(promiseTable(list, (id) => proofs.get(id) ?? { passed: [], failed: [] })).toBe(
    [
      'P01  kept, 2 passed',
      '    One.',
      '    ✓ it holds',
      'P02  BROKEN, 1 of 2 failed',
      '    Two.',
      '    ✗ other half',
      '    ✓ half',
      'P03  no test yet',
      '    Three.',
    ].join('\n'),
  )
})
