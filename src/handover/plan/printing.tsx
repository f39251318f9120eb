import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Result } from '../../lib/result.ts'
import type { AnswerProblem } from '../save-answer.ts'

interface PrintingProps {
  readonly onPrinted: () => Promise<Result<void, AnswerProblem>>
  /** The sheet. */
  readonly children: ComponentChildren
}

type At = 'before' | 'asked' | 'saving' | 'saved' | AnswerProblem

/** Prints, then asks whether paper came out: no browser says so, and every copy has to be known of (P20). */
export function Printing({ onPrinted, children }: PrintingProps) {
  const [at, setAt] = useState<At>('before')
  const print = () => {
    window.print()
    setAt('asked')
  }
  const printed = () => {
    setAt('saving')
    onPrinted().then(
      (saved) => setAt(saved.ok ? 'saved' : saved.error),
      () => setAt('failed'),
    )
  }
  return (
    <div class="take-print print-plan">
      {at === 'before' || at === 'saved' ? (
        <button type="button" class="handover-button handover-button--yes" onClick={print}>
          {at === 'saved' ? 'Print another copy' : 'Print now'}
        </button>
      ) : (
        <div class="take-print__ask" role="group" aria-label="Did it print?">
          <p>Did it print?</p>
          <button type="button" class="handover-button handover-button--yes" onClick={printed}>
            Yes, I have it
          </button>
          <button type="button" class="handover-button" onClick={() => setAt('before')}>
            No
          </button>
        </div>
      )}
      <p role="status">
        {at === 'saved' && 'We wrote down that you took a copy.'}
        {(at === 'full' || at === 'failed') && 'This could not be written down yet. Press “Yes, I have it” again.'}
      </p>
      {children}
    </div>
  )
}
