import type { PlanVersionView, PlanView } from '../../caseload/plan-api.ts'
import { isOpen } from '../../domain/plan.ts'
import type { Day } from '../../domain/time.ts'
import { Page } from '../../ui/page.tsx'
import { plural } from '../../ui/spoken-time.ts'
import { type PlanFields, fieldsToGoOn, fieldsToReview, noPlan } from './plan-fields.ts'

interface StartChoiceProps {
  readonly view: PlanView
  readonly version: PlanVersionView
  readonly today: Day
  readonly onStart: (fields: PlanFields) => void
  readonly onBack: () => void
}

/** Where to begin when there is a plan already. Whatever is chosen, every version so far is kept. */
export function StartChoice({ view, version, today, onStart, onBack }: StartChoiceProps) {
  const { plan } = version
  const open = plan.actions.filter(isOpen).length
  return (
    <Page heading="Change or review the plan" caption={view.name} back={{ label: 'Back', onBack }}>
      <p>Whichever you choose, the plan as it stands is kept among the earlier versions.</p>
      <nav class="plan-starts" aria-label="Where to begin">
        <Start
          label="Review this plan"
          hint="Everything as it stands: say how far things are, and change what is different now"
          onClick={() => onStart(fieldsToReview(plan, today))}
        />
        <Start
          label="Make the next plan from it"
          hint={`Goes on with what is open (${plural(open, 'action')}), and leaves behind what is done`}
          onClick={() => onStart(fieldsToGoOn(plan))}
        />
        <Start
          label="Begin with an empty page"
          hint="For somebody whose plans are quite different now"
          onClick={() => onStart(noPlan)}
        />
      </nav>
    </Page>
  )
}

interface StartProps {
  readonly label: string
  readonly hint: string
  readonly onClick: () => void
}

function Start({ label, hint, onClick }: StartProps) {
  return (
    <button type="button" class="plan-start" onClick={onClick}>
      <span class="plan-start__label">{label}</span> <span class="plan-start__hint">{hint}</span>
    </button>
  )
}
