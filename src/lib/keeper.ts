/** What a keeper tells the screen: nothing to keep, words not kept yet, kept, or a reason why they could not be. */
export type KeeperState<Kept, Problem> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'unkept' }
  | { readonly kind: 'kept'; readonly value: Kept }
  | { readonly kind: 'failed'; readonly problem: Problem | 'failed' }

export interface KeeperParts<Value, Kept, Problem> {
  save(
    value: Value,
  ): Promise<{ readonly ok: true; readonly value: Kept } | { readonly ok: false; readonly error: Problem }>
  /** Calls back after so many milliseconds, unless the function that comes back was called. */
  wait(milliseconds: number, callBack: () => void): () => void
  show(state: KeeperState<Kept, Problem>): void
}

/**
 * Keeps what somebody is typing: the newest value only, one save at a time, so that an older value never lands on top of a
 * newer one. A save starts {@link KEEP_AFTER} after the first key, and is not put off by further typing.
 */
export interface Keeper<Value> {
  changed(value: Value): void
  /** Resolves when the newest value was saved, or when saving it failed; the value then stays to be tried again. */
  flush(): Promise<void>
  /** Forgets what is not saved yet and takes nothing more. Resolves when no save is on its way. */
  stop(): Promise<void>
}

/** Well below the two seconds that are promised, to leave time for sealing and writing. */
export const KEEP_AFTER = 1_200

/** Makes a keeper. It reads no clock and starts no timer but through `parts.wait`. */
export function createKeeper<Value, Kept, Problem>(parts: KeeperParts<Value, Kept, Problem>): Keeper<Value> {
  let unsaved: { readonly value: Value } | undefined
  let running: Promise<void> | undefined
  let cancel: (() => void) | undefined
  let stopped = false

  async function saveNewest(): Promise<void> {
    while (unsaved) {
      const saving = unsaved
      const outcome = await attempt(parts, saving.value)
      const newest = unsaved === saving
      if (newest && outcome.kind === 'kept') unsaved = undefined
      if (newest || !unsaved) parts.show(outcome)
      if (newest && outcome.kind === 'failed') return
    }
  }

  async function flush(): Promise<void> {
    cancel?.()
    cancel = undefined
    // A save that is on its way takes a newer value along before it ends.
    running ??= saveNewest().finally(() => (running = undefined))
    await running
  }

  return {
    changed(value) {
      if (stopped) return
      unsaved = { value }
      parts.show({ kind: 'unkept' })
      cancel ??= parts.wait(KEEP_AFTER, () => {
        cancel = undefined
        void flush()
      })
    },
    flush,
    async stop() {
      stopped = true
      unsaved = undefined
      cancel?.()
      cancel = undefined
      await running
    },
  }
}

/** One save. What a save throws counts as failed: the words are still on the screen, and nobody may believe otherwise. */
async function attempt<Value, Kept, Problem>(
  parts: KeeperParts<Value, Kept, Problem>,
  value: Value,
): Promise<{ kind: 'kept'; value: Kept } | { kind: 'failed'; problem: Problem | 'failed' }> {
  try {
    const saved = await parts.save(value)
    return saved.ok ? { kind: 'kept', value: saved.value } : { kind: 'failed', problem: saved.error }
  } catch {
    return { kind: 'failed', problem: 'failed' }
  }
}
