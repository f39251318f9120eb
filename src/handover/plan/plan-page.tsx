import type { PlanEntry } from '../../domain/entry.ts'
import type { PlanDesk } from '../desk.ts'
import { Frame } from '../frame.tsx'
import { AnswerStep } from './answer-step.tsx'
import { DonePlan } from './done-plan.tsx'
import { MakeStep } from './make-step.tsx'
import type { PlanDraft } from './plan-edit.ts'
import { type Making, usePlan } from './use-plan.ts'

export interface PlanPageProps {
  readonly desk: PlanDesk
  /** The version that is handed over. */
  readonly entry: PlanEntry
}

/** An action plan made together: read, changed, added to and answered by the young person it is for (P14, P17). */
export function PlanPage({ desk, entry }: PlanPageProps) {
  const making = usePlan(desk, entry)
  const { at } = making.draft
  return (
    <Frame step={making.done ? 'done' : at === 'make' ? 'read' : 'say'} taking={making.done !== undefined}>
      <CurrentStep desk={desk} entry={entry} making={making} />
    </Frame>
  )
}

function CurrentStep({ desk, entry, making }: PlanPageProps & { readonly making: Making }) {
  const { draft, done, change } = making
  if (done) return <DonePlan desk={desk} done={done} signed={draft.signed} />
  if (draft.at === 'make') return <MakeStep {...{ desk, entry, making }} go={(at) => change({ ...draft, at })} />
  const back: PlanDraft = { ...draft, at: 'make' }
  return <AnswerStep key={draft.at} {...{ desk, making }} answer={draft.at} back={() => change(back)} />
}
