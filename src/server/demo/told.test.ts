import { beforeAll, expect, test } from 'vitest'
import { type DemoCouncil, aDemoCouncil, ofKind, recordsOf } from '../../../test/support/demo.ts'
import { activityCodes } from '../../codes/activity.ts'
import type { CodeList } from '../../codes/code-list.ts'
import { channels, contactOutcomes, contactTypes, presence, reasonsNotRead } from '../../codes/contact.ts'
import {
  applicationKinds,
  applicationOutcomes,
  offerAnswers,
  phoneKinds,
  placementKinds,
  qualificationKinds,
} from '../../codes/education.ts'
import { harmlessPhrases, healthWords, jargon, offenceWords } from '../../codes/jargon.ts'
import { characteristics, ethnicGroups, intendedDestinations, supportLevels } from '../../codes/person.ts'
import { readBackWords } from '../../codes/read-back-words.ts'
import { consentWays, openingReasons, powers, recipients } from '../../codes/sharing.ts'
import { consentOn } from '../../domain/consent.ts'
import { mayDisclose } from '../../domain/disclosing.ts'
import { type Entry, parseEntry } from '../../domain/entry.ts'
import type { FactField, FactValue } from '../../domain/fact.ts'
import { hintsFor, prepareWords } from '../../domain/plain-words.ts'
import { readBack, readBackText } from '../../domain/read-back.ts'
import { foldRecord, valueOf } from '../../domain/record.ts'
import { SourceKind } from '../../domain/source.ts'
import { dayNumber } from '../../domain/time.ts'
import { hashText } from '../context.ts'
import { places } from './council.ts'
import type { History } from './histories.ts'
import { familyNames, givenNames, organisations, unusualNames } from './names.ts'

/** What the histories hold is what tablets would have recorded, and nobody real is in it. */
const TODAY = '2026-11-25'

let council: DemoCouncil
let histories: readonly History[]
let told: readonly Entry[]

beforeAll(async () => {
  council = await aDemoCouncil()
  histories = council.tell(TODAY)
  told = histories.flatMap(({ entries }) => entries)
})

test('every entry is one that a tablet could have recorded', () => {
  const ids = new Set<string>()
  for (const { person, entries } of histories) {
    const held = council.people.find((listed) => listed.person === person)?.held ?? []
    const known = new Set([...held, ...entries].map(({ id }) => id))
    for (const entry of entries) {
      expect(parseEntry(JSON.stringify(entry))).toEqual({ ok: true, value: entry })
      expect(entry.person).toBe(person)
      expect(ids.has(entry.id)).toBe(false)
      expect(entry.supersedes.filter((id) => !known.has(id))).toEqual([])
      expect(entry.at.slice(0, 10) < TODAY && entry.source.asOf < TODAY).toBe(true)
      ids.add(entry.id)
    }
  }
})

test('P18: every fact says where it came from, and no value is older than its recording', () => {
  for (const { source, at, device, author } of ofKind(told, 'fact')) {
    expect(SourceKind.options).toContain(source.kind)
    expect(source.asOf <= at.slice(0, 10)).toBe(true)
    expect(Object.values(council.advisers)).toContainEqual({ author, device })
  }
})

test('P14: every answer is bound to the exact text that was read', () => {
  const contacts = new Map(ofKind(told, 'contact').map((entry) => [entry.id, entry]))
  for (const { agreement, at } of ofKind(told, 'agreement')) {
    const read = contacts.get(agreement.contact)
    if (!read) throw new Error('an answer to no contact')
    expect(agreement.text).toBe(hashText(readBackText(readBack(read, readBackWords(read.contact)))))
    expect(at > read.at).toBe(true)
  }
})

/** Every entry of a kind, with the record as it was when it was made. */
function withBefore<K extends Entry['kind']>(kind: K) {
  return histories.flatMap(({ entries }) =>
    ofKind(entries, kind).map((entry) => ({
      entry,
      before: foldRecord(
        entries.slice(
          0,
          entries.findIndex(({ id }) => id === entry.id),
        ),
      ),
    })),
  )
}

