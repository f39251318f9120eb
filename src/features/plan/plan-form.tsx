import { useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import type { PlanView } from '../../caseload/plan-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { type FormApi, useKept } from '../form/kept.tsx'
import { usePersonCheck } from '../hints/use-note-check.ts'
import { type KeptPlan, baseOf, keptPlan, noPlan } from './plan-fields.ts'
import { PlanEditor } from './plan-editor.tsx'
import { PlanGate } from './plan-gate.tsx'
import { StartChoice } from './start-choice.tsx'
import { usePlanView } from './use-plan-view.ts'
import { useSuggestions } from './use-suggestions.ts'
import { currentOf } from './words.ts'

export type PlanFormApi = Pick<CaseloadApi, 'plan' | 'recordPlan' | 'suggestions' | 'keepSuggestions' | 'people'> &
  FormApi

export interface PlanFormProps {
  readonly api: PlanFormApi
  readonly person: PersonId
  readonly today: Day
  /** 16 random bytes in base64url, which name a goal or an action through all versions. */
  readonly newId: () => string
  readonly onSaved: () => void
  readonly onBack: () => void
}

/** Makes a plan, or a new version of one, to be agreed: from suggestions, from last time's plan, or from nothing (P14, P17). */
export function PlanForm(props: PlanFormProps) {
  const { api, person, onBack } = props
  const { load } = usePlanView(api, person)
  const library = useSuggestions(api)
  const check = usePersonCheck(api, person)
  const [keep] = useState(() => ({ api, place: { form: 'plan', person } }))
  const { kept, startAfresh } = useKept(keep)
  // Reading one row takes a moment that is too short for words.
  if (kept === 'loading' || library === 'loading') return <div aria-busy="true" />
  const resumed = keptPlan(kept)
  return (
    <PlanGate load={load} onBack={onBack}>
      {(view) => (
        <Begin
          key={resumed ? 'kept' : 'new'}
          {...{ ...props, view, library, check, keep, resumed }}
          onAfresh={startAfresh}
        />
      )}
    </PlanGate>
  )
}

interface BeginProps extends PlanFormProps {
  readonly view: PlanView
  readonly library: Exclude<ReturnType<typeof useSuggestions>, 'loading'>
  readonly check: ReturnType<typeof usePersonCheck>
  readonly keep: { readonly api: FormApi; readonly place: { readonly form: string; readonly person: PersonId } }
  readonly resumed: KeptPlan | undefined
  readonly onAfresh: () => void
}

function Begin(props: BeginProps) {
  const { view, today, resumed, onBack } = props
  const base = baseOf(view.versions)
  const version = currentOf(view)
  const [start, setStart] = useState<Pick<KeptPlan, 'base' | 'fields'> | undefined>(
    resumed ?? (version ? undefined : { base, fields: noPlan }),
  )
  if (start) return <PlanEditor {...props} start={start} />
  if (!version) return null
  return <StartChoice {...{ view, version, today, onBack }} onStart={(fields) => setStart({ base, fields })} />
}
