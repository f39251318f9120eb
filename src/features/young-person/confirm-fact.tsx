import type { CaseloadApi } from '../../caseload/api.ts'
import type { FactView } from '../../caseload/record-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { WhoSays } from '../form/who-says.tsx'

interface ConfirmFactProps {
  readonly api: Pick<CaseloadApi, 'confirmFact'>
  readonly person: PersonId
  readonly today: Day
  readonly fact: FactView
  readonly given: string
  readonly onDone: () => void
}

/** "Still correct" asks one thing, with one tap: who says so. That, and today's date, is an entry of its own (P16, P18). */
export function ConfirmFact({ api, person, today, fact, given, onDone }: ConfirmFactProps) {
  return (
    <section class="person-confirm" aria-label={`${fact.label}: still correct`}>
      <p class="person-confirm__what">
        <strong>{fact.label}:</strong> {fact.values[0]?.lines.slice(0, 2).join(', ')}
      </p>
      <WhoSays
        question="Who says it is still correct?"
        given={given}
        onSay={(kind) => api.confirmFact(person, fact.field, fact.of, { kind, asOf: today })}
        onDone={onDone}
        onCancel={onDone}
      />
    </section>
  )
}
