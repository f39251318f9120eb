import { useState } from 'preact/hooks'
import { OWN_WORDS_LIMIT } from '../../domain/agreement.ts'
import type { PlanDesk } from '../desk.ts'
import { Heading } from '../heading.tsx'
import { Kept, SavingProblem } from '../saving.tsx'
import { WordsField } from '../words-field.tsx'
import { NamePart } from './name-part.tsx'
import type { PlanAnswer } from './plan-edit.ts'
import { errorOf } from './text-part.tsx'
import type { Making } from './use-plan.ts'

interface AnswerStepProps {
  readonly desk: PlanDesk
  readonly making: Making
  readonly answer: PlanAnswer
  readonly back: () => void
}

const wordings = {
  agreed: {
    heading: 'This is your plan',
    lead: 'You can add something in your own words. You do not have to.',
    label: 'My own words (optional)',
    button: 'I agree with my plan',
    missing: undefined,
  },
  disagreed: {
    heading: 'You do not agree with this plan',
    lead: 'Write it in your own words. They stay with the plan, just as you write them. Nobody changes them.',
    label: 'What is not right?',
    button: 'Save my words',
    missing: 'Write what is not right',
  },
} as const

/** The answer, in their own words if they like, with a name under it if they like: agreement depends on neither. */
export function AnswerStep({ desk, making, answer, back }: AnswerStepProps) {
  const { draft, saving, kept, broken, change } = making
  const [error, setError] = useState<string | undefined>(undefined)
  const wording = wordings[answer]
  const words = draft.words[answer]
  const finish = () => {
    const missing = wording.missing !== undefined && words.trim() === '' ? wording.missing : undefined
    const found = missing ?? errorOf(words, OWN_WORDS_LIMIT)
    setError(found)
    if (found === undefined) making.answer(answer)
  }
  return (
    <>
      <Heading>{wording.heading}</Heading>
      <p>{wording.lead}</p>
      <WordsField
        label={wording.label}
        value={words}
        rows={5}
        limit={OWN_WORDS_LIMIT}
        error={error}
        write={(text) => change({ ...draft, words: { ...draft.words, [answer]: text } })}
      />
      <NamePart signed={draft.signed} sign={(signed) => change(signedDraft(draft, signed))} />
      {broken && (
        <div class="handover-problem" role="alert">
          Something in the plan is empty or too long. Go back, look at it, then come here again.
        </div>
      )}
      <SavingProblem saving={saving} adviser={desk.packet.adviser.name} />
      <div class="handover-answers">
        <button
          type="button"
          class="handover-button handover-button--yes"
          aria-disabled={saving === 'saving'}
          onClick={finish}
        >
          {wording.button}
        </button>
        <button type="button" class="handover-button" onClick={back}>
          Go back to the plan
        </button>
      </div>
      {saving === undefined && <Kept state={kept} />}
    </>
  )
}

function signedDraft(
  { signed: _before, ...draft }: Making['draft'],
  signed: Making['draft']['signed'],
): Making['draft'] {
  return signed ? { ...draft, signed } : draft
}
