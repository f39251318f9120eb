import { useState } from 'preact/hooks'
import type { SaveProblem } from '../../caseload/api.ts'
import type { SourceKind } from '../../domain/source.ts'
import type { Result } from '../../lib/result.ts'
import { saveProblemWords } from '../contact/save-problem.ts'

export interface WhoSaysProps {
  readonly question: string
  /** The young person's first name. */
  readonly given: string
  /** Who else may say so, besides school, college, and a parent or carer. */
  readonly others?: readonly (readonly [SourceKind, string])[]
  /** Saves that it was said by them, today. */
  readonly onSay: (kind: SourceKind) => Promise<Result<void, SaveProblem>>
  readonly onDone: () => void
  readonly onCancel: () => void
}

const always: readonly (readonly [SourceKind, string])[] = [
  ['school', 'The school'],
  ['college', 'The college or provider'],
  ['parent-or-carer', 'A parent or carer'],
]

/** One question, answered with one tap: who says that nothing has changed. Nothing is confirmed without its source (P18). */
export function WhoSays({ question, given, others = [], onSay, onDone, onCancel }: WhoSaysProps) {
  const [problem, setProblem] = useState<SaveProblem | undefined>(undefined)
  const [saving, setSaving] = useState(false)
  const say = async (kind: SourceKind) => {
    if (saving) return
    setSaving(true)
    const saved = await onSay(kind).catch(() => ({ ok: false, error: 'failed' }) as const)
    setSaving(false)
    if (saved.ok) onDone()
    else setProblem(saved.error)
  }
  return (
    <>
      <p id="who-says">{question}</p>
      {problem && (
        <p class="govuk-error-message" role="alert">
          {saveProblemWords(problem)}
        </p>
      )}
      <div class="person-confirm__choices" role="group" aria-labelledby="who-says">
        <button type="button" class="person-choice person-choice--first" onClick={() => void say('young-person')}>
          {given || 'The young person'}, today
        </button>
        {[...always, ...others].map(([kind, label]) => (
          <button key={kind} type="button" class="person-choice" onClick={() => void say(kind)}>
            {label}
          </button>
        ))}
        <button type="button" class="ui-link" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </>
  )
}
