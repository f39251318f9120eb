import { beforeAll, expect, test } from 'vitest'
import { type DemoCouncil, aDemoCouncil, ofKind, recordsOf } from '../../../test/support/demo.ts'
import { activityCodes, destinationGroup, isNeet } from '../../codes/activity.ts'
import { findCode } from '../../codes/code-list.ts'
import { curriculumYear } from '../../domain/ages.ts'
import { consentFor } from '../../domain/consent.ts'
import { currencyState, missingFor } from '../../domain/currency.ts'
import { type Entry, entryKinds } from '../../domain/entry.ts'
import { type FactField, compartmentOf, factValues } from '../../domain/fact.ts'
import { guaranteeStanding } from '../../domain/guarantee.ts'
import { type Record, isContested, valueOf, valuesOf } from '../../domain/record.ts'
import { isLikelySame } from '../../domain/same-person.ts'
import { SourceKind } from '../../domain/source.ts'
import { places } from './council.ts'

/** The bundled council shows everything that can be recorded: of each there is somebody. A Wednesday like any other. */
const TODAY = '2026-11-25'

let council: DemoCouncil
/** Everything that the histories add to the list. */
let told: readonly Entry[]
let records: readonly Record[]

beforeAll(async () => {
  council = await aDemoCouncil()
  const histories = council.tell(TODAY)
  told = histories.flatMap(({ entries }) => entries)
  records = recordsOf(council, histories)
})

const factEntries = () => [...council.people.flatMap(({ held }) => ofKind(held, 'fact')), ...ofKind(told, 'fact')]

const fields = Object.keys(factValues) as FactField[]
const listOnly: ReadonlySet<FactField> = new Set([
  'councilRecordNumber',
  'previousCouncilRecordNumber',
  'cohortStatus',
  'leadAuthority',
  'educatedAuthority',
  'authorityAtYear11',
  'transferredToAuthority',
  'guaranteeRecorded',
  'guaranteeYear11',
  'guaranteeYear12',
  'healthCharacteristics',
  'offenceCharacteristics',
])

test.each(fields)('somebody has the field %s', (field) => {
  const stated = factEntries().filter(({ fact }) => fact.field === field && fact.value !== null)
  const byHand = stated.filter(({ device }) => device !== undefined)
  expect(listOnly.has(field) ? stated : byHand).not.toEqual([])
})

test.each(entryKinds)('somebody has an entry of kind %s', (kind) => {
  expect(told.map((entry) => entry.kind)).toContain(kind)
})

test.each(SourceKind.options)('something came from the source %s', (kind) => {
  expect([...told, ...factEntries()].map(({ source }) => source.kind)).toContain(kind)
})

test.each([
  'not-read-yet',
  'agreed',
  'disagreed',
  'change-asked',
  'not-read',
  'changed-since-agreed',
  'contested',
] as const)('P14: somebody has a contact that is %s', (state) => {
  expect(records.flatMap(({ contacts }) => contacts).map((contact) => contact.state)).toContain(state)
})

test.each([
  ['health', 'given'],
  ['health', 'refused'],
  ['health', 'withdrawn'],
  ['health', 'not-asked'],
  ['convictions', 'given'],
  ['convictions', 'refused'],
  ['sharing', 'given'],
  ['sharing', 'refused'],
  ['sharing', 'withdrawn'],
] as const)('P11: somebody’s consent for %s is %s', (purpose, state) => {
  expect(records.map((record) => consentFor(record, purpose).state)).toContain(state)
})

test.each(['current', 'lapses-soon', 'lapsed', 'not-known', 'never-lapses'] as const)(
  'P06, P16: somebody’s destination, recorded by hand, is %s',
  (state) => {
    const byHand = records.flatMap((record) => record.facts.get('currentDestination')?.current ?? [])
    const states = byHand
      .filter(({ device }) => device !== undefined)
      .map(({ fact }) => (fact.field === 'currentDestination' ? fact.value : null))
      .filter((value) => value !== null)
      .map(({ lapsesOn, activity }) => currencyState(lapsesOn, destinationGroup(activity), TODAY))
    expect(states).toContain(state)
  },
)

