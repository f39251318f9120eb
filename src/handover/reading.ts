import * as z from 'zod/mini'
import { Compartment, type FactField, factValues } from '../domain/fact.ts'
import { EntryId } from '../domain/ids.ts'
import { CouncilContact } from '../protocol/access.ts'

const field = z.enum(Object.keys(factValues) as [FactField, ...FactField[]])

/** One value that is held: what it says, where it came from, and whether it may be kept back (P12, P18). */
export const ReadingItem = z.strictObject({
  field,
  of: z.optional(EntryId),
  /** The entries that a new statement takes the place of. */
  heads: z.array(EntryId),
  label: z.string(),
  /** Several when people said different things. */
  values: z.array(z.strictObject({ lines: z.array(z.string()), from: z.string() })),
  need: z.enum(['required', 'choice']),
  why: z.string(),
  withheld: z.boolean(),
  /** Whether it goes to the Department for Education each month (P31). */
  returned: z.boolean(),
})
export type ReadingItem = z.infer<typeof ReadingItem>

/** Somebody who was told something, or was not (P25). */
export const ReadingTold = z.strictObject({
  heading: z.string(),
  lines: z.array(z.string()),
})

/** Everything on the page "What we hold about you and why": made from the record, in plain words, codes spelt out. */
export const Reading = z.strictObject({
  council: z.string(),
  contact: z.optional(CouncilContact),
  sections: z.array(z.strictObject({ title: z.string(), items: z.array(ReadingItem) })),
  contacts: z.array(ReadingTold),
  told: z.array(ReadingTold),
  received: z.array(ReadingTold),
  /** What is held apart is counted here and shown by the adviser, who has to say why they open it. */
  apart: z.array(
    z.strictObject({ compartment: Compartment, label: z.string(), entries: z.int(), consent: z.string() }),
  ),
  opened: z.array(ReadingTold),
})
export type Reading = z.infer<typeof Reading>
