import { type Plan, type PlanAction, type PlanGoal, isOpen } from '../../domain/plan.ts'
import { goalKindWords, goalStatusWords, statusWords } from '../../domain/plan-text.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { Day } from '../../domain/time.ts'
import { Tag, type Tone } from '../../ui/tag.tsx'
import { dueOnWords, ideaName, whoWords } from './words.ts'

export interface PlanPartsProps {
  readonly plan: Plan
  readonly given: string
  readonly today: Day
}

/** Everything that a version says, for the office: nothing is left out, whatever became of it. */
export function PlanParts({ plan, given, today }: PlanPartsProps) {
  const { aim, nextStep, backUp, goals, actions } = plan
  return (
    <>
      <div class="plan-words">
        <Said heading={`What ${given || 'the young person'} wants to do`} text={aim} />
        <Said heading="Next step" text={nextStep} />
        <Said heading="Back-up" text={backUp} />
      </div>
      {goals.length > 0 && <Goals goals={goals} />}
      {actions.length > 0 && <Actions {...{ actions, goals, given, today }} />}
    </>
  )
}

function Said({ heading, text }: { readonly heading: string; readonly text: string | undefined }) {
  if (text === undefined) return null
  return (
    <div class="plan-said">
      <h3 class="plan-said__heading">{heading}</h3>
      <p class="plan-said__text" dir="auto">
        {text}
      </p>
    </div>
  )
}

function Goals({ goals }: { readonly goals: readonly PlanGoal[] }) {
  return (
    <section>
      <h3 class="govuk-heading-m plan-heading">Goals</h3>
      <ul class="plan-goals">
        {goals.map(({ id, kind, text, by, status }) => (
          <li key={id} class="plan-goal">
            <p class="plan-said__text">
              <strong>{goalKindWords[kind]}:</strong> <bdi>{text}</bdi>
            </p>
            <p class="plan-action__facts">
              {status !== 'in-progress' && (
                <Tag tone={status === 'achieved' ? 'done' : 'neutral'}>{goalStatusWords[status]}</Tag>
              )}
              {by && <span>By {spokenDay(by)}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const tones: { readonly [S in PlanAction['status']]: Tone } = {
  'not-started': 'neutral',
  'in-progress': 'waiting',
  done: 'done',
  'no-longer-needed': 'neutral',
}

type ActionsProps = Pick<PlanPartsProps, 'given' | 'today'> & Pick<Plan, 'actions' | 'goals'>

function Actions({ actions, goals, given, today }: ActionsProps) {
  return (
    <section>
      <h3 class="govuk-heading-m plan-heading">Who does what</h3>
      <ol class="plan-actions">
        {actions.map((action) => (
          <Action key={action.id} {...{ action, given, today }} goal={goals.find(({ id }) => id === action.goal)} />
        ))}
      </ol>
    </section>
  )
}

interface ActionProps extends Pick<PlanPartsProps, 'given' | 'today'> {
  readonly action: PlanAction
  readonly goal: PlanGoal | undefined
}

function Action({ action, goal, given, today }: ActionProps) {
  const { text, by, status, signpostedTo, from, objection } = action
  const late = by !== undefined && by < today && isOpen(action)
  return (
    <li class={`plan-action plan-action--${status}`}>
      <p class="plan-said__text" dir="auto">
        {text}
      </p>
      <p class="plan-action__facts">
        <strong>{whoWords(action, given)}</strong>
        {by && <span>{late ? dueOnWords(by, today) : `By ${spokenDay(by)}`}</span>}
        <Tag tone={tones[status]}>{statusWords[status]}</Tag>
        {late && <Tag tone="problem">Overdue</Tag>}
      </p>
      {signpostedTo && (
        <p class="plan-action__more">
          Help: <bdi>{signpostedTo}</bdi>
        </p>
      )}
      {goal && (
        <p class="plan-action__more">
          For the goal: <bdi>{goal.text}</bdi>
        </p>
      )}
      <p class="plan-action__more">Idea: {ideaName(from, given)}</p>
      {objection && <OwnWords heading={`${given || 'The young person'} does not agree with this`} words={objection} />}
    </li>
  )
}

/** What the young person wrote themselves, as they wrote it (P14). */
export function OwnWords({ heading, words }: { readonly heading: string; readonly words: string }) {
  return (
    <figure class="plan-own">
      <figcaption class="plan-own__heading">{heading}</figcaption>
      <blockquote class="plan-own__words" dir="auto">
        {words}
      </blockquote>
    </figure>
  )
}
