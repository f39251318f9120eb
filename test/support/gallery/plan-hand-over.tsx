import { PlanPage } from '../../../src/handover/plan/plan-page.tsx'
import type { AnswerProblem } from '../../../src/handover/save-answer.ts'
import { err } from '../../../src/lib/result.ts'
import { aPlanDesk } from '../hand-over.ts'
import { aPlan, aPlanAction, aPlanEntry } from '../plans.ts'
import type { Example } from './example.ts'

const objected = aPlanAction({
  text: 'Talk to my parent or carer about it',
  objection: 'Not yet. I want to try it first.',
})

function plan(problem?: AnswerProblem) {
  const entry = aPlanEntry(
    aPlan({ actions: [...aPlan().actions, aPlanAction({ text: 'Went to the open day', status: 'done' }), objected] }),
  )
  const desk = aPlanDesk(entry)
  if (problem) desk.outcome = err(problem)
  return (
    <PlanPage
      desk={{ ...desk, save: (...entries) => desk.save(...entries), keep: (...words) => desk.keep(...words) }}
      entry={entry}
    />
  )
}

const first = ': action 1'

/** A plan in a young person's hands. */
export const planHandOverExamples: readonly Example[] = [
  { name: 'plan together', show: () => plan() },
  { name: 'plan together, adding', show: () => plan(), press: ['Add something of my own'] },
  {
    name: 'plan together, changing and objecting',
    show: () => plan(),
    press: [`Change this${first}`, `I do not agree with this${first}`],
  },
  {
    name: 'plan together, agreeing with a drawn name',
    show: () => plan(),
    press: ['Yes, this is my plan', 'Draw my name'],
  },
  {
    name: 'plan together, not agreed without words',
    show: () => plan(),
    press: ['I do not agree with it', 'Save my words'],
  },
  {
    name: 'plan together, a full tablet',
    show: () => plan('full'),
    press: ['Yes, this is my plan', 'I agree with my plan'],
  },
  {
    name: 'plan together, done',
    show: () => plan(),
    press: [`Move down${first}`, 'Yes, this is my plan', 'I agree with my plan'],
  },
]
