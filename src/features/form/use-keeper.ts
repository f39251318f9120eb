import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { DraftFields, SaveProblem } from '../../caseload/api.ts'
import type { Moment } from '../../domain/time.ts'
import type { Result } from '../../lib/result.ts'
import { useFlushWhenLeft } from '../../ui/use-flush-when-left.ts'
import { type DraftKeeper, type DraftState, openDraftKeeper } from './draft-keeper.ts'

export type SaveDraft = (fields: DraftFields) => Promise<Result<Moment, SaveProblem>>

/**
 * Keeps what somebody types while the form is on the screen, and at once when it goes out of sight. `save` is taken when
 * the form appears and stays the same as long as it is there.
 */
export function useKeeper(save: SaveDraft): DraftKeeper & { readonly state: DraftState } {
  const [state, setState] = useState<DraftState>({ kind: 'idle' })
  const mounted = useRef(true)
  const keeper = useMemo(
    () =>
      openDraftKeeper({
        save,
        wait(milliseconds, callBack) {
          const timer = setTimeout(callBack, milliseconds)
          return () => clearTimeout(timer)
        },
        show: (next) => mounted.current && setState(next),
      }),
    [],
  )
  useFlushWhenLeft(keeper.flush)
  useEffect(
    () => () => {
      mounted.current = false
      void keeper.flush().then(keeper.stop)
    },
    [keeper],
  )
  return { ...keeper, state }
}
