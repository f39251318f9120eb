import * as z from 'zod/mini'
import { Name } from '../domain/fact-values.ts'
import { offerStanding } from '../domain/guarantee.ts'
import { EntryId } from '../domain/ids.ts'
import { type Record, hasDifferentAnswers, valueOf, valuesOf } from '../domain/record.ts'
import { Paper } from '../domain/paper.ts'
import { paperOf } from './paper-of.ts'
import { Day } from '../domain/time.ts'
import { Visit } from '../domain/visit.ts'

/** The version of {@link Card}: a card of another version is made anew from the entries. */
const CARD_VERSION = 3

/**
 * What the caseload list needs of one young person, kept at the front of their sealed dossier so that opening a caseload
 * reads no entries. Made from the record at every change, never edited; holds nothing that depends on today's date.
 */
export const Card = z.strictObject({
  v: z.literal(CARD_VERSION),
  name: z.optional(Name),
  dateOfBirth: z.optional(Day),
  school: z.optional(z.string()),
  activity: z.optional(z.string()),
  lapsesOn: z.optional(Day),
  levelOfSupport: z.optional(z.string()),
  lastContactOn: z.optional(Day),
  toAgree: z.int(),
  /** Days on which something promised to this young person falls due, and no later contact has come since. */
  followUps: z.array(Day),
  /** Places in the lists of visits that nobody gave up, those of the latest days first. */
  visits: z.array(z.strictObject({ id: EntryId, visit: Visit })),
  /** When the action plan is looked at again. */
  planReviewOn: z.optional(Day),
  /** Printed copies on file that nobody has destroyed. */
  papers: z.array(z.strictObject({ id: EntryId, paper: Paper })),
  /** Whether an offer stands that counts for the September Guarantee. */
  guarantee: z.boolean(),
  contested: z.boolean(),
})
export type Card = z.infer<typeof Card>

/** The card of a record. */
export function toCard(record: Record): Card {
  const destination = valueOf(record, 'currentDestination')
  const waiting = record.contacts.filter(({ state }) => state === 'not-read-yet' || state === 'changed-since-agreed')
  return {
    v: CARD_VERSION,
    name: valueOf(record, 'name'),
    dateOfBirth: valueOf(record, 'dateOfBirth'),
    school: schoolOf(record),
    activity: destination?.activity,
    lapsesOn: destination?.lapsesOn,
    levelOfSupport: valueOf(record, 'levelOfSupport'),
    lastContactOn: record.contacts[0]?.current.contact.on,
    toAgree: waiting.length,
    followUps: followUpsOf(record),
    visits: visitsOf(record),
    planReviewOn: record.plan?.current.plan.reviewOn,
    papers: record.papers
      .map((chain) => ({ id: chain.id, paper: paperOf(chain) }))
      .filter(({ paper }) => paper.kept.kind === 'on-file' && !paper.destroyed),
    guarantee: hasOffer(record),
    contested: hasDifferentAnswers(record),
  }
}

/** How many visits a card remembers: a term of one a week, planned ahead. */
const LATEST_VISITS = 14

/** By the days of the visits, not of the planning: what was planned long ago for tomorrow is there tomorrow. */
function visitsOf(record: Record): Card['visits'] {
  return record.visits
    .map(({ id, current }) => ({ id, visit: current.visit }))
    .filter(({ visit }) => visit.state !== 'cancelled')
    .toSorted((a, b) => b.visit.on.localeCompare(a.visit.on))
    .slice(0, LATEST_VISITS)
}

/** Where somebody is: by their current destination, else where they said they learn. */
function schoolOf(record: Record): string | undefined {
  const named = valueOf(record, 'currentDestination')?.establishment?.name
  return named ?? valuesOf(record, 'placement').find(({ until }) => until === undefined)?.name
}

/** The outcome of a contact that came about; every other one says that somebody tried. */
const TOOK_PLACE = 'took-place'

/**
 * Promised days that no later contact has answered. What answers a promise is a contact that took place on its day or after it:
 * a call that nobody took, or a session that they missed, does not.
 */
function followUpsOf({ contacts }: Record): Day[] {
  const latest = contacts.findIndex(({ current }) => current.contact.outcome === TOOK_PLACE)
  const lastOn = contacts[latest]?.current.contact.on ?? ''
  const open = contacts.flatMap(({ current }, index) =>
    current.contact.nextSteps.flatMap(({ followUpOn }) =>
      followUpOn !== undefined && (index <= latest || followUpOn > lastOn) ? [followUpOn] : [],
    ),
  )
  return [...new Set(open)].toSorted()
}

function hasOffer(record: Record): boolean {
  const { status } = offerStanding(valuesOf(record, 'application'))
  return status === 'offer-made' || status === 'offer-accepted'
}
