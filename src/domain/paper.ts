import * as z from 'zod/mini'
import { EntryId } from './ids.ts'
import { type Day, Day as DaySchema, addDays, addMonths } from './time.ts'

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** One printed copy (P20, P23, P24): what it is of, where it is, and what became of it. */
export const Paper = z.strictObject({
  what: z.enum(['action-plan', 'whole-record']),
  /** The version that was printed. */
  of: z.optional(EntryId),
  printedOn: DaySchema,
  /** A copy that the young person took is theirs: the council has nothing to destroy. */
  kept: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('given') }),
    z.strictObject({ kind: z.literal('on-file'), where: line(200) }),
  ]),
  /** Paper of the European-funded Impact project is kept for ten years. */
  programme: z.enum(['none', 'impact']),
  /** A legal hold beats every date: an inquiry, a claim. */
  hold: z.optional(line(500)),
  destroyed: z.optional(z.strictObject({ on: DaySchema, by: line(200), how: line(200) })),
})
export type Paper = z.infer<typeof Paper>

/**
 * One printed copy of which two people recorded different things, the newest first: what is gone by until somebody settles it. A
 * hold on any of them is a hold, ten years are ten years, a copy that one says is still there is not destroyed, and one that is on
 * file was not given away.
 */
export function cautiousPaper(heads: readonly [Paper, ...Paper[]]): Paper {
  const rank = ({ destroyed, kept }: Paper) => (destroyed ? 0 : 2) + (kept.kind === 'on-file' ? 1 : 0)
  const [first, ...others] = heads
  const base = others.reduce((best, one) => (rank(one) > rank(best) ? one : best), first)
  const hold = [base, ...heads].find((paper) => paper.hold !== undefined)?.hold
  const programme = heads.some((paper) => paper.programme === 'impact') ? 'impact' : base.programme
  return { ...base, programme, ...(hold === undefined ? {} : { hold }) }
}

const MONTHS = { none: 12, impact: 120 } as const

/** By when a copy on file is to be destroyed (P23: 12 months; P24: 10 years); undefined for one the young person took. */
export function destroyBy({ printedOn, kept, programme }: Paper): Day | undefined {
  return kept.kind === 'given' ? undefined : addMonths(printedOn, MONTHS[programme])
}

/** Where a printed copy stands on a day. */
export type PaperState = 'given' | 'on-file' | 'due-soon' | 'overdue' | 'held' | 'destroyed'

/** How many days ahead a copy is listed as one to destroy. */
export const PAPER_SOON_DAYS = 30

/** Where a printed copy stands on a day. What is past its date stays overdue until somebody says what became of it. */
export function paperState(paper: Paper, today: Day): PaperState {
  if (paper.destroyed) return 'destroyed'
  const due = destroyBy(paper)
  if (due === undefined) return 'given'
  if (paper.hold !== undefined) return 'held'
  if (due < today) return 'overdue'
  return due <= addDays(today, PAPER_SOON_DAYS) ? 'due-soon' : 'on-file'
}
