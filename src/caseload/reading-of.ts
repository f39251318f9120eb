import { findCode } from '../codes/code-list.ts'
import { factWords } from '../codes/fact-words.ts'
import { notice } from '../codes/notice.ts'
import { isReturned } from '../codes/returned.ts'
import { readBackWords } from '../codes/read-back-words.ts'
import { openingReasons, powers } from '../codes/sharing.ts'
import type { Answer } from '../domain/agreement.ts'
import type { Basis } from '../domain/basis.ts'
import { isShown } from '../domain/disclosing.ts'
import { type FactField, compartmentOf, factValues, isItemField } from '../domain/fact.ts'
import { readBack, saidToYou, spokenDay } from '../domain/read-back.ts'
import { type ContactState, type FactState, type Record, itemsOf } from '../domain/record.ts'
import type { Shared } from '../domain/sharing.ts'
import type { Reading, ReadingItem } from '../handover/reading.ts'
import { compartmentLabels } from './labels.ts'
import type { CompartmentView } from './record-api.ts'
import { partyLabel } from './sharing-view.ts'

/** The sections a young person reads, in their own words for them. */
const sections: readonly { readonly title: string; readonly fields: readonly FactField[] }[] = [
  { title: 'About you', fields: ['name', 'knownAs', 'dateOfBirth', 'gender', 'ethnicGroup'] },
  { title: 'How to reach you', fields: ['address', 'phone', 'email', 'parentOrCarer'] },
  { title: 'What you are doing now', fields: ['currentDestination'] },
  { title: 'What you want to do', fields: ['intendedPlan', 'intendedDestination', 'application'] },
  { title: 'Learning', fields: ['placement', 'qualification', 'ehcPlan', 'senSupport'] },
  { title: 'The help you get', fields: ['levelOfSupport', 'characteristics'] },
]

const plainLabels: { readonly [F in FactField]?: string } = {
  name: 'Your name',
  knownAs: 'What you like to be called',
  dateOfBirth: 'Your birthday',
  gender: 'Female or male',
  ethnicGroup: 'Ethnic group',
  address: 'Where you live',
  phone: 'Phone number',
  email: 'E-mail address',
  parentOrCarer: 'Your parent or carer',
  currentDestination: 'What you are doing now',
  intendedPlan: 'What you said you want to do',
  intendedDestination: 'What you plan after Year 11',
  application: 'Something you applied for',
  placement: 'Where you learn or learnt',
  qualification: 'A qualification',
  ehcPlan: 'An education, health and care plan',
  senSupport: 'Extra help with learning',
  levelOfSupport: 'How much help you get from us',
  characteristics: 'Why you may be owed more help',
  uniquePupilNumber: 'Your pupil number',
  uniqueLearnerNumber: 'Your learner number',
}

/** The whole ordinary record as a young person reads it. Safeguarding is left out until it is released (P28). */
export function readingOf(record: Record, apart: readonly CompartmentView[]): Omit<Reading, 'council'> {
  const named = new Set(sections.flatMap(({ fields }) => fields))
  const others = (Object.keys(factValues) as FactField[]).filter(
    (field) => !named.has(field) && compartmentOf(field) === undefined,
  )
  const all = [...sections, { title: 'Numbers and codes the law asks for', fields: others }]
  return {
    sections: all
      .map(({ title, fields }) => ({ title, items: fields.flatMap((field) => itemsFor(record, field)) }))
      .filter(({ items }) => items.length > 0),
    contacts: record.contacts.map(contactLines),
    told: toldLines(record),
    received: record.received.filter(isShown).map(({ current: { received } }) => ({
      heading: `${partyLabel(received.from)}, ${spokenDay(received.on)}`,
      lines:
        received.decision === 'relevant'
          ? [received.what, `Why we kept it: ${received.why}`]
          : ['They sent us something that we did not need, so we did not keep it.'],
    })),
    apart: apart.map(({ compartment, label, entries, consent }) => ({
      compartment,
      label,
      entries,
      consent: consentWords[consent.state],
    })),
    opened: record.openings
      // Somebody in danger may be the worse for it if the screen tells whoever is beside them (P28).
      .filter(({ opening }) => opening.reason !== 'safeguarding')
      .map(({ opening, author, at }) => ({
        heading: `${compartmentLabels[opening.compartment]}, ${spokenDay(at.slice(0, 10))}`,
        lines: [`${author.name} looked, ${plainOf(openingReasons, opening.reason)}`],
      })),
  }
}