test('P30: nothing is shared but with a consent that stood that day, or by a named power', () => {
  const disclosures = withBefore('disclosure')
  expect(disclosures.length).toBeGreaterThan(5)
  for (const { entry, before } of disclosures) {
    const chain = before.disclosures.find(({ id }) => id === entry.of)
    expect(mayDisclose(before, entry.disclosure, chain)).toBe(true)
  }
})

test('P11: nothing of health or convictions is recorded but with a consent that stood that day, or by a named power', () => {
  const recorded = withBefore('fact').flatMap(({ entry: { fact, at }, before }) =>
    (fact.field === 'health' || fact.field === 'conviction') && fact.value?.basis.kind === 'consent'
      ? [
          {
            named: fact.value.basis.consent,
            standing: consentOn(before.consents, fact.field === 'health' ? 'health' : 'convictions', at.slice(0, 10)),
          },
        ]
      : [],
  )
  expect(recorded.length).toBe(3)
  for (const { named, standing } of recorded) expect(standing).toMatchObject({ state: 'given', entry: { id: named } })
})

/** What the histories use of each list of codes. `all`: nothing of the list is left out. */
function usedCodes(): readonly (readonly [CodeList, readonly string[], 'all' | 'some'])[] {
  const contacts = ofKind(told, 'contact').map(({ contact }) => contact)
  const answers = ofKind(told, 'agreement').map(({ agreement }) => agreement.answer)
  const disclosures = ofKind(told, 'disclosure').map(({ disclosure }) => disclosure)
  const bases = [
    ...disclosures.flatMap((one) => (one.decision === 'shared' ? [one.basis] : [])),
    ...valuesIn('health').map(({ basis }) => basis),
  ]
  return [
    [contactTypes, contacts.map(({ type }) => type), 'all'],
    [channels, contacts.map(({ channel }) => channel), 'all'],
    [contactOutcomes, contacts.map(({ outcome }) => outcome), 'all'],
    [presence, contacts.flatMap(({ present }) => present.map(({ who }) => who)), 'all'],
    [reasonsNotRead, answers.flatMap((one) => (one.answer === 'not-read' ? [one.reason] : [])), 'all'],
    [openingReasons, ofKind(told, 'opening').map(({ opening }) => opening.reason), 'all'],
    [consentWays, ofKind(told, 'consent').map(({ consent }) => consent.how), 'all'],
    [recipients, disclosures.map(({ to }) => to.kind), 'some'],
    [recipients, ofKind(told, 'received').map(({ received }) => received.from.kind), 'some'],
    [powers, bases.flatMap((basis) => (basis.kind === 'power' ? [basis.power] : [])), 'some'],
    [activityCodes, valuesIn('currentDestination').map(({ activity }) => activity), 'some'],
    [supportLevels, valuesIn('levelOfSupport'), 'all'],
    [ethnicGroups, valuesIn('ethnicGroup'), 'some'],
    [intendedDestinations, valuesIn('intendedDestination'), 'some'],
    [characteristics, valuesIn('characteristics').flat(), 'some'],
    [phoneKinds, valuesIn('phone').map(({ kind }) => kind), 'all'],
    [placementKinds, valuesIn('placement').map(({ kind }) => kind), 'some'],
    [qualificationKinds, valuesIn('qualification').map(({ kind }) => kind), 'all'],
    [applicationKinds, valuesIn('application').map(({ kind }) => kind), 'all'],
    [applicationOutcomes, valuesIn('application').map(({ outcome }) => outcome), 'all'],
    [offerAnswers, valuesIn('application').map(({ answer }) => answer), 'all'],
  ]
}

/** Every value that the histories state in a field. */
function valuesIn<F extends FactField>(field: F): FactValue<F>[] {
  const facts = ofKind(told, 'fact').map(({ fact }) => fact)
  return facts.filter((fact) => fact.field === field && fact.value !== null).map(({ value }) => value as FactValue<F>)
}

test('every code stands in its list, and what an adviser chooses every day is all there', () => {
  for (const [list, codes, share] of usedCodes()) {
    const known = new Set(list.codes.map(({ code }) => code))
    const used = new Set(codes)
    const unused = share === 'all' ? known.difference(used) : new Set()
    expect({ list: list.name, unknown: used.difference(known), unused }).toEqual({
      list: list.name,
      unknown: new Set(),
      unused: new Set(),
    })
    expect(used.size).toBeGreaterThan(0)
  }
})

