import { expect, test } from 'vitest'
import { type Paper, cautiousPaper, destroyBy, paperState } from './paper.ts'

const aPaper = (over: Partial<Paper> = {}): Paper => ({
  what: 'action-plan',
  printedOn: '2026-02-28',
  kept: { kind: 'on-file', where: 'Cabinet 3, Testbury office' },
  programme: 'none',
  ...over,
})

test.each<[string, Partial<Paper>, string | undefined]>([
  ['an ordinary copy', {}, '2027-02-28'],
  ['a copy of 29 February', { printedOn: '2024-02-29' }, '2025-02-28'],
  ['a copy of the Impact project', { programme: 'impact' }, '2036-02-28'],
  ['a copy that the young person took', { kept: { kind: 'given' } }, undefined],
])('P23: by when it is destroyed: %s', (_what, over, day) => {
  expect(destroyBy(aPaper(over))).toBe(day)
})

test('P24: paper of the Impact project is kept for ten years, not for one', () => {
  expect(paperState(aPaper({ programme: 'impact' }), '2030-01-01')).toBe('on-file')
  expect(paperState(aPaper(), '2030-01-01')).toBe('overdue')
})

test.each<[string, Partial<Paper>, string, ReturnType<typeof paperState>]>([
  ['long before', {}, '2026-12-01', 'on-file'],
  ['thirty days before', {}, '2027-01-29', 'due-soon'],
  ['on its day', {}, '2027-02-28', 'due-soon'],
  ['the day after', {}, '2027-03-01', 'overdue'],
  ['years after, still', {}, '2031-01-01', 'overdue'],
  ['held for an inquiry', { hold: 'Inquiry 7' }, '2031-01-01', 'held'],
  ['held for an inquiry, Impact', { hold: 'Inquiry 7', programme: 'impact' }, '2041-01-01', 'held'],
  [
    'destroyed',
    { destroyed: { on: '2027-02-01', by: 'Ada Testcase', how: 'Shredded' }, hold: 'Inquiry 7' },
    '2031-01-01',
    'destroyed',
  ],
  ['taken by the young person', { kept: { kind: 'given' } }, '2031-01-01', 'given'],
])('P23: where a copy stands: %s', (_when, over, today, state) => {
  expect(paperState(aPaper(over), today)).toBe(state)
})

const gone = { on: '2026-11-20', by: 'Ada Testcase', how: 'Shredded' }

test.each([
  ['a hold wins over a newer version without one', [aPaper(), aPaper({ hold: 'An inquiry' })], 'held'],
  ['a hold wins over a destruction', [aPaper({ destroyed: gone }), aPaper({ hold: 'An inquiry' })], 'held'],
  ['a copy that one says is there is not destroyed', [aPaper({ destroyed: gone }), aPaper()], 'on-file'],
  ['a copy on file was not given away', [aPaper({ kept: { kind: 'given' } }), aPaper()], 'on-file'],
  ['what both say is destroyed is destroyed', [aPaper({ destroyed: gone }), aPaper({ destroyed: gone })], 'destroyed'],
] as const)('P20, P23: of two who changed one copy apart, %s', (_what, [one, other], state) => {
  expect(paperState(cautiousPaper([one, other]), '2026-11-24')).toBe(state)
  expect(paperState(cautiousPaper([other, one]), '2026-11-24')).toBe(state)
})

test('P24: of two who changed one copy apart, ten years count where one says Impact', () => {
  for (const heads of [
    [aPaper(), aPaper({ programme: 'impact' })],
    [aPaper({ programme: 'impact' }), aPaper()],
  ] as const)
    expect(destroyBy(cautiousPaper(heads))).toBe('2036-02-28')
})
