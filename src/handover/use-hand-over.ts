import { useRef, useState } from 'preact/hooks'
import type { Answer } from '../domain/agreement.ts'
import type { ContactEntry, Entry } from '../domain/entry.ts'
import { agreementEntry, changedEntry } from './answer.ts'
import { type Desk, type WordsAnswer, type Written, nothingWritten, resume } from './desk.ts'
import type { Outcome } from './done-step.tsx'
import type { KeepState } from './keep.ts'
import type { AnswerProblem } from './save-answer.ts'
import { useWordKeeper } from './use-word-keeper.ts'

/** Where the young person is: reading, answering in words, changing the text together, or done. */
export type Step =
  | { readonly at: 'read' }
  | { readonly at: 'edit' }
  | { readonly at: WordsAnswer }
  | { readonly at: 'done'; readonly outcome: Outcome }

/** A save on its way, or why the last one saved nothing. */
export type Saving = 'saving' | AnswerProblem | undefined

/** A hand-over on its way: what is read, what is being written, and what can be done with it. */
export interface Running {
  /** The version that is read: the one handed over, or one that was changed here. */
  readonly read: ContactEntry
  readonly step: Step
  readonly written: Written
  readonly saving: Saving
  readonly kept: KeepState
  /** The answer for which an earlier hand-over left words. */
  readonly resumed: WordsAnswer | 'edit' | undefined
  readonly go: (step: Step) => void
  readonly write: (at: WordsAnswer | 'edit', written: Written) => void
  readonly answer: (answer: Answer, outcome: Outcome) => void
  readonly change: () => void
}

/** Runs a hand-over. Words survive going back and forth, a failed save, and the tablet going out. */
export function useHandOver(desk: Desk, contact: ContactEntry): Running {
  const [resumed] = useState(() => resume(desk.packet.unfinished, contact))
  const [read, setRead] = useState(contact)
  const [written, setWritten] = useState<Written>(resumed?.written ?? nothingWritten(contact))
  const [step, setStep] = useState<Step>({ at: 'read' })
  const [saving, setSaving] = useState<Saving>(undefined)
  const keeper = useWordKeeper(desk, contact)

  const sameAgain = useSameAgain()

  const save = async (make: () => Promise<Entry>, then: (entry: Entry) => void): Promise<void> => {
    if (saving === 'saving') return
    setSaving('saving')
    await keeper.flush()
    const made = sameAgain(await make())
    const saved = await desk.save(made)
    if (!saved.ok) return setSaving(saved.error)
    await keeper.restart()
    setSaving(undefined)
    then(made)
  }
  const begin = (make: () => Promise<Entry>, then: (entry: Entry) => void): void => {
    save(make, then).catch(() => setSaving('failed'))
  }
  const readAgain = (entry: Entry): void => {
    if (entry.kind !== 'contact') return
    setRead(entry)
    setWritten(nothingWritten(entry))
    setStep({ at: 'read' })
  }
  return {
    read,
    step,
    written,
    saving,
    kept: keeper.state,
    resumed: read === contact ? resumed?.at : undefined,
    go(next) {
      void keeper.flush()
      setSaving(undefined)
      setStep(next)
    },
    write(at, next) {
      setWritten(next)
      keeper.keep(next, at, read)
    },
    answer: (given, outcome) =>
      begin(
        () => agreementEntry(desk.packet, read, given, desk.tools),
        () => setStep({ at: 'done', outcome }),
      ),
    change: () => begin(() => Promise.resolve(changedEntry(desk.packet, read, written.edit, desk.tools)), readAgain),
  }
}

/**
 * Gives the entry of the attempt before when nothing but its id and moment differ: a save that failed may have reached the
 * disk all the same, and trying again must then repeat that entry, not add a second one.
 */
export function useSameAgain(): (made: Entry) => Entry {
  const before = useRef<Entry | undefined>(undefined)
  return (made) => {
    if (!before.current || said(before.current) !== said(made)) before.current = made
    return before.current
  }
}

function said(entry: Entry): string {
  return JSON.stringify(entry, (key, value: unknown) => (key === 'id' || key === 'at' ? undefined : value))
}
