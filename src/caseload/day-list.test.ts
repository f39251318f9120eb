import { describe, expect, test } from 'vitest'
import { aContact, aFact, aStamp, anEntryId, anId, someContact } from '../../test/support/entries.ts'
import { aPlan, aPlanEntry } from '../../test/support/plans.ts'
import { type Entry, type VisitEntry, parseEntry } from '../domain/entry.ts'
import type { Fact } from '../domain/fact.ts'
import type { Application } from '../domain/fact-values.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { addDays } from '../domain/time.ts'
import type { Visit } from '../domain/visit.ts'
import type { PersonKey } from '../vault/person-key.ts'
import type { PersonCard } from './api.ts'
import { type Page, cardOf } from './book.ts'
import { type Carded, dayLine, dayLines, followUpLines, inDayOrder } from './day-list.ts'
import { frontOf } from './dossier.ts'
import type { DayLine } from './record-api.ts'
import { personCard } from './views.ts'

const today = '2026-11-24'
const school = 'Testbury High School'
const elsewhere = 'Other College'

/** Somebody as the list gets them: the card and the line of the caseload, both made from their entries as they are stored. */
function carded(entries: readonly Entry[]): Carded {
  expect(entries.filter((entry) => !parseEntry(JSON.stringify(entry)).ok)).toEqual([])
  const held = entries.map((entry) => ({ id: entry.id, seq: null, text: JSON.stringify(entry) }))
  const dossier = { person: anId() as PersonId, head: 0, hash: 'A'.repeat(43), entries: held }
  // Nothing is opened here, so no key is needed.
  const page: Page = { pid: anId(), key: {} as PersonKey, rev: 0, front: frontOf(dossier).front }
  return { card: cardOf(page), shown: personCard(page, today, false) }
}

const facts = (...said: Fact[]) => said.map((fact) => aFact(fact))
const named = (given: string) => facts({ field: 'name', value: { given, family: 'Sample' } })
const atSchool = (name = school) => facts({ field: 'placement', value: { kind: 'school', name } })
const doing = (activity: string, lapsesOn?: string): Fact => ({
  field: 'currentDestination',
  value: {
    activity,
    startedOn: '2026-09-01',
    ascertainedOn: '2026-09-15',
    verifiedOn: '2026-09-15',
    lapsed: false,
    ...(lapsesOn === undefined ? {} : { lapsesOn }),
    establishment: { name: school },
  },
})

function aVisit(visit: Partial<Visit> = {}, of?: EntryId, supersedes: readonly EntryId[] = []): VisitEntry {
  return {
    ...aStamp({ source: { kind: 'adviser', asOf: today }, supersedes: [...supersedes] }),
    kind: 'visit',
    ...(of ? { of } : {}),
    visit: { on: today, place: school, state: 'planned', ...visit },
  }
}

const lineOf = (entries: readonly Entry[], on = today) => {
  const { card, shown } = carded(entries)
  return dayLine(card, shown, school, on)
}

describe('a place in the list', () => {
  test('is that of the school and of the day', () => {
    const here = aVisit({ at: '09:30' })
    const entries = [...atSchool(), here, aVisit({ place: elsewhere }), aVisit({ on: '2026-11-25' })]
    expect(lineOf(entries).visit).toEqual({ id: here.id, visit: here.visit })
    expect(lineOf(entries, '2026-11-26').visit).toBeUndefined()
  })

  test('is what was said of it last', () => {
    const planned = aVisit({ at: '09:30' })
    const arrived = aVisit({ at: '09:30', state: 'arrived' }, planned.id, [planned.id])
    expect(lineOf([planned, arrived]).visit).toEqual({ id: planned.id, visit: arrived.visit })
  })

  test('that was given up is none, and another may be made', () => {
    const planned = aVisit({ at: '09:30' })
    const cancelled = aVisit({ at: '09:30', state: 'cancelled' }, planned.id, [planned.id])
    expect(lineOf([planned, cancelled]).visit).toBeUndefined()
    const again = aVisit({ at: '11:00' })
    expect(lineOf([planned, cancelled, again]).visit?.id).toBe(again.id)
  })

  test('that was planned long ago for today is there today, whatever was planned since', () => {
    const planned = aVisit({ at: '09:30' })
    const past = Array.from({ length: 40 }, (_, week) =>
      aVisit({ on: addDays(today, -7 * (week + 1)), state: 'arrived' }),
    )
    const ahead = Array.from({ length: 10 }, (_, week) => aVisit({ on: addDays(today, 7 * (week + 1)) }))
    expect(lineOf([planned, ...past, ...ahead]).visit?.id).toBe(planned.id)
  })
})

