import type { Suggestion } from '../codes/suggestions.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import type { Paper, PaperState } from '../domain/paper.ts'
import type { Plan, Signature } from '../domain/plan.ts'
import type { Day, Moment } from '../domain/time.ts'
import type { Result } from '../lib/result.ts'
import type { PersonCard, SaveProblem } from './api.ts'

/** Where one version of a plan stands with its young person (P14). */
export type PlanStanding = 'not-read-yet' | 'agreed' | 'disagreed' | 'change-asked' | 'not-read'

/** One version of a plan, with what was said of it and what changed since the one before. */
export interface PlanVersionView {
  readonly entry: EntryId
  readonly plan: Plan
  readonly recordedBy: string
  readonly recordedAt: Moment
  /** True when the young person made this version in a hand-over. */
  readonly byYoungPerson: boolean
  readonly standing: PlanStanding
  readonly answer:
    | {
        readonly words: string | undefined
        readonly reason: string | undefined
        readonly at: Moment
        readonly how: string
        readonly signed: Signature | undefined
      }
    | undefined
  /** A sentence for each change since the version before; empty for the first. */
  readonly changes: readonly string[]
  /** Whether this version and its answer have reached the server. */
  readonly sent: boolean
  /** True of the version that counts; of each of those, where two people changed the plan apart. */
  readonly current: boolean
}

/** The action plan of one young person: every version is kept, the newest first. */
export interface PlanView {
  readonly person: PersonId
  readonly given: string
  readonly name: string
  /** The first version's id, which names the plan; undefined where there is none yet. */
  readonly id: EntryId | undefined
  /** More than one head: two people changed the plan apart. Each of their versions is `current`. */
  readonly contested: boolean
  readonly versions: readonly PlanVersionView[]
  /** Words that a hand-over of this plan left unfinished. */
  readonly unfinished: boolean
}

/** A printed copy as the register shows it (P23, P24). */
export interface PaperView {
  readonly id: EntryId
  readonly paper: Paper
  readonly state: PaperState
  readonly destroyBy: Day | undefined
  readonly recordedBy: string
  /** Two people said different things of it apart; what counts is the more cautious. */
  readonly contested: boolean
  /** Everything that was ever said of it, the newest first. */
  readonly history: readonly PaperVersion[]
}

/** What somebody once said of a printed copy. */
export interface PaperVersion {
  readonly paper: Paper
  readonly recordedBy: string
  readonly recordedAt: Moment
}

/** A printed copy in the list of what is due, with whose it is. */
export interface DuePaper extends Pick<PaperView, 'id' | 'paper' | 'state' | 'destroyBy'> {
  readonly card: PersonCard
}

/** One line of a day's calendar. No name: what travels to a calendar is read by others. */
export interface CalendarLine {
  readonly initials: string
  readonly what: 'follow-up' | 'plan-review' | 'visit'
  readonly on: Day
  readonly at: string | undefined
  readonly place: string | undefined
}

/** Action plans, and the paper that comes of them. Part of {@link CaseloadApi}. */
export interface PlanApi {
  plan(person: PersonId): Promise<PlanView | undefined>
  /** Saves a new version in place of what its author saw. The first version makes the plan. */
  recordPlan(person: PersonId, plan: Plan): Promise<Result<EntryId, SaveProblem>>
  /** Records why the newest version was not read together. */
  recordPlanNotRead(person: PersonId, reason: string, words?: string): Promise<Result<void, SaveProblem>>
  /** Prepares the newest version for the hand-over document to take, once. */
  preparePlan(person: PersonId): Promise<Result<unknown, SaveProblem>>
  /** The adviser's own list of common actions. */
  suggestions(): Promise<readonly Suggestion[]>
  keepSuggestions(suggestions: readonly Suggestion[]): Promise<Result<void, SaveProblem>>
  /** Records a printed copy, or news of one: `of` names it by its first entry. */
  recordPaper(person: PersonId, paper: Paper, of?: EntryId): Promise<Result<EntryId, SaveProblem>>
  papers(person: PersonId): Promise<readonly PaperView[]>
  /** Copies on file in the whole caseload that are due, nearly due or overdue, the longest due first. */
  papersDue(): Promise<readonly DuePaper[]>
  /** What falls on a day, for a calendar. */
  calendar(on: Day): Promise<readonly CalendarLine[]>
}