test.each(['characteristic', 'ehc-plan', 'review-date'] as const)(
  'P06: somebody’s destination lacks its %s',
  (lacking) => {
    expect(records.flatMap(lacks)).toContain(lacking)
  },
)

test.each([
  ['shared', 'ordinary'],
  ['not-shared', 'ordinary'],
  ['shared', 'safeguarding'],
  ['not-shared', 'safeguarding'],
] as const)('P25: something was %s on the %s path', (decision, path) => {
  expect(ofKind(told, 'disclosure').map(({ disclosure }) => disclosure)).toContainEqual(
    expect.objectContaining({ decision, path }),
  )
})

test('P28: a safeguarding disclosure that is released, and one that is not', () => {
  const current = records.flatMap(({ disclosures }) => disclosures).map((chain) => chain.current.disclosure)
  const concerns = current.filter(({ path, decision }) => path === 'safeguarding' && decision === 'shared')
  const open = concerns.filter(({ released }) => released === undefined)
  expect([concerns.length, open.length]).toEqual([2, 1])
})

test('P30: a disclosure by consent, one by a power, and one of what is held apart', () => {
  const shared = ofKind(told, 'disclosure')
    .map(({ disclosure }) => disclosure)
    .filter((disclosure) => disclosure.decision === 'shared')
  expect(new Set(shared.map(({ basis }) => basis.kind))).toEqual(new Set(['consent', 'power']))
  expect(shared.some(({ includes }) => includes.length > 0)).toBe(true)
})

test.each(['relevant', 'not-relevant'])('P27: something received is %s', (decision) => {
  expect(ofKind(told, 'received').map(({ received }) => received.decision)).toContain(decision)
})

test.each(['planned', 'arrived', 'absent', 'walk-in', 'cancelled'])('somebody’s visit is %s', (state) => {
  expect(records.flatMap(({ visits }) => visits).map(({ current }) => current.visit.state)).toContain(state)
})

test.each(['offer-accepted', 'offer-made', 'offer-not-suitable', 'no-offer', 'nothing-recorded'])(
  'P05: somebody’s September Guarantee stands at %s',
  (status) => {
    const standings = records.map((record) => {
      const born = valueOf(record, 'dateOfBirth')
      return guaranteeStanding(
        born === undefined ? undefined : curriculumYear(born, TODAY),
        valuesOf(record, 'application'),
      ).status
    })
    expect(standings).toContain(status)
  },
)

test.each(['address', 'currentDestination'] as const)('somebody’s %s is contested', (field) => {
  const states = records.map(({ facts }) => facts.get(field)).filter((state) => state !== undefined)
  expect(states.filter(isContested)).not.toEqual([])
})

test.each(['ethnicGroup', 'phone'] as const)('P12: somebody keeps back their %s', (field) => {
  const withheld = ofKind(told, 'fact').filter(({ fact }) => fact.field === field && fact.withheld === true)
  expect(withheld.every(({ source }) => source.kind === 'young-person')).toBe(true)
  expect(withheld).not.toEqual([])
})

test('P10, P11: health and a conviction by consent, health by a named power, and what the list says of either', () => {
  const bases = ofKind(told, 'fact').flatMap(({ fact }) =>
    (fact.field === 'health' || fact.field === 'conviction') && fact.value
      ? [`${fact.field} by ${fact.value.basis.kind}`]
      : [],
  )
  expect(new Set(bases)).toEqual(new Set(['health by consent', 'health by power', 'conviction by consent']))
  const apart = factEntries().filter(({ device, fact }) => device === undefined && compartmentOf(fact.field))
  const codes = apart.flatMap(({ fact }) => (Array.isArray(fact.value) ? fact.value : []))
  expect(new Set(codes)).toEqual(new Set(['150', '170', '180', '210']))
  expect(new Set(ofKind(told, 'opening').map(({ opening }) => opening.compartment))).toEqual(
    new Set(['health', 'convictions']),
  )
})

