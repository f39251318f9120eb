import { expect, test } from 'vitest'
import { aContact, aFact, aStamp, anAgreement, anEntryId, someContact } from '../../test/support/entries.ts'
import type { Application } from '../domain/fact-values.ts'
import type { Contact } from '../domain/contact.ts'
import type { Entry } from '../domain/entry.ts'
import { foldRecord } from '../domain/record.ts'
import type { Visit } from '../domain/visit.ts'
import { Card, toCard } from './card.ts'

const cardOf = (...entries: Entry[]) => toCard(foldRecord(entries))
const promised = (...days: string[]): Partial<Contact> => ({
  nextSteps: days.map((followUpOn) => ({ text: 'Ring the college.', followUpOn })),
})
const contactOn = (on: string, over: Partial<Contact> = {}) =>
  aContact({ contact: someContact({ on, nextSteps: [], ...over }) })

test('a card holds nothing that depends on the day, and can be read again', () => {
  expect(Card.safeParse(cardOf(contactOn('2026-11-02', promised('2026-11-09')))).success).toBe(true)
  expect(Card.safeParse(cardOf()).success).toBe(true)
})

const first = contactOn('2026-11-02', promised('2026-11-09', '2026-12-01'))
test.each([
  ['nobody came back to it', [], ['2026-11-09', '2026-12-01']],
  ['a contact before the day does not answer it', [contactOn('2026-11-06')], ['2026-11-09', '2026-12-01']],
  ['a contact on the day does', [contactOn('2026-11-09')], ['2026-12-01']],
  ['a contact after the day does', [contactOn('2026-11-20')], ['2026-12-01']],
  ['a contact after all of them', [contactOn('2026-12-24')], []],
  ['a call nobody took', [contactOn('2026-11-09', { outcome: 'no-answer' })], ['2026-11-09', '2026-12-01']],
  ['a session they missed', [contactOn('2026-11-10', { outcome: 'absent' })], ['2026-11-09', '2026-12-01']],
  [
    'a call nobody took after one that somebody did',
    [contactOn('2026-11-09'), contactOn('2026-11-10', { outcome: 'no-answer' })],
    ['2026-12-01'],
  ],
  [
    'what was promised while it was answered',
    [contactOn('2026-11-09', promised('2026-11-16', '2026-11-09'))],
    ['2026-11-09', '2026-11-16', '2026-12-01'],
  ],
])('P08: what was promised is due until a later contact answers it: %s', (_case, later, due) => {
  expect(cardOf(first, ...later).followUps).toEqual(due)
})

test('P08: what was promised in an earlier version of a contact, and taken out, is not due', () => {
  const without = aContact({
    of: first.id,
    supersedes: [first.id],
    contact: someContact({ on: '2026-11-02', nextSteps: [] }),
  })
  expect(cardOf(first, without).followUps).toEqual([])
})

test('P14: what nobody has read with the young person, or has changed since, waits', () => {
  const [read, unread] = [contactOn('2026-11-02'), contactOn('2026-11-03')]
  const agreed = anAgreement(read.id)
  expect(cardOf(read, unread, agreed).toAgree).toBe(1)
  const changed = aContact({ of: read.id, supersedes: [read.id] })
  expect(cardOf(read, unread, agreed, changed).toAgree).toBe(2)
  const why = anAgreement(unread.id, { answer: 'not-read', reason: 'not-present' })
  expect(cardOf(read, unread, agreed, why).toAgree).toBe(0)
})

const application = (over: Partial<Application>) =>
  aFact({
    field: 'application',
    value: {
      kind: 'course',
      provider: 'Testbury College',
      title: 'Electrical, Level 2',
      accredited: true,
      outcome: 'offer',
      answer: 'none',
      ...over,
    },
  })

test.each([
  ['an offer', {}, true],
  ['an offer with conditions', { outcome: 'conditional-offer' }, true],
  ['one that leads to no qualification', { accredited: false }, false],
  ['one that was turned down', { answer: 'declined' }, false],
  ['an application without an answer', { outcome: 'waiting' }, false],
])('P05: whether an offer stands that counts: %s', (_case, over, counts) => {
  expect(cardOf(application(over)).guarantee).toBe(counts)
})

test('the school is where they are now, else where they said they learn', () => {
  const past = aFact({
    field: 'placement',
    value: { kind: 'school', name: 'Oldbury Sample School', until: '2025-07-20' },
  })
  const now = aFact({ field: 'placement', value: { kind: 'college', name: 'Testbury College' } })
  expect(cardOf(past).school).toBeUndefined()
  expect(cardOf(past, now).school).toBe('Testbury College')
  const dates = { startedOn: '2026-09-01', ascertainedOn: '2026-09-10', lapsed: false }
  const value = { activity: '210', ...dates, establishment: { name: 'Testbury High School' } }
  expect(cardOf(now, aFact({ field: 'currentDestination', value })).school).toBe('Testbury High School')
})

test('P16: one value or contact that people said different things of makes the card contested', () => {
  const phone = aFact({ field: 'phone', value: { number: '01632 960 001', kind: 'home' } })
  const changed = (number: string) => ({
    ...aFact({ field: 'phone', value: { number, kind: 'home' } }, { supersedes: [phone.id] }),
    of: phone.id,
  })
  expect(cardOf(phone, changed('01632 960 002')).contested).toBe(false)
  expect(cardOf(phone, changed('01632 960 002'), changed('01632 960 003')).contested).toBe(true)
  const versions = [1, 2].map(() => aContact({ of: first.id, supersedes: [first.id] }))
  expect(cardOf(first, ...versions).contested).toBe(true)
})

test('the latest visits are at hand, whenever they were planned, and none that were given up', () => {
  const visit = (on: string, state: Visit['state'] = 'planned', asOf = '2026-11-01'): Entry => ({
    ...aStamp({ source: { kind: 'adviser', asOf } }),
    kind: 'visit',
    visit: { on, place: 'Testbury High School', state },
  })
  const tomorrow = visit('2026-11-25', 'planned', '2026-01-05')
  const many = Array.from({ length: 20 }, (_, week) => visit(`2026-10-${String(week + 1).padStart(2, '0')}`))
  const { visits } = cardOf(...many, tomorrow, visit('2026-11-26', 'cancelled'))
  expect(visits[0]).toEqual({
    id: tomorrow.id,
    visit: { on: '2026-11-25', place: 'Testbury High School', state: 'planned' },
  })
  expect(visits).toHaveLength(14)
})

test('P10: nothing of what is held apart is on a card, even if it were to lie in the ordinary record', () => {
  const basis = { kind: 'consent', consent: anEntryId() } as const
  const health = aFact({ field: 'health', value: { what: 'Something about health', basis } })
  expect(JSON.stringify(cardOf(health))).not.toContain('Something about health')
})
