import type { WordsAnswer } from './desk.ts'
import { Heading } from './heading.tsx'

/** What came of the hand-over; `stopped` when the young person gave no answer. */
export type Outcome = WordsAnswer | 'stopped'

const words: { readonly [O in Outcome]: string } = {
  agreed: 'You said that it is right.',
  disagreed: 'You said that you do not agree. Your own words are kept next to what we wrote.',
  'change-asked': 'You asked for a change. Your adviser will read your words, and you will read the new text together.',
  stopped:
    'You did not give an answer. That is all right: you can read it together another time. If you wrote something, it is kept.',
}

/** The end: what was saved, and the only way out, which is the locked tablet. */
export function DoneStep({ outcome, adviser, leave }: { outcome: Outcome; adviser: string; leave: () => void }) {
  return (
    <>
      <Heading>{outcome === 'stopped' ? 'You stopped here' : 'Thank you. This is saved.'}</Heading>
      <p>{words[outcome]}</p>
      <div class="handover-answers">
        <button type="button" class="handover-button handover-button--yes" onClick={leave}>
          Give the tablet back to {adviser}
        </button>
      </div>
    </>
  )
}