/** Every text in something, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

test('P20: no telephone number or address on the web could be anybody’s', () => {
  const texts = told.flatMap(textsIn)
  const numbers = texts.flatMap((text) => text.match(/(?<![\d-])(?:\+44|0)[\d\s().]{8,}\d/g) ?? [])
  expect(numbers.length).toBeGreaterThan(50)
  for (const number of numbers) expect(number).toMatch(/^(07700 900\d{3}|01632 960\d{3})$/)
  const domains = texts.flatMap((text) => text.match(/(?:@|https?:\/\/|www\.)[\w.-]+/g) ?? [])
  expect(domains.length).toBeGreaterThan(30)
  for (const domain of domains) expect(domain).toMatch(/^(@|https:\/\/)example\.(org|com)$/)
  const postcodes = texts.flatMap((text) => text.match(/\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/g) ?? [])
  for (const postcode of postcodes) expect(postcode).toMatch(/^ZZ/)
})

test('P20: names of people, places and organisations come from the fictional lists', () => {
  const unusual = unusualNames.flatMap(({ given, family }) => [given, family])
  const names = new Set([...familyNames, ...givenNames, ...unusual].flatMap((name) => name.split(/[\s-]/)))
  const people = [
    ...valuesIn('name').flatMap(({ given, middle, family }) => [given, middle ?? given, family]),
    ...valuesIn('parentOrCarer').map(({ name }) => name),
  ].flatMap((name) => name.split(/[\s-]/))
  expect(people.filter((name) => !names.has(name))).toEqual([])
  const known = new Set<string>([...places.map(({ name }) => name), ...Object.values(organisations)])
  const roles = new Set(['Learner support', 'Lead for safeguarding'])
  const elsewhere = [
    ...valuesIn('placement').map(({ name }) => name),
    ...valuesIn('application').map(({ provider }) => provider),
    ...valuesIn('currentDestination').map(({ establishment }) => establishment?.name),
    ...ofKind(told, 'disclosure').map(({ disclosure }) => disclosure.to.name),
    ...ofKind(told, 'received').map(({ received }) => received.from.name),
  ].filter((name) => name !== undefined)
  expect(elsewhere.length).toBeGreaterThan(100)
  expect(elsewhere.filter((name) => !known.has(name) && !roles.has(name))).toEqual([])
})

test('P15, P17: the notes are written as the app asks: plainly, about one person, without health or offences', () => {
  const otherNames = council.people.map(({ held }) => {
    const { given, family } = valueOf(foldRecord(held), 'name') ?? { given: '', family: '' }
    return `${given} ${family}`
  })
  const words = prepareWords({ jargon, healthWords, offenceWords, harmless: harmlessPhrases, otherNames })
  const notes = ofKind(told, 'contact').flatMap(({ contact }) => [
    ...contact.notes.map(({ text }) => text),
    ...contact.nextSteps.map(({ text }) => text),
    contact.group?.note ?? '',
  ])
  const hints = new Map(notes.map((note) => [note, hintsFor(words, note)]))
  expect([...hints].filter(([, found]) => found.length > 0)).toEqual([])
})

test('the same council on the same day has the same histories', () => {
  expect(council.tell(TODAY)).toEqual(histories)
})

test.each(['2026-11-28', '2026-12-25', '2027-02-28', '2028-02-29', '2028-09-01'])(
  'started on %s, everything is told relative to that day',
  (today) => {
    const then = council.tell(today)
    const visits = recordsOf(council, then).flatMap(({ visits: all }) => all.map(({ current }) => current.visit))
    expect(visits.filter((visit) => visit.on === today && visit.state === 'planned').length).toBeGreaterThan(10)
    const entries = then.flatMap((history) => history.entries)
    expect(entries.length).toBeGreaterThan(1_000)
    for (const { at } of entries) expect(at.slice(0, 10) < today).toBe(true)
    const contacts = entries.filter((entry) => entry.kind === 'contact')
    for (const { contact } of contacts) expect((dayNumber(contact.on) + 3) % 7).toBeLessThan(5)
    const latest = Math.max(...contacts.map(({ contact }) => dayNumber(contact.on)))
    expect(dayNumber(today) - latest).toBeLessThan(7)
  },
)
