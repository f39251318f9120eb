import { useEffect, useRef, useState } from 'preact/hooks'
import type { ContactEntry } from '../domain/entry.ts'
import type { ReadBackPart } from '../domain/read-back.ts'
import { partsOf } from './answer.ts'
import type { Desk, WordsAnswer } from './desk.ts'
import { Heading } from './heading.tsx'
import { ReadAloud } from './read-aloud.tsx'

interface ReadStepProps {
  readonly desk: Desk
  readonly read: ContactEntry
  /** Whether this text was changed in this hand-over and is read again. */
  readonly changed: boolean
  /** The answer for which words were written before. */
  readonly resumed: WordsAnswer | 'edit' | undefined
  readonly go: (to: WordsAnswer | 'edit' | 'stopped') => void
}

/** The contact in big plain words, and the three answers. */
export function ReadStep({ desk, read, changed, resumed, go }: ReadStepProps) {
  const parts = partsOf(read)
  const [aloud, setAloud] = useState<number | undefined>(undefined)
  const { given } = desk.packet
  return (
    <>
      <Heading>{given ? `${given}, is this right?` : 'Is this right?'}</Heading>
      {changed ? (
        <p class="handover-note" role="status">
          The change is saved. Please read it again from the start.
        </p>
      ) : (
        <p>{read.author.name} wrote this about you. Please read it. If something is wrong, you can say so.</p>
      )}
      {resumed && (
        <div class="handover-note">
          <p>You started writing something last time. It is still here.</p>
          <button type="button" class="handover-button" onClick={() => go(resumed)}>
            Go on writing
          </button>
        </div>
      )}
      <ReadAloud speech={desk.speech} parts={() => parts} at={setAloud} />
      <article class="handover-text" aria-label="What was written">
        {parts.map((part, index) => (
          <Part key={index} part={part} aloud={aloud === index} />
        ))}
      </article>
      <Answers go={go} />
    </>
  )
}

function Part({ part, aloud }: { part: ReadBackPart; aloud: boolean }) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (aloud) section.current?.scrollIntoView({ block: 'nearest' })
  }, [aloud])
  return (
    <section ref={section} class={`handover-part${aloud ? ' handover-part--aloud' : ''}`}>
      <h2 class="handover-part__heading">{part.heading}</h2>
      <p class="handover-part__text">{part.text}</p>
      {part.from && <p class="handover-part__from">{part.from}</p>}
    </section>
  )
}

function Answers({ go }: Pick<ReadStepProps, 'go'>) {
  return (
    <section class="handover-answers" aria-labelledby="answers">
      <h2 id="answers" class="handover-question">
        Is this right?
      </h2>
      <button type="button" class="handover-button handover-button--yes" onClick={() => go('agreed')}>
        Yes, that is right
      </button>
      <button type="button" class="handover-button" onClick={() => go('edit')}>
        Change something
      </button>
      <button type="button" class="handover-button" onClick={() => go('disagreed')}>
        I do not agree
      </button>
      <button type="button" class="handover-stop" onClick={() => go('stopped')}>
        Stop without an answer
      </button>
    </section>
  )
}
