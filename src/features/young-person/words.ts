import type { ContactView, HandedBack } from '../../caseload/api.ts'
import type { ValueView } from '../../caseload/record-api.ts'
import type { CohortStanding } from '../../domain/ages.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { SourceKind } from '../../domain/source.ts'
import { dayNumber } from '../../domain/time.ts'
import { plural, spokenMoment } from '../../ui/spoken-time.ts'

/** A number of whole days as people say it. Days stay days as long as counting them means something. */
export function ageWords(days: number): string {
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days < 60) return `${days} days ago`
  if (days < 730) return `${Math.max(2, Math.floor(days / 30.44))} months ago`
  return `${Math.floor(days / 365.25)} years ago`
}

/** Where a value came from, and how old that is (P18): "From the council's list, 31 October 2026, 24 days ago". */
export function sourceWords({ source, ageInDays }: Pick<ValueView, 'source' | 'ageInDays'>, given: string): string {
  return `${whoSaid(source.kind, source.detail, given)}, ${spokenDay(source.asOf)}, ${ageWords(ageInDays)}`
}

/** Who said something, as the beginning of a sentence. `given` is the young person's first name. */
export function whoSaid(kind: SourceKind, detail: string | undefined, given: string): string {
  const who = kind === 'young-person' ? `${given || 'The young person'} told us` : saidBy[kind]
  return detail ? `${who} (${detail})` : who
}

const saidBy: { readonly [K in Exclude<SourceKind, 'young-person'>]: string } = {
  'parent-or-carer': 'A parent or carer told us',
  school: 'The school told us',
  college: 'The college told us',
  'training-provider': 'The training provider told us',
  employer: 'The employer told us',
  'council-list': "From the council's list",
  'other-authority': 'From another council',
  'other-organisation': 'From another organisation',
  adviser: 'Seen or thought by an adviser',
}

/** Where a contact stands with the young person, as a word and what it means for the adviser. */
export interface Standing {
  readonly tag: string
  readonly tone: 'done' | 'waiting' | 'attention'
  readonly words: string | undefined
  /** Whether reading it together is what comes next. */
  readonly toRead: boolean
}

/** What is said of a contact's agreement (P14). */
export function standing(view: Pick<ContactView, 'state' | 'answer' | 'unfinished'>): Standing {
  const read = view.answer ? `${view.answer.how}, ${spokenMoment(view.answer.at)}` : undefined
  switch (view.state) {
    case 'agreed':
      return { tag: 'Agreed', tone: 'done', words: read, toRead: false }
    case 'disagreed':
      return { tag: 'Disagreed', tone: 'attention', words: read, toRead: false }
    case 'change-asked':
      return { tag: 'Change asked for', tone: 'attention', words: read, toRead: false }
    case 'not-read':
      return { tag: 'Not read together', tone: 'waiting', words: view.answer?.reason, toRead: true }
    case 'changed-since-agreed':
      return { tag: 'Changed since agreed', tone: 'waiting', words: 'Read it together again.', toRead: true }
    case 'contested':
      return {
        tag: 'Changed by two people',
        tone: 'attention',
        words: 'Two people changed this apart. Check what is right and save it again.',
        toRead: false,
      }
    case 'not-read-yet':
      return { tag: 'Not read yet', tone: 'waiting', words: undefined, toRead: true }
  }
}

/** The last day of a contact and how long ago it was: "6 November 2026, 18 days ago". */
export function lastContactWords(contacts: readonly Pick<ContactView, 'contact'>[], today: string): string {
  const last = contacts
    .map(({ contact }) => contact.on)
    .toSorted()
    .at(-1)
  return last ? `${spokenDay(last)}, ${ageWords(dayNumber(today) - dayNumber(last))}` : 'No contact recorded yet'
}

/** How many contacts wait to be read together. */
export function toAgreeWords(contacts: readonly Pick<ContactView, 'state' | 'answer' | 'unfinished'>[]): string {
  const waiting = contacts.filter((contact) => standing(contact).toRead).length
  if (waiting === 0) return 'Nothing'
  return plural(waiting, 'contact')
}

/** What a hand-over brought back, said once when the tablet is open again. */
export function handedBackWords(outcome: HandedBack['outcome'], given: string): string {
  switch (outcome) {
    case 'agreed':
      return `${given} read the contact and agreed with it.`
    case 'disagreed':
      return `${given} read the contact and disagreed. Their own words are below.`
    case 'change-asked':
      return `${given} asked for a change. Their own words are below.`
    case 'changed':
      return `You changed the contact together. ${given} has not agreed with the new text yet.`
    case 'record-answered':
      return `${given} read what is held about them. What they said stands beside the values below.`
    case 'plan-changed':
      return `${given} changed the action plan with you. It is not agreed yet.`
    case 'plan-agreed':
      return `${given} agreed with the action plan.`
    case 'plan-disagreed':
      return `${given} did not agree with the action plan. Their own words stand with it.`
    case 'plan-unfinished':
      return `${given} began on the action plan and did not finish. It is kept: turn the tablet round again to go on.`
    case 'unfinished':
      return `${given} started writing and did not finish. The words are kept: turn the tablet round again to go on.`
  }
}

/** The first lines of a text, cut at a word. Undefined when there is nothing more to show. */
export function firstLines(text: string, longest = 280): string | undefined {
  const lines = text.split('\n').slice(0, 4).join('\n')
  if (lines.length <= longest) return lines.length < text.length ? lines : undefined
  const cut = lines.slice(0, longest)
  const space = cut.lastIndexOf(' ')
  return space > longest / 2 ? cut.slice(0, space) : cut
}

/** Until when the council follows what somebody does, and until when they have to take part in learning. */
export function cohortWords(cohort: CohortStanding): string {
  switch (cohort.standing) {
    case 'not-yet':
      return `Tracked from ${spokenDay(cohort.from)}`
    case 'over':
      return `No longer tracked since ${spokenDay(cohort.since)}`
    case 'tracked': {
      const why = cohort.because === 'ehc-plan' ? ' (EHC plan)' : ''
      const duty = cohort.dutyUntil ? `. Has to take part in learning until ${spokenDay(cohort.dutyUntil)}` : ''
      return `Tracked until ${spokenDay(cohort.until)}${why}${duty}`
    }
  }
}
