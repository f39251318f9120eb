import { activityCodes, destinationGroup, listLabel } from '../codes/activity.ts'
import { type CodeList, labelOf } from '../codes/code-list.ts'
import { channels, contactOutcomes, contactTypes, presence, reasonsNotRead } from '../codes/contact.ts'
import {
  cohortStatuses,
  characteristics,
  ethnicGroups,
  genders,
  guaranteeStatuses,
  intendedDestinations,
  supportLevels,
} from '../codes/person.ts'
import { ageOn, curriculumYear } from '../domain/ages.ts'
import type { AgreementEntry, FactEntry } from '../domain/entry.ts'
import type { Fact, FactField } from '../domain/fact.ts'
import { spokenDay } from '../domain/read-back.ts'
import { type ContactState, type FactState, type Record, valueOf } from '../domain/record.ts'
import { type Day, daysBetween } from '../domain/time.ts'
import type { ContactView, FactView, PersonCard, PersonView, ValueView } from './api.ts'
import { type Page, cardOf, dossierOf } from './book.ts'
import { recordOf } from './dossier.ts'
import { addressLines, destinationLines, displayName, fieldLabels, sourceLabels } from './labels.ts'

/** A value older than this is shown as one to check again (P16). */
const STALE_AFTER_DAYS = 365

/** What is shown first of a young person, in this order. */
const summaryFields: readonly FactField[] = [
  'currentDestination',
  'intendedDestination',
  'levelOfSupport',
  'ehcPlan',
  'address',
]

/** Shown closed until opened: other people's eyes may be on the screen. */
const sensitiveFields: ReadonlySet<FactField> = new Set(['ethnicGroup', 'characteristics', 'ehcPlan', 'senSupport'])

/** One line of the list, as of a day. Sensitive activities show only their group. */
export function personCard(page: Page, today: Day, hasDraft: boolean): PersonCard {
  const card = cardOf(page)
  return {
    person: page.front.person,
    name: displayName(card.name),
    given: card.name?.given ?? '',
    family: card.name?.family ?? '',
    school: card.school,
    year: card.dateOfBirth ? curriculumYear(card.dateOfBirth, today) : undefined,
    destinationGroup: card.activity ? destinationGroup(card.activity) : undefined,
    destination: card.activity ? listLabel(card.activity) : undefined,
    destinationLapsed: card.lapsesOn !== undefined && card.lapsesOn < today,
    levelOfSupport: card.levelOfSupport ? labelOf(supportLevels, card.levelOfSupport) : undefined,
    lastContactOn: card.lastContactOn,
    toAgree: card.toAgree,
    hasDraft,
    contested: card.contested,
  }
}

/** Everything the young person's page shows, as of a day. */
export function personView(
  page: Page,
  today: Day,
  extra: Pick<PersonView, 'draft'> & { unfinished: ReadonlySet<string> },
): PersonView {
  const dossier = dossierOf(page)
  const { record, unreadable } = recordOf(dossier)
  const name = valueOf(record, 'name')
  const born = valueOf(record, 'dateOfBirth')
  const sent = new Set(dossier.entries.filter(({ seq }) => seq !== null).map(({ id }) => id))
  const others = [...record.facts.keys()].filter((field) => !summaryFields.includes(field))
  const order = Object.keys(fieldLabels) as FactField[]
  return {
    person: page.front.person,
    given: name?.given ?? '',
    name: displayName(name),
    age: born ? ageOn(born, today) : undefined,
    year: born ? curriculumYear(born, today) : undefined,
    summary: summaryFields.map((field) => factView(record, field, today)),
    facts: order.filter((field) => others.includes(field)).map((field) => factView(record, field, today)),
    contacts: record.contacts.map((state) => contactView(state, sent, extra.unfinished)),
    draft: extra.draft,
    unreadable,
  }
}

function factView(record: Record, field: FactField, today: Day): FactView {
  const state: FactState = record.facts.get(field) ?? { field, current: [], history: [] }
  const shown = new Set(state.current.map(({ id }) => id))
  return {
    field,
    label: fieldLabels[field],
    values: state.current.filter(isHeld).map((entry) => valueView(entry, today)),
    earlier: state.history
      .filter((entry) => !shown.has(entry.id) && isHeld(entry))
      .map((entry) => valueView(entry, today)),
    sensitive: sensitiveFields.has(field) || hasSensitiveActivity(state),
  }
}

