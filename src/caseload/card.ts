import * as z from 'zod/mini'
import { Name } from '../domain/fact-values.ts'
import { guaranteeStanding } from '../domain/guarantee.ts'
import { EntryId } from '../domain/ids.ts'
import { type Record, isContested, valueOf, valuesOf } from '../domain/record.ts'
import { Day } from '../domain/time.ts'
import { Visit } from '../domain/visit.ts'

/** The version of {@link Card}: a card of another version is made anew from the entries. */
const CARD_VERSION = 2

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
  /** Places in the lists of visits, the latest first. */
  visits: z.array(z.strictObject({ id: EntryId, visit: Visit })),
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
    visits: record.visits.slice(0, LATEST_VISITS).map(({ id, current }) => ({ id, visit: current.visit })),
    guarantee: hasOffer(record),
    contested:
      [...record.facts.values(), ...[...record.items.values()].flat()].some(isContested) ||
      record.contacts.some(({ state }) => state === 'contested'),
  }
}

/** How many visits a card remembers: the day's list needs one, the office a few. */
const LATEST_VISITS = 8

/** Where somebody is: by their current destination, else where they said they learn. */
function schoolOf(record: Record): string | undefined {
  const named = valueOf(record, 'currentDestination')?.establishment?.name
  return named ?? valuesOf(record, 'placement').find(({ until }) => until === undefined)?.name
}

/** A follow-up is answered by any contact on its day or after it. */
function followUpsOf(record: Record): Day[] {
  const lastOn = record.contacts[0]?.current.contact.on ?? ''
  const promised = record.contacts.flatMap(({ current }) =>
    current.contact.nextSteps.map(({ followUpOn }) => followUpOn),
  )
  return [...new Set(promised.filter((day) => day !== undefined && day > lastOn))].toSorted() as Day[]
}

function hasOffer(record: Record): boolean {
  const { status } = guaranteeStanding(11, valuesOf(record, 'application'))
  return status === 'offer-made' || status === 'offer-accepted'
}
