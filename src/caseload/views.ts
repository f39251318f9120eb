import { activityCodes, destinationGroup, listLabel } from '../codes/activity.ts'
import { findCode, labelOf } from '../codes/code-list.ts'
import { channels, contactOutcomes, contactTypes, presence, reasonsNotRead } from '../codes/contact.ts'
import { supportLevels } from '../codes/person.ts'
import { ageOn, cohortStanding, curriculumYear, leavingYear } from '../domain/ages.ts'
import { currencyState } from '../domain/currency.ts'
import type { AgreementEntry } from '../domain/entry.ts'
import type { FactField } from '../domain/fact.ts'
import { guaranteeStanding } from '../domain/guarantee.ts'
import { type ContactState, valueOf, valuesOf } from '../domain/record.ts'
import type { Day } from '../domain/time.ts'
import type { ContactView, PersonCard, PersonView } from './api.ts'
import { type Page, cardOf, dossierOf } from './book.ts'
import type { Card } from './card.ts'
import { recordOf, sentIn } from './dossier.ts'
import { factViewOf, sectionViews } from './fact-views.ts'
import { displayName } from './labels.ts'
import { missingOf } from './missing.ts'

/** What is shown first of a young person, in this order. */
const summaryFields: readonly FactField[] = [
  'currentDestination',
  'intendedDestination',
  'levelOfSupport',
  'ehcPlan',
  'address',
]

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
    levelOfSupport: card.levelOfSupport ? labelOf(supportLevels, card.levelOfSupport) : undefined,
    lastContactOn: card.lastContactOn,
    toAgree: card.toAgree,
    hasDraft,
    contested: card.contested,
    lapsesOn: card.lapsesOn,
    lapse: lapseOf(card, today),
  }
}

function lapseOf({ activity, lapsesOn }: Card, today: Day): PersonCard['lapse'] {
  const code = activity === undefined ? undefined : findCode(activityCodes, activity)
  return code && currencyState(lapsesOn, code.group, today)
}

/** What the page needs besides the dossier. */
export type PersonExtra = Pick<PersonView, 'draft' | 'compartments'> & { readonly unfinished: ReadonlySet<string> }

/** Everything the young person's page shows, as of a day. */
export function personView(page: Page, today: Day, extra: PersonExtra): PersonView {
  const dossier = dossierOf(page)
  const { record, unreadable } = recordOf(dossier)
  const name = valueOf(record, 'name')
  const born = valueOf(record, 'dateOfBirth')
  const year = born ? curriculumYear(born, today) : undefined
  const sent = sentIn(dossier)
  return {
    person: page.front.person,
    given: valueOf(record, 'knownAs') ?? name?.given ?? '',
    name: displayName(name),
    age: born ? ageOn(born, today) : undefined,
    year,
    school: cardOf(page).school,
    cohort: born ? cohortStanding(born, valueOf(record, 'ehcPlan') === true, today) : undefined,
    summary: summaryFields.map((field) => factViewOf(record, field, today)),
    sections: sectionViews(record, today),
    compartments: extra.compartments,
    missing: missingOf(record, extra.compartments),
    guarantee: guaranteeStanding(born ? leavingYear(born, today) : undefined, valuesOf(record, 'application')),
    newcomer: record.newcomers.length > 0 && !record.facts.has('councilRecordNumber'),
    contacts: record.contacts.map((state) => contactView(state, sent, extra.unfinished)),
    draft: extra.draft,
    unreadable,
  }
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
    others: state.heads
      .filter(({ id }) => id !== current.id)
      .map((other) => ({ contact: other.contact, recordedBy: other.author.name, recordedAt: other.at })),
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
