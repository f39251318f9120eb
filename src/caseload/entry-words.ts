import { labelOf } from '../codes/code-list.ts'
import { contactTypes, reasonsNotRead } from '../codes/contact.ts'
import { factWords } from '../codes/fact-words.ts'
import { consentWays, openingReasons, recipients } from '../codes/sharing.ts'
import type { Answer } from '../domain/agreement.ts'
import type { Contact } from '../domain/contact.ts'
import type { Entry } from '../domain/entry.ts'
import type { Fact } from '../domain/fact.ts'
import type { Plan } from '../domain/plan.ts'
import { spokenDay } from '../domain/read-back.ts'
import type { Party } from '../domain/sharing.ts'
import { compartmentLabels, fieldLabels, sourceLabels } from './labels.ts'

/** What an entry says, for somebody who decides about it: what it is, its text, and where that came from. */
export interface EntryWords {
  readonly heading: string
  readonly lines: readonly string[]
  readonly from: string
}

/** An entry in words, whole and by itself: nothing of the record around it is needed. */
export function entryWords(entry: Entry): EntryWords {
  const { kind, detail, asOf } = entry.source
  const who = sourceLabels[kind]
  return { ...saidIn(entry), from: `${detail ? `${who} (${detail})` : who}, ${spokenDay(asOf)}` }
}

function saidIn(entry: Entry): Omit<EntryWords, 'from'> {
  switch (entry.kind) {
    case 'fact':
      return { heading: fieldLabels[entry.fact.field], lines: factLines(entry.fact) }
    case 'contact':
      return { heading: `Contact, ${spokenDay(entry.contact.on)}`, lines: contactLines(entry.contact) }
    case 'agreement':
      return { heading: 'Answer to a contact', lines: answerLines(entry.agreement.answer) }
    case 'plan-agreement':
      return { heading: 'Answer to an action plan', lines: answerLines(entry.agreement.answer) }
    case 'plan':
      return { heading: 'Action plan', lines: planLines(entry.plan) }
    case 'remark':
      return { heading: 'What they say is wrong', lines: [entry.remark.words] }
    default:
      return shareIn(entry)
  }
}

type Rest = Exclude<Entry, { kind: 'fact' | 'contact' | 'agreement' | 'plan-agreement' | 'plan' | 'remark' }>

function shareIn(entry: Rest): Omit<EntryWords, 'from'> {
  switch (entry.kind) {
    case 'consent': {
      const { answer, how, on, purpose, words } = entry.consent
      const heading = `Consent: ${purpose === 'sharing' ? 'sharing' : compartmentLabels[purpose].toLowerCase()}`
      return { heading, lines: [`${answers[answer]}, ${spokenDay(on)}, ${labelOf(consentWays, how)}`, ...some(words)] }
    }
    case 'disclosure': {
      const { decision, to, on, what, why } = entry.disclosure
      const told = decision === 'shared' ? 'Shared with' : 'Not shared with'
      return { heading: `${told} ${partyWords(to)}, ${spokenDay(on)}`, lines: [what, `Why: ${why}`] }
    }
    case 'received': {
      const { from, on, why } = entry.received
      const what = entry.received.decision === 'relevant' ? [entry.received.what] : ['Not relevant, so not kept']
      return { heading: `From ${partyWords(from)}, ${spokenDay(on)}`, lines: [...what, `Why: ${why}`] }
    }
    case 'opening': {
      const { compartment, reason, words } = entry.opening
      const heading = `Looked into what is held apart: ${compartmentLabels[compartment].toLowerCase()}`
      return { heading, lines: [labelOf(openingReasons, reason), ...some(words)] }
    }
    case 'visit':
      return { heading: `Visit, ${spokenDay(entry.visit.on)}`, lines: [entry.visit.place, visits[entry.visit.state]] }
    case 'newcomer':
      return { heading: 'Somebody on no list', lines: [entry.newcomer.place ?? 'Place not said'] }
    case 'paper': {
      const { what, printedOn, destroyed, hold } = entry.paper
      const state = destroyed ? [`Destroyed on ${spokenDay(destroyed.on)}`] : []
      const heading = `Paper copy: ${what === 'action-plan' ? 'action plan' : 'whole record'}`
      return { heading, lines: [`Printed on ${spokenDay(printedOn)}`, ...state, ...some(hold)] }
    }
  }
}

const answers = { given: 'Yes', refused: 'No', withdrawn: 'Taken back' } as const
const visits = {
  planned: 'Planned',
  arrived: 'Came',
  absent: 'Did not come',
  'walk-in': 'Came without being on the list',
  cancelled: 'Cancelled',
} as const

function factLines(fact: Fact): readonly string[] {
  if (fact.withheld) return ['Chose not to have this held']
  return fact.value === null ? ['Not so any more'] : factWords(fact, 'office')
}

function contactLines({ type, notes, nextSteps }: Contact): string[] {
  return [
    labelOf(contactTypes, type),
    ...notes.map(({ text }) => text),
    ...nextSteps.map(({ text }) => `Next: ${text}`),
  ]
}

function planLines({ aim, goals, actions }: Plan): string[] {
  return [...some(aim), ...goals.map(({ text }) => `Goal: ${text}`), ...actions.map(({ text }) => `Action: ${text}`)]
}

function answerLines(answer: Answer): string[] {
  const said = {
    agreed: 'Agreed',
    'change-asked': 'Asked for a change',
    disagreed: 'Disagreed',
    'not-read': 'Not read',
  }
  const reason = answer.answer === 'not-read' ? [labelOf(reasonsNotRead, answer.reason)] : []
  return [said[answer.answer], ...reason, ...some(answer.words)]
}

function partyWords({ kind, name }: Party): string {
  if (kind === 'other') return name ?? 'somebody else'
  return name ? `${labelOf(recipients, kind)} (${name})` : labelOf(recipients, kind)
}

function some(text: string | undefined): string[] {
  return text === undefined ? [] : [text]
}
