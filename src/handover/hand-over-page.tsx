import type { ContactEntry } from '../domain/entry.ts'
import { ChangeStep } from './change-step.tsx'
import type { Desk } from './desk.ts'
import { DoneStep } from './done-step.tsx'
import { Frame } from './frame.tsx'
import { ReadStep } from './read-step.tsx'
import { type Running, useHandOver } from './use-hand-over.ts'
import { WordsStep } from './words-step.tsx'

/** The hand-over: one contact, read and answered by the young person it is about. */
export function HandOverPage({ desk, contact }: { desk: Desk; contact: ContactEntry }) {
  const running = useHandOver(desk, contact)
  const { at } = running.step
  return (
    <Frame step={at === 'read' || at === 'done' ? at : 'say'}>
      <CurrentStep desk={desk} running={running} changed={running.read !== contact} />
    </Frame>
  )
}

function CurrentStep({ desk, running, changed }: { desk: Desk; running: Running; changed: boolean }) {
  const { read, step, written, saving, kept, go, write } = running
  const adviser = desk.packet.adviser.name
  switch (step.at) {
    case 'read':
      return (
        <ReadStep
          key={read.id}
          {...{ desk, read, changed }}
          resumed={running.resumed}
          go={(at) => go(at === 'stopped' ? { at: 'done', outcome: at } : { at })}
        />
      )
    case 'edit':
      return (
        <ChangeStep
          {...{ adviser, read, saving, kept }}
          edit={written.edit}
          write={(edit) => write('edit', { ...written, edit })}
          save={running.change}
          go={(at) => go({ at })}
        />
      )
    case 'done':
      return <DoneStep outcome={step.outcome} adviser={adviser} leave={desk.leave} />
    default: {
      const { at } = step
      return (
        <WordsStep
          key={at}
          {...{ adviser, saving, kept }}
          answer={at}
          words={written[at]}
          write={(words) => write(at, { ...written, [at]: words })}
          save={running.answer}
          back={() => go({ at: 'read' })}
        />
      )
    }
  }
}
