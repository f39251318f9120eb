import type { ContactEntry, Entry } from '../domain/entry.ts'
import type { Result } from '../lib/result.ts'
import type { Tools } from './answer.ts'
import { type Edit, editOf } from './answer.ts'
import type { HandOverPacket, PlanPacket, Unfinished } from './packet.ts'
import { parseUnfinished } from './packet.ts'
import type { AnswerProblem } from './save-answer.ts'

/** What any hand-over can do besides showing things. */
export interface Table {
  readonly tools: Tools
  /** Signs, seals and stores finished entries, all of them or none. Only what this calls saved is saved. */
  save(...entries: Entry[]): Promise<Result<void, AnswerProblem>>
  readonly speech: SpeechSynthesis | undefined
  /** Leaves for the locked screen, with nothing to come back to. */
  leave(): void
}

/** What a hand-over in which somebody writes can do besides: keep what is not finished. */
export interface WritingTable extends Table {
  keep(about: string, unfinished: Unfinished | undefined): Promise<Result<void, AnswerProblem>>
  wait(milliseconds: number, callBack: () => void): () => void
}

/** Everything the screens of a hand-over of one contact can do. Made once, where the document starts. */
export interface Desk extends WritingTable {
  readonly packet: HandOverPacket
}

/** Everything the screens of a plan made together can do. */
export interface PlanDesk extends WritingTable {
  readonly packet: PlanPacket
}

/** What somebody is writing in each place, so that looking at another answer loses no word. */
export interface Written {
  readonly agreed: string
  readonly disagreed: string
  readonly 'change-asked': string
  readonly edit: Edit
}

/** The answers in which somebody writes words of their own. */
export type WordsAnswer = Exclude<keyof Written, 'edit'>

/** Nothing written yet about this version. */
export function nothingWritten(read: ContactEntry): Written {
  return { agreed: '', disagreed: '', 'change-asked': '', edit: editOf(read.contact) }
}

/** Where an earlier hand-over stopped: what was written, and the answer it was written for. */
export interface Resumed {
  readonly written: Written
  readonly at: WordsAnswer | 'edit'
}

/** The words that an earlier hand-over left. An edit of a version that is no longer the one shown is offered as words. */
export function resume(text: string | undefined, read: ContactEntry): Resumed | undefined {
  if (text === undefined) return undefined
  const unfinished = parseUnfinished(text)
  const nothing = nothingWritten(read)
  if (unfinished.kind === 'own-words') {
    return { written: { ...nothing, [unfinished.answer]: unfinished.words }, at: unfinished.answer }
  }
  // A plan is made on a page of its own.
  if (unfinished.kind === 'plan') return undefined
  const { entry, notes, added, nextSteps } = unfinished
  if (entry === read.id) return { written: { ...nothing, edit: { notes, added, nextSteps } }, at: 'edit' }
  const words = [...notes, added, ...nextSteps].filter((part) => part.trim() !== '').join('\n\n')
  return { written: { ...nothing, 'change-asked': words }, at: 'change-asked' }
}
