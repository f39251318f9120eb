import type { KeepState } from './keep.ts'
import type { Saving } from './use-hand-over.ts'

/** What went wrong while saving, and what to do. The words stay where they are. */
export function SavingProblem({ saving, adviser }: { saving: Saving; adviser: string }) {
  if (saving === undefined || saving === 'saving') return null
  return (
    <div class="handover-problem" role="alert">
      {saving === 'full'
        ? `This is not saved yet: the tablet is full. Your words are still here. Ask ${adviser} to make room on the tablet, then press the button again.`
        : `This is not saved yet. Your words are still here. Please press the button again. If that does not help, tell ${adviser}.`}
    </div>
  )
}

/** Whether what is being written would survive the tablet going out. */
export function Kept({ state }: { state: KeepState }) {
  if (state.kind === 'idle') return null
  if (state.kind === 'failed') {
    return (
      <p class="handover-problem" role="status">
        What you write is not kept yet, because{' '}
        {state.problem === 'full' ? 'the tablet is full' : 'something went wrong'}. Leave this page open.
      </p>
    )
  }
  return <p class="handover-kept">{state.kind === 'kept' ? 'Kept on this tablet' : 'Keeping what you write…'}</p>
}
