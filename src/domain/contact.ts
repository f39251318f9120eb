import * as z from 'zod/mini'
import { SourceKind } from './source.ts'
import { Day, TimeOfDay } from './time.ts'

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** Longest text of one part of a contact, in UTF-16 code units. */
export const LONGEST_NOTE = 20_000

/** Codes of the lists `contactTypes`, `channels` and `presence` in `codes/contact.ts`. */
const code = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,39}$/))

/** What was said, behind who said it: P18 holds for every part of a note, not only for the note. */
export const NotePart = z.strictObject({
  source: SourceKind,
  detail: z.optional(line(200)),
  text: line(LONGEST_NOTE),
})
export type NotePart = z.infer<typeof NotePart>

export const NextStep = z.strictObject({ text: line(2_000), followUpOn: z.optional(Day) })
export type NextStep = z.infer<typeof NextStep>

/** The one note of a group session, the same for everybody who was there. It tells nothing of any of them. */
export const GroupSession = z.strictObject({
  /** Made where the session was recorded: the same in every attendee's record. */
  id: z.string().check(z.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/)),
  title: line(200),
  note: line(4_000),
})
export type GroupSession = z.infer<typeof GroupSession>

/** One contact between a young person and an adviser or other council staff (P08). */
export const Contact = z.strictObject({
  type: code,
  channel: code,
  outcome: code,
  on: Day,
  at: z.optional(TimeOfDay),
  place: z.optional(line(200)),
  present: z.array(z.strictObject({ who: code, detail: z.optional(line(200)) })).check(z.maxLength(12)),
  notes: z.array(NotePart).check(z.maxLength(8)),
  nextSteps: z.array(NextStep).check(z.maxLength(12)),
  group: z.optional(GroupSession),
})
export type Contact = z.infer<typeof Contact>