const consentWords = {
  'not-asked': 'We have not asked you yet.',
  given: 'You said yes to this.',
  refused: 'You said no. We keep nothing about it unless the law makes us, and then we say which law.',
  withdrawn: 'You took your yes back. We write down and share nothing new. What the law makes us keep stays.',
} as const

function itemsFor(record: Record, field: FactField): ReadingItem[] {
  const state = record.facts.get(field)
  const states = isItemField(field) ? itemsOf(record, field) : state ? [state] : []
  return states.map((one) => itemOf(one)).filter((item) => item.withheld || item.values.length > 0)
}

function itemOf({ field, of, current }: FactState): ReadingItem {
  const { need, why } = notice[field]
  // Where one says what it is and another that it is not so any more, both are read.
  const held = current.filter(({ fact }) => fact.value !== null)
  const said = held.length > 0 ? current.filter(({ fact }) => !fact.withheld) : []
  return {
    field,
    ...(of ? { of } : {}),
    heads: current.map(({ id }) => id),
    label: plainLabels[field] ?? 'A code for the Department for Education',
    values: said.map(({ fact, source }) => ({
      lines: fact.value === null ? ['Not so any more'] : factWords(fact, 'young-person'),
      from: `${saidToYou(source.kind, source.detail)}, ${spokenDay(source.asOf)}`,
    })),
    need,
    why,
    withheld: current.some(({ fact }) => fact.withheld === true),
    returned: isReturned(field),
  }
}

/** A contact as it was read together, and what the young person said of it. */
function contactLines({ current, answer }: ContactState): Reading['contacts'][number] {
  const [when, ...parts] = readBack(current, readBackWords(current.contact))
  const lines = parts.flatMap(({ heading, text, from }) => [`${heading}: ${text}`, ...(from ? [from] : [])])
  const said = answer && answerWords(answer.agreement.answer)
  return { heading: when?.text.replaceAll('\n', ', ') ?? '', lines: said ? [...lines, said] : lines }
}

function answerWords(answer: Answer): string {
  const words = answer.words ? `: “${answer.words}”` : ''
  switch (answer.answer) {
    case 'agreed':
      return `You agreed with this${words}`
    case 'change-asked':
      return `You asked for a change${words}`
    case 'disagreed':
      return `You did not agree${words}`
    case 'not-read':
      return 'You have not read this yet.'
  }
}

function toldLines(record: Record): Reading['told'] {
  return record.disclosures.filter(isShown).map(({ current: { disclosure } }) => ({
    heading: `${partyLabel(disclosure.to)}, ${spokenDay(disclosure.on)}`,
    lines:
      disclosure.decision === 'shared'
        ? sharedLines(disclosure)
        : [`We did not tell them: ${disclosure.what}`, `Why: ${disclosure.why}`],
  }))
}

function sharedLines({ what, why, basis, includes }: Shared): string[] {
  return [
    `We told them: ${what}`,
    `Why: ${why}`,
    allowedBy(basis),
    ...includes.map((one) => `${compartmentLabels[one.compartment]} was part of it. ${allowedBy(one.basis)}`),
  ]
}

function allowedBy(basis: Basis): string {
  return basis.kind === 'consent' ? 'You said yes to this.' : `Without asking you: ${plainOf(powers, basis.power)}.`
}

function plainOf(list: Parameters<typeof findCode>[0], code: string): string {
  const found = findCode(list, code)
  return found?.plain ?? found?.label ?? ''
}