function isHeld(entry: FactEntry): boolean {
  return entry.fact.value !== null
}

function hasSensitiveActivity(state: FactState): boolean {
  return state.current.some(
    ({ fact }) =>
      fact.field === 'currentDestination' &&
      activityCodes.codes.some(({ code, sensitive }) => sensitive && code === fact.value?.activity),
  )
}

function valueView(entry: FactEntry, today: Day): ValueView {
  const { kind, detail, asOf } = entry.source
  const ageInDays = Math.max(0, daysBetween(asOf, today))
  return {
    entry: entry.id,
    lines: factLines(entry.fact),
    source: { kind, label: sourceLabels[kind], detail, asOf },
    recordedBy: entry.author.name,
    recordedAt: entry.at,
    ageInDays,
    stale: isStale(entry.fact, ageInDays, today),
  }
}

/** What does not change with time is never stale; a destination is, from the day it lapses. */
function isStale(fact: Fact, ageInDays: number, today: Day): boolean {
  if (fact.field === 'currentDestination') return fact.value?.lapsesOn !== undefined && fact.value.lapsesOn < today
  return (
    ageInDays > STALE_AFTER_DAYS &&
    (fact.field === 'address' || fact.field === 'levelOfSupport' || fact.field === 'intendedDestination')
  )
}

/** A value in the office's words. Codes are shown by their label, never alone. */
export function factLines(fact: Fact): string[] {
  if (fact.value === null) return []
  switch (fact.field) {
    case 'name':
      return [[fact.value.given, fact.value.middle, fact.value.family].filter(Boolean).join(' ')]
    case 'dateOfBirth':
      return [spokenDay(fact.value)]
    case 'address':
      return addressLines(fact.value)
    case 'currentDestination':
      return destinationLines(fact.value, labelOf(activityCodes, fact.value.activity))
    case 'guaranteeYear11':
    case 'guaranteeYear12':
      return [labelOf(guaranteeStatuses, fact.value.status)]
    case 'characteristics':
      return fact.value.length > 0 ? fact.value.map((code) => labelOf(characteristics, code)) : ['None recorded']
    case 'ehcPlan':
    case 'senSupport':
    case 'guaranteeRecorded':
      return [fact.value ? 'Yes' : 'No']
    default:
      return [codedLabel(fact.field, fact.value)]
  }
}

const listOf: { readonly [F in FactField]?: CodeList } = {
  gender: genders,
  ethnicGroup: ethnicGroups,
  cohortStatus: cohortStatuses,
  levelOfSupport: supportLevels,
  intendedDestination: intendedDestinations,
}

function codedLabel(field: FactField, value: string): string {
  const list = listOf[field]
  return list ? labelOf(list, value) : value
}

function contactView(state: ContactState, sent: ReadonlySet<string>, unfinished: ReadonlySet<string>): ContactView {
  const { current, answer } = state
  const { contact } = current
  return {
    id: state.id,
    entry: current.id,
    contact,
    typeLabel: labelOf(contactTypes, contact.type),
    channelLabel: labelOf(channels, contact.channel),
    outcomeLabel: labelOf(contactOutcomes, contact.outcome),
    presentLabel: contact.present
      .map(({ who, detail }) => (detail ? `${labelOf(presence, who)} (${detail})` : labelOf(presence, who)))
      .join(', '),
    recordedBy: current.author.name,
    recordedAt: current.at,
    state: state.state,
    answer: answer && answerView(answer),
    versions: state.versions.length,
    sent: sent.has(current.id) && (!answer || sent.has(answer.id)),
    unfinished: unfinished.has(state.id),
  }
}

function answerView({ agreement }: AgreementEntry): ContactView['answer'] {
  const { answer, at, how } = agreement
  return {
    words: answer.words,
    reason: answer.answer === 'not-read' ? labelOf(reasonsNotRead, answer.reason) : undefined,
    at,
    how: how === 'on-this-tablet' ? 'Read together on the tablet' : 'Recorded by the adviser',
  }
}
