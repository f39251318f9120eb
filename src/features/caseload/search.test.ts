import { expect, test } from 'vitest'
import { aCard, lapsed, neet } from '../../../test/support/caseload-cards.ts'
import { amongWhom, inOrder, nameThenSchool, narrow, noFilters } from './search.ts'

const amara = aCard('Quillfeather, Amara', { school: 'Testbury College' })
const neill = aCard("O'Neill, Fionn", { school: 'Fernmoor Academy', year: 11 })
const test1 = aCard('Testwell, Łucja', { school: undefined })
const arabic = aCard('المثال, ليلى', { school: "St Sample's School" })
const all = [amara, neill, test1, arabic]

test.each([
  ['quil', [amara]],
  ['AMARA quill', [amara]],
  ['oneill', [neill]],
  ['o’neill f', [neill]],
  ['neill', [neill]],
  ['lucja', [test1]],
  ['المث', [arabic]],
  ['test', [test1, amara]],
  ['amara test', [amara]],
  ['samples', [arabic]],
  ['uill', []],
  ['  ', all],
])('%s finds by name first, then by school', (name, found) => {
  expect(nameThenSchool(all, { ...noFilters, name })).toEqual(found)
})

test('where only names are looked for, schools find nobody', () => {
  expect(narrow(all, { ...noFilters, name: 'test' })).toEqual([test1])
})

test('somebody kept stays on a list they no longer belong to, and nowhere else', () => {
  const kept = new Set([amara.person])
  expect(nameThenSchool(all, { ...noFilters, list: 'lapsed' }, kept)).toEqual([amara])
  expect(nameThenSchool(all, { ...noFilters, list: 'lapsed', year: '11' }, kept)).toEqual([])
})

test('who is looked among is named only where a filter narrows', () => {
  expect(amongWhom(all, { ...noFilters, name: 'x' })).toBeUndefined()
  expect(amongWhom(all, { ...noFilters, year: '11' })).toEqual([neill.person])
})

test('sorted by what comes first, then by name', () => {
  const never = aCard('A, Never', neet)
  const old = aCard('Z, Old', lapsed)
  const silent = aCard('M, Silent', { lastContactOn: undefined })
  expect(inOrder([old, never, silent], 'name')).toEqual([never, silent, old])
  expect(inOrder([never, silent, old], 'lapses-first')).toEqual([old, silent, never])
  expect(inOrder([never, old, silent], 'longest-since')).toEqual([silent, never, old])
})
