import type { CaseloadApi } from '../../caseload/api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import type { FormApi } from '../form/kept.tsx'
import type { PaperLine } from './paper-words.ts'

/** What the forms of the register ask the caseload for. */
export type PaperApi = Pick<CaseloadApi, 'recordPaper'> & FormApi

/** What can be said of one copy. */
export interface PaperStep {
  readonly at: 'destroy' | 'hold' | 'release' | 'correct' | 'not-destroyed'
  readonly of: PaperLine
}

/** A form about one copy that is in the register. */
export interface OneCopyProps extends PaperFormProps {
  readonly of: PaperLine
}

/** What every form of the register needs; `name` and `given` are the young person's. */
export interface PaperFormProps {
  readonly api: PaperApi
  readonly person: PersonId
  readonly name: string
  readonly given: string
  readonly today: Day
  /** What was saved, in words. */
  readonly onSaved: (words: string) => void
  readonly onBack: () => void
}
