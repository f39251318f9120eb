import { useState } from 'preact/hooks'
import { type Answer, OWN_WORDS_LIMIT } from '../domain/agreement.ts'
import type { WordsAnswer } from './desk.ts'
import { Heading } from './heading.tsx'
import type { KeepState } from './keep.ts'
import { Kept, SavingProblem } from './saving.tsx'
import type { Saving } from './use-hand-over.ts'
import { WordsField } from './words-field.tsx'

interface WordsStepProps {
  readonly answer: WordsAnswer
  readonly adviser: string
  readonly words: string
  readonly saving: Saving
  readonly kept: KeepState
  readonly write: (words: string) => void
  readonly save: (answer: Answer, outcome: WordsAnswer) => void
  readonly back: () => void
}

interface Wording {
  readonly heading: string
  readonly lead: string
  readonly label: string
  readonly button: string
  readonly missing: string | undefined
}

const wordings: { readonly [A in WordsAnswer]: Wording } = {
  agreed: {
    heading: 'You say it is right',
    lead: 'You can also say it in your own words. You do not have to.',
    label: 'Your own words (optional)',
    button: 'Yes, I agree',
    missing: undefined,
  },
  disagreed: {
    heading: 'You do not agree',
    lead: 'Write it in your own words. They are kept next to what we wrote, just as you write them. Nobody changes them.',
    label: 'What is not right?',
    button: 'Save my words',
    missing: 'Write what is not right',
  },
  'change-asked': {
    heading: 'You want something changed',
    lead: 'Write what should be changed. Your adviser reads it and changes the text. Then you read it again another time.',
    label: 'What should be changed?',
    button: 'Save my words',
    missing: 'Write what should be changed',
  },
}

/** An answer with the young person's own words, which are kept exactly as they are written. */
export function WordsStep({ answer, adviser, words, saving, kept, write, save, back }: WordsStepProps) {
  const [error, setError] = useState<string | undefined>(undefined)
  const wording = wordings[answer]
  const finish = () => {
    const found = errorOf(words, wording.missing)
    setError(found)
    if (found === undefined) save(answerOf(answer, words), answer)
  }
  return (
    <>
      <Heading>{wording.heading}</Heading>
      <p>{wording.lead}</p>
      <WordsField label={wording.label} value={words} rows={6} limit={OWN_WORDS_LIMIT} error={error} write={write} />
      <SavingProblem saving={saving} adviser={adviser} />
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
          Go back and read again
        </button>
      </div>
      {/* Below the buttons: a line that comes while somebody presses one must not move it away. */}
      {saving === undefined && <Kept state={kept} />}
    </>
  )
}

function errorOf(words: string, missing: string | undefined): string | undefined {
  if (missing !== undefined && words.trim() === '') return missing
  return words.length > OWN_WORDS_LIMIT ? `Use ${OWN_WORDS_LIMIT.toLocaleString('en-GB')} letters or fewer` : undefined
}

function answerOf(answer: WordsAnswer, words: string): Answer {
  if (answer === 'agreed') return words.trim() === '' ? { answer } : { answer, words }
  return { answer, words }
}
