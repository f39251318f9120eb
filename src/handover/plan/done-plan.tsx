import type { Signature } from '../../domain/plan.ts'
import type { PaperAnswer } from '../../ui/plan-paper.tsx'
import type { PlanDesk } from '../desk.ts'
import { Heading } from '../heading.tsx'
import { takenPaperEntry } from './plan-answer.ts'
import { TakeAway } from './take-away.tsx'
import type { PlanDone } from './use-plan.ts'

interface DonePlanProps {
  readonly desk: PlanDesk
  readonly done: PlanDone
  readonly signed: Signature | undefined
}

const said: { readonly [A in PlanDone['answer']]: string } = {
  agreed: 'You said that this is your plan.',
  disagreed: 'You said that you do not agree. Your own words stay with the plan.',
  stopped:
    'You did not give an answer. That is all right. If you changed or wrote something, it is kept for next time.',
}

/** The end: what was saved, what changed, the young person's own copy, and the only way out, which is the locked tablet. */
export function DonePlan({ desk, done, signed }: DonePlanProps) {
  const { packet, tools } = desk
  const adviser = packet.adviser.name
  const answered: PaperAnswer | undefined =
    done.answer === 'stopped'
      ? undefined
      : { on: tools.today(), agreed: done.answer === 'agreed', words: done.words, signed }
  return (
    <>
      <Heading>{done.answer === 'stopped' ? 'You stopped here' : 'Thank you. This is saved.'}</Heading>
      <p>{said[done.answer]}</p>
      {done.changes.length > 0 && (
        <section aria-label="What you changed">
          <h2 class="handover-part__heading">What changed</h2>
          <ul class="reading-rights">
            {done.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </section>
      )}
      <TakeAway
        council={packet.authorityName}
        given={packet.given}
        adviser={adviser}
        plan={done.plan}
        answer={answered}
        tools={tools}
        onPrinted={() => desk.save(takenPaperEntry(packet, done.version, tools))}
      />
      <div class="handover-answers">
        <button type="button" class="handover-button handover-button--yes" onClick={desk.leave}>
          Give the tablet back to {adviser}
        </button>
      </div>
    </>
  )
}
