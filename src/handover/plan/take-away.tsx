import { useState } from 'preact/hooks'
import { planAsCalendar, planAsText, planCopy } from '../../domain/plan-copy.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Result } from '../../lib/result.ts'
import { type PaperAnswer, PlanPaper } from '../../ui/plan-paper.tsx'
import type { Tools } from '../answer.ts'
import type { AnswerProblem } from '../save-answer.ts'
import { Codes } from './codes.tsx'
import { Printing } from './printing.tsx'
import { ShareButton } from './share-button.tsx'

export interface TakeAwayProps {
  readonly council: string
  readonly given: string
  readonly adviser: string
  readonly plan: Plan
  readonly answer: PaperAnswer | undefined
  readonly tools: Tools
  /** Records that a copy was printed. */
  readonly onPrinted: () => Promise<Result<void, AnswerProblem>>
}

/** The young person's own copy, made on the tablet with no network: on their phone, on paper, or handed on. */
export function TakeAway({ council, given, adviser, plan, answer, tools, onPrinted }: TakeAwayProps) {
  const [open, setOpen] = useState<'codes' | 'paper' | undefined>(undefined)
  // One moment for the whole copy, so that looking at a code twice shows the same code.
  const [made] = useState(() => ({ made: tools.now(), today: tools.today() }))
  const of = { plan, given, ...made }
  const toggle = (which: 'codes' | 'paper') => () => setOpen(open === which ? undefined : which)
  return (
    <section class="take" aria-label="Take your plan with you">
      <h2 class="handover-question">Take your plan with you</h2>
      <p>It holds your plan and your first name, and nothing else.</p>
      <div class="take__ways">
        <button type="button" class="handover-button" aria-expanded={open === 'codes'} onClick={toggle('codes')}>
          Put it on my phone
        </button>
        <button type="button" class="handover-button" aria-expanded={open === 'paper'} onClick={toggle('paper')}>
          Print it
        </button>
        <ShareButton text={planAsText(of)} calendar={planAsCalendar(plan, made.made)} />
      </div>
      {open === 'codes' && <Codes copy={planCopy(of)} />}
      {open === 'paper' && (
        <Printing onPrinted={onPrinted}>
          <PlanPaper {...{ council, given, adviser, plan, answer }} printedOn={made.today} />
        </Printing>
      )}
    </section>
  )
}
