import { useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'
import { KeptNotice } from '../form/kept.tsx'
import type { NoteCheck } from '../hints/use-note-check.ts'
import { ActionsPart } from './actions-part.tsx'
import type { PlanFormPart } from './form-part.ts'
import { GoalsPart } from './goals-part.tsx'
import type { KeptPlan } from './plan-fields.ts'
import type { PlanFormProps } from './plan-form.tsx'
import { ReviewPart } from './review-part.tsx'
import { News, Others, Unfinished } from './other-versions.tsx'
import { SuggestionLibrary } from './suggestion-library.tsx'
import { type PlanFormOptions, usePlanForm } from './use-plan-form.ts'
import type { Library } from './use-suggestions.ts'
import { WantsPart } from './wants-part.tsx'
import { currentOf } from './words.ts'

interface PlanEditorProps extends Omit<PlanFormProps, 'person'>, Pick<PlanFormOptions, 'view' | 'keep' | 'start'> {
  readonly library: Library | undefined
  readonly check: NoteCheck | undefined
  /** A form that was left half-filled, if this is one. */
  readonly resumed: KeptPlan | undefined
  readonly onAfresh: () => void
}

/** The form of a plan. Beside it lies the adviser's list of suggestions, which can be put in order without losing a word. */
export function PlanEditor(props: PlanEditorProps) {
  const { api, view, library, check, today, newId } = props
  const form = usePlanForm(props)
  const [ordering, setOrdering] = useState(false)
  if (ordering && library) {
    return <SuggestionLibrary {...{ api, library }} onDone={() => setOrdering(false)} />
  }
  const part = { form, given: view.given, today, check, library, newId }
  return <Form {...props} part={part} onLibrary={() => setOrdering(true)} />
}

interface FormProps extends PlanEditorProps {
  readonly part: PlanFormPart
  readonly onLibrary: () => void
}

function Form({ part, view, resumed, onAfresh, onLibrary, onBack }: FormProps) {
  const { form } = part
  const { errors, save } = form
  const submit = (event: Event) => {
    event.preventDefault()
    save()
  }
  return (
    <Page
      heading={currentOf(view) ? 'Change or review the plan' : 'Make a plan'}
      caption={view.name}
      back={{ label: 'Back', onBack }}
      error={errors.length > 0}
    >
      <form class="plan-form" noValidate autocomplete="off" onSubmit={submit}>
        {errors.length > 0 && <ErrorSummary key={form.refused} errors={errors} />}
        {resumed && <KeptNotice onAfresh={() => void form.stop().then(onAfresh)} />}
        {form.view.unfinished && <Unfinished given={view.given} />}
        {form.news.length > 0 && <News key={form.news.map(({ entry }) => entry).join()} {...part} />}
        <Others {...part} />
        <WantsPart {...part} />
        <ActionsPart {...part} onLibrary={onLibrary} />
        <GoalsPart {...part} />
        <ReviewPart {...part} />
        <div class="plan-end">
          {form.problem && (
            <Notice tone="problem" title="Not saved">
              <p>{saveProblemWords(form.problem)}</p>
            </Notice>
          )}
          <Button type="submit" busy={form.saving}>
            Save the plan
          </Button>
        </div>
      </form>
    </Page>
  )
}
