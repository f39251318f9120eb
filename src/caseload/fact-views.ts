import { activityCodes } from '../codes/activity.ts'
import { findCode } from '../codes/code-list.ts'
import { factWords } from '../codes/fact-words.ts'
import { notice } from '../codes/notice.ts'
import { cautiousValue, standsFor, whyCautious } from '../domain/cautious.ts'
import type { FactEntry } from '../domain/entry.ts'
import { type Fact, type FactField, isItemField } from '../domain/fact.ts'
import { type FactState, type Record, isContested, itemsOf } from '../domain/record.ts'
import { standing } from '../domain/standing.ts'
import { type Day, daysBetween } from '../domain/time.ts'
import { checkedDestination } from './checked-destination.ts'
import { fieldLabels, sourceLabels } from './labels.ts'
import type { FactView, SectionView, ValueView } from './record-api.ts'

/** A value older than this is shown as one to check again (P16). */
const STALE_AFTER_DAYS = 365

/** What changes with the years, and is worth asking about again. Names, birthdays and results are not. */
const growsOld: ReadonlySet<FactField> = new Set([
  'address',
  'phone',
  'email',
  'parentOrCarer',
  'levelOfSupport',
  'intendedDestination',
  'intendedPlan',
])

/** Shown closed until opened: other people's eyes may be on the screen. */
const closedFields: ReadonlySet<FactField> = new Set(['ethnicGroup', 'characteristics', 'ehcPlan', 'senSupport'])

/** The record in the order of the page (P01–P09). What is held in compartments has a page of its own. */
const sections: readonly { readonly title: string; readonly fields: readonly FactField[] }[] = [
  { title: 'Who they are', fields: ['name', 'knownAs', 'dateOfBirth', 'gender', 'ethnicGroup'] },
  { title: 'How to reach them', fields: ['address', 'phone', 'email', 'parentOrCarer'] },
  { title: 'Learning', fields: ['placement', 'qualification', 'ehcPlan', 'senSupport'] },
  {
    title: 'Now and next',
    fields: [
      'currentDestination',
      'intendedPlan',
      'intendedDestination',
      'application',
      'guaranteeYear11',
      'guaranteeYear12',
    ],
  },
  { title: 'Support', fields: ['levelOfSupport', 'characteristics'] },
  {
    title: 'Numbers and the national return',
    fields: [
      'uniquePupilNumber',
      'uniqueLearnerNumber',
      'councilRecordNumber',
      'previousCouncilRecordNumber',
      'cohortStatus',
      'leadAuthority',
      'educatedAuthority',
      'authorityAtYear11',
      'transferredToAuthority',
      'guaranteeRecorded',
    ],
  },
]

/** Numbers that only the council gives, and what the return alone needs: nobody types them on a tablet. */
const fromListOnly: ReadonlySet<FactField> = new Set([
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

/** The whole ordinary record, section by section, with what can be added to each. */
export function sectionViews(record: Record, today: Day): SectionView[] {
  return sections.map(({ title, fields }) => ({
    title,
    facts: fields.flatMap((field) => fieldViews(record, field, today)),
    add: fields
      .filter((field) => !fromListOnly.has(field) && (isItemField(field) || !record.facts.has(field)))
      .map((field) => ({ field, label: fieldLabels[field] })),
  }))
}

/** What is held in one field: one view, or one each where there may be several; none when nothing ever was. */
export function fieldViews(record: Record, field: FactField, today: Day): FactView[] {
  if (isItemField(field)) return itemsOf(record, field).map((state) => factView(record, state, today))
  const state = record.facts.get(field)
  return state ? [factView(record, state, today)] : []
}

/** One field or item, with where each value came from and what stood there before. */
export function factView(record: Record, state: FactState, today: Day): FactView {
  const { field, of, current, history } = state
  const shown = new Set(current.map(({ id }) => id))
  const { need, why, basis } = notice[field]
  return {
    field,
    of,
    label: fieldLabels[field],
    values: current.filter((entry) => isSaid(entry) || isContested(state)).map((entry) => valueView(entry, today)),
    heads: standing(history).map(({ id }) => id),
    meanwhile: isContested(state) ? meanwhileOf(state) : undefined,
    // Who keeps something to themselves does not want to see it one touch further down either (P12).
    earlier: current.some(({ fact }) => fact.withheld)
      ? []
      : history.filter((entry) => !shown.has(entry.id) && isSaid(entry)).map((entry) => valueView(entry, today)),
    sensitive: closedFields.has(field) || hasSensitiveActivity(state),
    need,
    why,
    basis,
    editable: !fromListOnly.has(field),
    remarks: record.remarks
      .filter(({ remark }) => remark.about.some((id) => shown.has(id)))
      .map(({ remark, at }) => ({ words: remark.words, at })),
  }
}

/** A view of a single field that may never have been filled. */
export function factViewOf(record: Record, field: FactField, today: Day): FactView {
  return factView(record, record.facts.get(field) ?? { field, current: [], history: [] }, today)
}

/** What is gone by of different answers. Two who both say that there is none left say no different thing. */
function meanwhileOf({ current }: FactState): FactView['meanwhile'] {
  const stands = standsFor(current)
  if (!stands) return undefined
  if (stands.fact.withheld) return { lines: linesOf(stands.fact), because: 'what is theirs to keep back comes first' }
  const fact = { ...stands.fact, value: cautiousValue(current) } as Fact
  return { lines: linesOf(fact), because: whyCautious(fact.field) }
}

/** "No longer" is no value, unless somebody else says one; "chose not to say" is an answer, and is shown. */
function isSaid({ fact }: FactEntry): boolean {
  return fact.value !== null || fact.withheld === true
}

function hasSensitiveActivity({ current }: FactState): boolean {
  return current.some(
    ({ fact }) =>
      fact.field === 'currentDestination' &&
      fact.value !== null &&
      findCode(activityCodes, fact.value.activity)?.sensitive === true,
  )
}

function valueView(entry: FactEntry, today: Day): ValueView {
  const { kind, detail, asOf } = entry.source
  const ageInDays = Math.max(0, daysBetween(asOf, today))
  return {
    entry: entry.id,
    fact: entry.fact,
    lines: linesOf(entry.fact),
    source: { kind, label: sourceLabels[kind], detail, asOf },
    recordedBy: entry.author.name,
    recordedAt: entry.at,
    ageInDays,
    stale: isStale(entry.fact, ageInDays, today),
    outlasted: isOutlasted(entry.fact, today),
  }
}

function linesOf(fact: Fact): readonly string[] {
  if (fact.withheld) return ['Chose not to have this held']
  return fact.value === null ? ['Said not to be so any more'] : factWords(fact, 'office')
}

/** A destination that would be too old even if somebody checked it today. */
function isOutlasted(fact: Fact, today: Day): boolean {
  if (fact.field !== 'currentDestination' || fact.value === null) return false
  const { lapsesOn } = checkedDestination(fact.value, fact.value, today)
  return lapsesOn !== undefined && lapsesOn < today
}

/** What does not change with time is never stale; a destination is, from the day it lapses. */
function isStale(fact: Fact, ageInDays: number, today: Day): boolean {
  if (fact.field === 'currentDestination') return fact.value?.lapsesOn !== undefined && fact.value.lapsesOn < today
  return ageInDays > STALE_AFTER_DAYS && growsOld.has(fact.field)
}
