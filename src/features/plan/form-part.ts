import type { Day } from '../../domain/time.ts'
import type { NoteCheck } from '../hints/use-note-check.ts'
import type { PlanEditing } from './use-plan-form.ts'
import type { Library } from './use-suggestions.ts'

/** What every part of the form of a plan gets. */
export interface PlanFormPart {
  readonly form: PlanEditing
  readonly given: string
  readonly today: Day
  /** Looks sentences over while somebody writes. */
  readonly check: NoteCheck | undefined
  /** The adviser's suggestions; undefined where they cannot be had. */
  readonly library: Library | undefined
  readonly newId: () => string
}