test('P06: a spell out of learning and work that went on through a change of code', () => {
  const spells = records.flatMap((record) => {
    const history = record.facts.get('currentDestination')?.history ?? []
    const values = history.map(({ fact }) => (fact.field === 'currentDestination' ? fact.value : null))
    const neet = values.filter((value) => value !== null && isNeet(value.activity))
    return new Set(neet.map((value) => value?.activity)).size > 1 ? [neet.map((value) => value?.neetSince)] : []
  })
  expect(spells).not.toEqual([])
  for (const spell of spells) expect(new Set(spell).size).toBe(1)
})

test('P08: one session in the records of many, with those who were away', () => {
  const sessions = Map.groupBy(
    ofKind(told, 'contact').filter(({ contact }) => contact.group !== undefined),
    ({ contact }) => contact.group?.id,
  )
  expect(sessions.size).toBe(3)
  for (const copies of sessions.values()) {
    expect(copies.length).toBeGreaterThan(20)
    expect(copies.length).toBeLessThanOrEqual(60)
    expect(new Set(copies.map(({ contact }) => contact.outcome))).toEqual(new Set(['took-place', 'absent']))
    expect(new Set(copies.map(({ contact }) => JSON.stringify(contact.group))).size).toBe(1)
    expect(copies.every(({ contact }) => contact.present.length === 0 && contact.notes.length === 0)).toBe(true)
  }
})

test('P13: somebody on no list, and one of them who may be somebody on it', () => {
  const arrived = records.filter(({ newcomers }) => newcomers.length > 0)
  expect(arrived.length).toBe(council.newcomers.length)
  const likeness = (record: Record) => {
    const { given = '', family = '' } = valueOf(record, 'name') ?? {}
    return { given, family, dateOfBirth: valueOf(record, 'dateOfBirth') }
  }
  const listed = records.filter(({ newcomers }) => newcomers.length === 0).map(likeness)
  const alike = arrived.map((record) => listed.filter((one) => isLikelySame(one, likeness(record))).length)
  expect(new Set(alike)).toEqual(new Set([0, 1]))
})

test('follow-ups due today and overdue, and visits at every school today', () => {
  const promised = records.flatMap(({ contacts }) => contacts[0]?.current.contact.nextSteps ?? [])
  expect(promised.filter(({ followUpOn }) => followUpOn === TODAY).length).toBeGreaterThan(5)
  expect(promised.filter(({ followUpOn }) => followUpOn !== undefined && followUpOn < TODAY).length).toBeGreaterThan(5)
  const today = records.flatMap(({ visits }) => visits).map(({ current }) => current.visit)
  for (const { name } of places)
    expect(today.filter((visit) => visit.on === TODAY && visit.place === name).length).toBeGreaterThan(2)
})

function lacks(record: Record) {
  const destination = valueOf(record, 'currentDestination')
  if (!destination) return []
  const known = [...(valueOf(record, 'characteristics') ?? []), ...(valueOf(record, 'healthCharacteristics') ?? [])]
  return missingFor(findCode(activityCodes, destination.activity)?.needs, {
    characteristics: known,
    ehcPlan: valueOf(record, 'ehcPlan') === true,
    reviewOn: destination.reviewOn,
  })
}

test('P08: at least sixty young people have an ordinary history of one to eight contacts', () => {
  const counts = records.map(({ contacts }) => contacts.filter(({ current }) => !current.contact.group).length)
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(80)
  expect(Math.max(...counts)).toBeLessThanOrEqual(10)
  expect(counts.filter((count) => count > 4).length).toBeGreaterThan(10)
})
