import { useState } from 'preact/hooks'
import type { CaseloadApi, SaveProblem } from '../../caseload/api.ts'
import type { FactView } from '../../caseload/record-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { SourceKind } from '../../domain/source.ts'
import type { Day } from '../../domain/time.ts'
import { saveProblemWords } from '../contact/save-problem.ts'

interface ConfirmFactProps {
  readonly api: Pick<CaseloadApi, 'confirmFact'>
  readonly person: PersonId
  readonly today: Day
  readonly fact: FactView
  readonly given: string
  readonly onDone: () => void
}

const others: readonly (readonly [SourceKind, string])[] = [
  ['school', 'The school'],
  ['college', 'The college or provider'],
  ['parent-or-carer', 'A parent or carer'],
]

/** "Still correct" asks one thing, with one tap: who says so. That, and today's date, is an entry of its own (P16, P18). */
export function ConfirmFact({ api, person, today, fact, given, onDone }: ConfirmFactProps) {
  const [problem, setProblem] = useState<SaveProblem | undefined>(undefined)
  const [saving, setSaving] = useState(false)
  const say = async (kind: SourceKind) => {
    if (saving) return
    setSaving(true)
    const saved = await api.confirmFact(person, fact.field, fact.of, { kind, asOf: today })
    setSaving(false)
    if (saved.ok) onDone()
    else setProblem(saved.error)
  }
  const start = (kind: SourceKind) => () => void say(kind).catch(() => setProblem('failed'))
  return (
    <section class="person-confirm" aria-label={`${fact.label}: still correct`}>
      <p class="person-confirm__what">
        <strong>{fact.label}:</strong> {fact.values[0]?.lines.slice(0, 2).join(', ')}
      </p>
      <p id="who-says">Who says it is still correct?</p>
      {problem && (
        <p class="govuk-error-message" role="alert">
          {saveProblemWords(problem)}
        </p>
      )}
      <div class="person-confirm__choices" role="group" aria-labelledby="who-says">
        <button type="button" class="person-choice person-choice--first" onClick={start('young-person')}>
          {given || 'The young person'}, today
        </button>
        {others.map(([kind, label]) => (
          <button key={kind} type="button" class="person-choice" onClick={start(kind)}>
            {label}
          </button>
        ))}
        <button type="button" class="ui-link" onClick={onDone}>
          Cancel
        </button>
      </div>
    </section>
  )
}
