import * as z from 'zod/mini'
import { Name } from '../domain/fact.ts'
import { type Record, isContested, valueOf } from '../domain/record.ts'
import { Day } from '../domain/time.ts'

/** The version of {@link Card}: a card of another version is made anew from the entries. */
const CARD_VERSION = 1

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
    school: destination?.establishment?.name,
    activity: destination?.activity,
    lapsesOn: destination?.lapsesOn,
    levelOfSupport: valueOf(record, 'levelOfSupport'),
    lastContactOn: record.contacts[0]?.current.contact.on,
    toAgree: waiting.length,
    contested:
      [...record.facts.values()].some(isContested) || record.contacts.some(({ state }) => state === 'contested'),
  }
}
