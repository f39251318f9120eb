import { useState } from 'preact/hooks'
import type { PlanEntry } from '../../domain/entry.ts'
import { LONGEST, MOST_ACTIONS } from '../../domain/plan.ts'
import { planParts } from '../../domain/plan-text.ts'
import { type ReadBackPart, spokenDay } from '../../domain/read-back.ts'
import type { PlanDesk } from '../desk.ts'
import { Heading } from '../heading.tsx'
import { ReadAloud } from '../read-aloud.tsx'
import { Kept } from '../saving.tsx'
import { ActionPart } from './action-part.tsx'
import {
  type DraftPlan,
  type PlanAnswer,
  moved,
  planFrom,
  withAction,
  withGoal,
  withNewAction,
  withoutAction,
} from './plan-edit.ts'
import { TextPart } from './text-part.tsx'
import type { Making } from './use-plan.ts'

interface MakeStepProps {
  readonly desk: PlanDesk
  readonly entry: PlanEntry
  readonly making: Making
  readonly go: (to: PlanAnswer) => void
}

/** The plan in big plain words, every part of which can be put differently; then the answers. */
export function MakeStep({ desk, entry, making, go }: MakeStepProps) {
  const { draft, resumed, kept, change, stop } = making
  const { plan } = draft
  const put = (next: DraftPlan) => change({ ...draft, plan: next })
  const { given } = desk.packet
  return (
    <>
      <Heading>{given ? `${given}, this is your plan` : 'This is your plan'}</Heading>
      <p>
        {entry.author.name} wrote this down with you. It is yours: tick things off, change the words, add what you want
        to do, and say what you do not agree with.
      </p>
      {resumed && (
        <p class="handover-note" role="status">
          You began on this before. What you changed and wrote is still here.
        </p>
      )}
      <ReadAloud speech={desk.speech} parts={() => aloudParts(plan)} />
      <article class="handover-text" aria-label="Your plan">
        <Words plan={plan} put={put} />
        <ActionList plan={plan} put={put} newId={desk.tools.newId} inherited={entry.plan.actions.map(({ id }) => id)} />
        {plan.reviewOn && (
          <section class="handover-part">
            <h2 class="handover-part__heading">We look at this plan again on</h2>
            <p class="handover-part__text">{spokenDay(plan.reviewOn)}</p>
          </section>
        )}
      </article>
      <Kept state={kept} />
      <Answers go={go} stop={stop} />
    </>
  )
}

/** What is read aloud: the plan as it would be saved now. */
function aloudParts(plan: DraftPlan): ReadBackPart[] {
  const shown = planFrom(plan)
  return shown ? planParts(shown) : []
}

interface EditProps {
  readonly plan: DraftPlan
  readonly put: (plan: DraftPlan) => void
}

function Words({ plan, put }: EditProps) {
  return (
    <>
      <TextPart label="What I want to do" text={plan.aim} limit={LONGEST.aim} write={(aim) => put({ ...plan, aim })} />
      <TextPart
        label="My next step"
        text={plan.nextStep}
        limit={LONGEST.words}
        write={(nextStep) => put({ ...plan, nextStep })}
      />
      <TextPart
        label="My back-up"
        text={plan.backUp}
        limit={LONGEST.words}
        write={(backUp) => put({ ...plan, backUp })}
      />
      {plan.goals.map(({ id, text }, index) => (
        <TextPart
          key={id}
          label={plan.goals.length > 1 ? `Goal ${index + 1}` : 'Goal'}
          text={text}
          limit={LONGEST.words}
          write={(words) => put(withGoal(plan, id, words))}
        />
      ))}
    </>
  )
}

interface ActionListProps extends EditProps {
  readonly newId: () => string
  /** Actions that were there before: they are objected to, not taken out. */
  readonly inherited: readonly string[]
}

function ActionList({ plan, put, newId, inherited }: ActionListProps) {
  const [said, setSaid] = useState('')
  const [added, setAdded] = useState<string | undefined>(undefined)
  const move = (id: string, by: -1 | 1) => {
    const next = moved(plan, id, by)
    put(next)
    setSaid(`Now number ${next.actions.findIndex((action) => action.id === id) + 1} of ${next.actions.length}`)
  }
  const add = () => {
    const id = newId()
    setAdded(id)
    put(withNewAction(plan, id))
  }
  return (
    <>
      <h2 class="handover-question plan-actions">Who does what</h2>
      <p class="govuk-visually-hidden" role="status">
        {said}
      </p>
      <ol class="plan-list">
        {plan.actions.map((action, index) => (
          <ActionPart
            key={action.id}
            action={action}
            number={index + 1}
            of={plan.actions.length}
            opened={action.id === added}
            own={!inherited.includes(action.id)}
            change={(change) => put(withAction(plan, action.id, change))}
            move={(by) => move(action.id, by)}
            remove={() => put(withoutAction(plan, action.id))}
          />
        ))}
      </ol>
      {plan.actions.length < MOST_ACTIONS && (
        <button type="button" class="handover-button" onClick={add}>
          Add something of my own
        </button>
      )}
    </>
  )
}

function Answers({ go, stop }: { readonly go: MakeStepProps['go']; readonly stop: () => void }) {
  return (
    <section class="handover-answers" aria-labelledby="answers">
      <h2 id="answers" class="handover-question">
        Is this your plan?
      </h2>
      <button type="button" class="handover-button handover-button--yes" onClick={() => go('agreed')}>
        Yes, this is my plan
      </button>
      <button type="button" class="handover-button" onClick={() => go('disagreed')}>
        I do not agree with it
      </button>
      <button type="button" class="handover-stop" onClick={stop}>
        Stop without an answer
      </button>
    </section>
  )
}