describe('who is on the page of a visit', () => {
  test('everybody at the school, and who has a place in the list from elsewhere', () => {
    const people = [
      carded([...named('Amara'), ...atSchool()]),
      carded([...named('Ben'), ...atSchool(elsewhere)]),
      carded([...named('Cleo'), ...atSchool(elsewhere), aVisit({ state: 'walk-in' })]),
      carded(named('Dai')),
    ]
    expect(dayLines(people, school, today).map(({ given }) => given)).toEqual(['Cleo', 'Amara'])
  })
})

describe('P16: whoever has to be asked what they do now is on the list with that', () => {
  test.each([
    ['nothing was ever said', undefined, undefined, true],
    ['it is not known', '810', undefined, true],
    ['it lapsed yesterday', '220', '2026-11-23', true],
    ['it lapses today', '220', '2026-11-24', true],
    ['it lapses in 30 days', '220', '2026-12-24', true],
    ['it lapses in 31 days', '220', '2026-12-25', false],
    ['not in learning never lapses', '619', undefined, false],
  ])('%s', (_when, activity, lapsesOn, expected) => {
    const said = activity === undefined ? [] : facts(doing(activity, lapsesOn))
    expect(lineOf([...named('Amara'), ...said]).lapseDue).toBe(expected)
  })
})

const anApplication = (over: Partial<Application>): Fact => ({
  field: 'application',
  value: {
    kind: 'course',
    provider: elsewhere,
    title: 'Level 2',
    outcome: 'offer',
    answer: 'none',
    accredited: true,
    ...over,
  },
})

describe('P05: an offer is missing in Year 11 and 12, whatever they do now', () => {
  test.each([
    // Born on 31 August and 1 September 2008 to 2011: the first and last day of a school year.
    ['Year 10', '2011-09-01', '110', true, false],
    ['Year 11, at school', '2011-08-31', '110', true, true],
    ['Year 11, not in learning', '2010-09-01', '619', true, true],
    ['Year 12, at college', '2010-08-31', '220', true, true],
    ['Year 12, not in learning', '2009-09-01', '619', true, true],
    ['Year 12, ill', '2009-09-01', '640', true, true],
    ['Year 13', '2009-08-31', '619', true, false],
    ['no date of birth', undefined, '220', true, false],
    ['Year 11, with an offer', '2011-08-31', '110', false, false],
  ])('%s', (_who, dateOfBirth, activity, bare, expected) => {
    const born: Fact[] = dateOfBirth === undefined ? [] : [{ field: 'dateOfBirth', value: dateOfBirth }]
    const offers = bare ? [] : [anApplication({})]
    expect(lineOf(facts(...born, doing(activity), ...offers)).offerMissing).toBe(expected)
  })

  test.each([
    ['turned down by the young person', { answer: 'declined' }],
    ['of nothing accredited', { accredited: false }],
    ['only hoped for', { outcome: 'waiting' }],
  ] as const)('an offer does not count that was %s', (_how, over) => {
    const said = facts({ field: 'dateOfBirth', value: '2011-08-31' }, doing('110'), anApplication(over))
    expect(lineOf(said).offerMissing).toBe(true)
  })
})

const promised = (followUpOn: string, on = '2026-11-02') =>
  aContact({ contact: someContact({ on, nextSteps: [{ text: 'Ring.', followUpOn }] }) })

describe('follow-ups', () => {
  test('those of the day and before are due, the earliest first', () => {
    const entries = [promised('2026-11-25'), promised('2026-11-24'), promised('2026-11-10')]
    expect(lineOf(entries).followUpsDue).toEqual(['2026-11-10', '2026-11-24'])
    expect(lineOf(entries, '2026-11-25').followUpsDue).toHaveLength(3)
  })

  test('a later contact answers them', () => {
    const later = aContact({ contact: someContact({ on: '2026-11-20', nextSteps: [] }) })
    expect(lineOf([promised('2026-11-10'), later]).followUpsDue).toEqual([])
  })

  test('of the whole caseload, the longest due first and then by name, without those to whom nothing is due', () => {
    const people = [
      carded([...named('Amara'), promised('2026-11-20')]),
      carded([...named('Ben'), ...atSchool(elsewhere), promised('2026-11-10')]),
      carded([...named('Cleo'), promised('2026-11-25')]),
      carded([...named('Dai'), promised('2026-11-10')]),
      carded(named('Esme')),
    ]
    const due = followUpLines(people, today)
    expect(due.map(({ given }) => given)).toEqual(['Ben', 'Dai', 'Amara'])
    expect(due[0]?.followUpsDue).toEqual(['2026-11-10'])
  })
})

