import type { DraftFields, SaveProblem } from '../../caseload/api.ts'
import type { Moment } from '../../domain/time.ts'
import { type Keeper, type KeeperParts, type KeeperState, createKeeper } from '../../lib/keeper.ts'

export type DraftState = KeeperState<Moment, SaveProblem>
export type DraftKeeper = Keeper<DraftFields>

const open = new Set<DraftKeeper>()

/** Keeps the draft of a form that is on the screen, and lets {@link flushDraft} reach it until it is stopped. */
export function openDraftKeeper(parts: KeeperParts<DraftFields, Moment, SaveProblem>): DraftKeeper {
  const keeper = createKeeper(parts)
  const registered: DraftKeeper = {
    ...keeper,
    stop() {
      open.delete(registered)
      return keeper.stop()
    },
  }
  open.add(registered)
  return registered
}

/** Saves what is half-written on the screen, if anything is. Locking waits for this, so that a lock loses no word. */
export async function flushDraft(): Promise<void> {
  await Promise.all([...open].map((keeper) => keeper.flush()))
}
