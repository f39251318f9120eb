import { type Result, ok } from '../lib/result.ts'
import { type Keeper, type KeeperState, createKeeper } from '../lib/keeper.ts'
import type { Unfinished } from './packet.ts'
import type { AnswerProblem } from './save-answer.ts'

export type KeepState = KeeperState<undefined, AnswerProblem>

/** Keeps words that are being written; `'nothing'` when all of them were taken out again. */
export type WordKeeper = Keeper<Unfinished | 'nothing'>

/** Makes the keeper of one hand-over. `save` seals and stores; `wait` is the tablet's timer. */
export function createWordKeeper(
  save: (unfinished: Unfinished | undefined) => Promise<Result<void, AnswerProblem>>,
  wait: (milliseconds: number, callBack: () => void) => () => void,
  show: (state: KeepState) => void,
): WordKeeper {
  return createKeeper<Unfinished | 'nothing', undefined, AnswerProblem>({
    async save(value) {
      const saved = await save(value === 'nothing' ? undefined : value)
      return saved.ok ? ok(undefined) : saved
    },
    wait,
    show,
  })
}
