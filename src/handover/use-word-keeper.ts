import { useMemo, useState } from 'preact/hooks'
import type { ContactEntry } from '../domain/entry.ts'
import { useFlushWhenLeft } from '../ui/use-flush-when-left.ts'
import { type Desk, type WordsAnswer, type Written, nothingWritten } from './desk.ts'
import { type KeepState, type WordKeeper, createWordKeeper } from './keep.ts'
import type { Unfinished } from './packet.ts'

/** The keeper of a hand-over as its screens use it. */
export interface Words {
  readonly state: KeepState
  /** Keeps what was written for one answer; the latest answer that somebody wrote for is the one that is offered again. */
  keep(written: Written, at: WordsAnswer | 'edit', read: ContactEntry): void
  flush(): Promise<void>
  /** After a finished entry: what was kept before is answered, and what is written next is kept anew. */
  restart(): Promise<void>
}

/** Keeps words while they are written, and at once when the tablet turns away from them. */
export function useWordKeeper(desk: Desk, contact: ContactEntry): Words {
  const [state, setState] = useState<KeepState>({ kind: 'idle' })
  const words = useMemo(() => {
    const make = () =>
      createWordKeeper((unfinished) => desk.keep(contact.of ?? contact.id, unfinished), desk.wait, setState)
    let keeper: WordKeeper = make()
    return {
      keep: (written: Written, at: WordsAnswer | 'edit', read: ContactEntry) =>
        keeper.changed(unfinishedOf(written, at, read) ?? 'nothing'),
      flush: () => keeper.flush(),
      restart: async () => {
        await keeper.stop()
        keeper = make()
        setState({ kind: 'idle' })
      },
    }
  }, [desk, contact])

  useFlushWhenLeft(words.flush)
  return { ...words, state }
}

/** What is kept of what was written, or undefined when nothing is. */
export function unfinishedOf(written: Written, at: WordsAnswer | 'edit', read: ContactEntry): Unfinished | undefined {
  if (at !== 'edit') return written[at] === '' ? undefined : { kind: 'own-words', answer: at, words: written[at] }
  const { notes, added, nextSteps } = written.edit
  const untouched = JSON.stringify(written.edit) === JSON.stringify(nothingWritten(read).edit)
  return untouched ? undefined : { kind: 'edit', entry: read.id, notes: [...notes], added, nextSteps: [...nextSteps] }
}