describe('the action plan', () => {
  const planned = (reviewOn?: string) => {
    const { reviewOn: _usual, ...plan } = aPlan()
    return aPlanEntry(reviewOn === undefined ? plan : { ...plan, reviewOn })
  }

  test.each<[string, string | undefined, boolean]>([
    ['on its day', today, true],
    ['after its day', '2026-11-23', true],
    ['not before', '2026-11-25', false],
    ['never where no day was set', undefined, false],
  ])('is due to be looked at again %s', (_when, reviewOn, due) => {
    expect(lineOf([planned(reviewOn)]).planReviewDue).toBe(due)
  })

  test('that was looked at is due on the new day', () => {
    const old = planned('2026-11-20')
    const now = aPlanEntry(aPlan({ reviewOn: '2027-01-20' }), { of: old.id, supersedes: [old.id] })
    expect(lineOf([old, now]).planReviewDue).toBe(false)
  })

  test('is due nowhere where there is none', () => {
    expect(lineOf([]).planReviewDue).toBe(false)
  })
})

describe('in what order', () => {
  const quiet: DayLine = { ...lineOf(named('Quiet')), lapseDue: false, offerMissing: false }
  const line = (name: string, over: Partial<DayLine> = {}): DayLine => ({ ...quiet, name, ...over })
  const place = (at?: string, state: Visit['state'] = 'planned'): Partial<DayLine> => ({
    visit: { id: anEntryId(), visit: { on: today, place: school, state, ...(at === undefined ? {} : { at }) } },
  })

  test.each<[string, DayLine, DayLine]>([
    ['by time', line('z', place('09:00')), line('a', place('10:00'))],
    ['a time before none', line('z', place('16:30')), line('a', place(undefined, 'walk-in'))],
    ['on the list before off it', line('z', place()), line('a', { followUpsDue: ['2026-11-01'] })],
    ['a mark changes nothing', line('z', place('09:00', 'absent')), line('a', place('09:30', 'arrived'))],
    ['one time, what is due first', line('z', { ...place('09:00'), toAgree: 1 }), line('a', place('09:00'))],
    ['one time, by name', line('a', place('09:00')), line('b', place('09:00'))],
    ['the longest due first', line('z', { followUpsDue: ['2026-11-01'] }), line('a', { followUpsDue: ['2026-11-02'] })],
    [
      'promised before everything else',
      line('z', { followUpsDue: ['2026-11-24'] }),
      line('a', { toAgree: 9, hasDraft: true, contested: true, lapseDue: true, offerMissing: true }),
    ],
    [
      'to agree before what is unfinished, old or missing',
      line('z', { toAgree: 1 }),
      line('a', { hasDraft: true, contested: true, lapseDue: true, offerMissing: true }),
    ],
    [
      'to agree before a plan to look at again',
      line('z', { toAgree: 1 }),
      line('a', { planReviewDue: true, hasDraft: true }),
    ],
    ['a plan to look at again before a draft', line('z', { planReviewDue: true }), line('a', { hasDraft: true })],
    ['draft before different answers', line('z', { hasDraft: true }), line('a', { contested: true })],
    ['different answers before old', line('z', { contested: true }), line('a', { lapseDue: true, offerMissing: true })],
    ['old before missing', line('z', { lapseDue: true }), line('a', { offerMissing: true })],
    ['missing before nothing', line('z', { offerMissing: true }), line('a')],
    ['nothing due, by name', line('Éa'), line('Ez')],
  ])('%s', (_why, first, second) => {
    expect(inDayOrder([first, second])).toEqual([first, second])
    expect(inDayOrder([second, first])).toEqual([first, second])
  })
})

test('P10 P28: nothing that is held apart, and nothing that others were told or sent, is on the list of a visit', () => {
  const party = { kind: 'police', name: 'SECRET' }
  const basis = { kind: 'power', power: 'safeguarding', reason: 'SECRET' } as const
  const stampOf = () => aStamp({ source: { kind: 'adviser', asOf: today } })
  const entries: Entry[] = [
    ...named('Amara'),
    ...facts(
      doing('640'),
      { field: 'health', value: { what: 'SECRET', basis } },
      { field: 'conviction', value: { what: 'SECRET', basis } },
      { field: 'healthCharacteristics', value: ['210'] },
      { field: 'offenceCharacteristics', value: ['170'] },
    ),
    {
      ...stampOf(),
      kind: 'disclosure',
      disclosure: {
        decision: 'shared',
        path: 'safeguarding',
        to: party,
        on: today,
        what: 'SECRET',
        why: 'SECRET',
        basis,
        includes: [],
      },
    },
    {
      ...stampOf(),
      kind: 'received',
      received: { decision: 'relevant', path: 'safeguarding', from: party, on: today, what: 'SECRET', why: 'SECRET' },
    },
    promised('2026-11-20'),
    aVisit({ at: '09:30' }),
  ]
  const person = carded(entries)
  const shown: readonly PersonCard[] = [...dayLines([person], school, today), ...followUpLines([person], today)]
  expect(shown).toHaveLength(2)
  expect(shown.map(({ destination }) => destination)).toEqual(['Not available', 'Not available'])
  const told = JSON.stringify([person, shown])
  expect(told).not.toContain('SECRET')
  expect(JSON.stringify(shown)).not.toMatch(/illness|640|210|170|police|safeguarding/i)
})
