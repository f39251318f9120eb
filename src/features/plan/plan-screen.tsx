import { useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import type { PlanVersionView, PlanView } from '../../caseload/plan-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { NotReadForm } from '../review/not-read-form.tsx'
import { PlanGate } from './plan-gate.tsx'
import { PlanParts } from './plan-parts.tsx'
import { ProgressPart } from './progress-part.tsx'
import { ChangesPart, StandingPart } from './standing-part.tsx'
import { usePlanView } from './use-plan-view.ts'
import { EarlierVersions, OtherVersions } from './versions-part.tsx'
import { currentOf, isToRead } from './words.ts'

/** What can be done with a plan; each leads to a page of its own. */
export interface PlanActions {
  /** Makes a plan, or changes or reviews the one there is. */
  readonly onEdit: () => void
  readonly onTurnRound: () => void
  readonly onPrint: () => void
  readonly onBack: () => void
}

export interface PlanScreenProps extends PlanActions {
  readonly api: Pick<CaseloadApi, 'plan' | 'recordPlanNotRead'>
  readonly person: PersonId
  readonly today: Day
  /** Rises when something about this young person changed. */
  readonly changed: number
}

/** The plan at a glance: what they want, who does what by when, what is late and whose, and where it stands (P14, P17). */
export function PlanScreen(props: PlanScreenProps) {
  const { api, person, changed, onBack } = props
  const { load, reload } = usePlanView(api, person, changed)
  const [notRead, setNotRead] = useState(false)
  const saved = () => {
    reload()
    setNotRead(false)
  }
  return (
    <PlanGate load={load} onBack={onBack}>
      {(view) => {
        const version = currentOf(view)
        if (!version) return <NoPlan {...props} view={view} />
        if (!notRead) return <There {...props} {...{ view, version }} onNotRead={() => setNotRead(true)} />
        return (
          <NotReadForm
            name={view.name}
            save={(reason, words) => api.recordPlanNotRead(person, reason, words)}
            onSaved={saved}
            onBack={() => setNotRead(false)}
          />
        )
      }}
    </PlanGate>
  )
}

function NoPlan({ view, onEdit, onBack }: PlanActions & { readonly view: PlanView }) {
  const given = view.given || 'The young person'
  return (
    <Page heading="Action plan" caption={view.name} back={{ label: 'Back', onBack }}>
      <p>
        There is no plan yet. A plan says in plain words what {given} wants to do, and who does what by when. You make
        it together, and {given} takes a copy away.
      </p>
      <Button onClick={onEdit}>Make a plan</Button>
    </Page>
  )
}

type ThereProps = PlanScreenProps & {
  readonly view: PlanView
  readonly version: PlanVersionView
  readonly onNotRead: () => void
}

function There(props: ThereProps) {
  const { view, version, today, onBack } = props
  const { given } = view
  return (
    <Page heading="Action plan" caption={view.name} back={{ label: 'Back', onBack }}>
      {view.contested && <Contested />}
      <StandingPart version={version} given={given} unfinished={view.unfinished}>
        <Ways {...props} />
      </StandingPart>
      <ProgressPart plan={version.plan} given={given} today={today} />
      <h2 class="govuk-visually-hidden">What the plan says</h2>
      <PlanParts plan={version.plan} given={given} today={today} />
      <ChangesPart version={version} />
      <OtherVersions versions={view.versions.filter((one) => one.current && one !== version)} {...{ given, today }} />
      <EarlierVersions versions={view.versions.filter((one) => !one.current)} {...{ given, today }} />
      <Below {...props} />
    </Page>
  )
}

function Contested() {
  return (
    <Notice title="Two people changed this plan apart">
      <p>
        Both versions are below, and neither is lost. Open the plan, put in what is missing, and save it again: that
        settles it.
      </p>
    </Notice>
  )
}

function Ways({ view, version, onPrint, onNotRead }: ThereProps) {
  return (
    <p class="plan-ways">
      {version.standing === 'not-read-yet' && !view.contested && (
        <button type="button" class="ui-link" onClick={onNotRead}>
          Not read together
        </button>
      )}
      <button type="button" class="ui-link" onClick={onPrint}>
        Print the plan
      </button>
    </p>
  )
}

/** What comes next is the first of the two buttons. One plan is read, never one of two. */
function Below({ view, version, onEdit, onTurnRound }: ThereProps) {
  const readFirst = !view.contested && (isToRead(version) || view.unfinished)
  const turn = (
    <Button key="turn" kind={readFirst ? 'primary' : 'secondary'} onClick={onTurnRound}>
      Turn the tablet round
    </Button>
  )
  const edit = (
    <Button key="edit" kind={readFirst ? 'secondary' : 'primary'} onClick={onEdit}>
      Change or review the plan
    </Button>
  )
  if (view.contested) return <div class="plan-end">{edit}</div>
  return <div class="plan-end">{readFirst ? [turn, edit] : [edit, turn]}</div>
}
