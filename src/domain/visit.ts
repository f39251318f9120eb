import * as z from 'zod/mini'
import { EntryId } from './ids.ts'
import { Day, TimeOfDay } from './time.ts'

/** A young person's place in the list of one visit to a school: when they are expected, and whether they came. */
export const Visit = z.strictObject({
  on: Day,
  at: z.optional(TimeOfDay),
  place: z.string().check(z.minLength(1), z.maxLength(200)),
  state: z.enum(['planned', 'arrived', 'absent', 'walk-in', 'cancelled']),
})
export type Visit = z.infer<typeof Visit>

/** What a young person said of a value that is held about them, while they looked at their record. */
export const Remark = z.strictObject({
  about: z.array(EntryId).check(z.minLength(1), z.maxLength(20)),
  words: z.string().check(z.minLength(1), z.maxLength(4_000)),
})
export type Remark = z.infer<typeof Remark>

/** Somebody who is on no list yet, recorded where they were met; their number comes from the council (P13). */
export const Newcomer = z.strictObject({ place: z.optional(z.string().check(z.minLength(1), z.maxLength(200))) })
export type Newcomer = z.infer<typeof Newcomer>
