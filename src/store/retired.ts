import { createStore, get, update } from 'idb-keyval'
import * as z from 'zod/mini'

/**
 * That a vault was taken out of use by the office. It is written before anything is removed, so that a tablet that is switched
 * off in the middle goes on when it is switched on; and it stays, so that the screen can say what happened.
 */
const Retired = z.strictObject({
  v: z.literal(1),
  vault: z.string(),
  /** What the locked tablet called its adviser; missing for one of before there could be several. */
  label: z.optional(z.string()),
  /** How many unsent entries the office was told of; missing while it does not know that the rest is gone. */
  toldUnsent: z.optional(z.int()),
})
export type Retired = z.infer<typeof Retired>

const settings = createStore('waymark-device', 'settings')
const NAME = 'retired'

/** Every vault of this tablet that was taken out of use. */
export async function readRetired(): Promise<readonly Retired[]> {
  return z.array(Retired).safeParse(await get(NAME, settings)).data ?? []
}

/** Remembers that a vault was taken out of use, or what the office knows of it. */
export async function markRetired(retired: Retired): Promise<void> {
  await update<readonly Retired[]>(
    NAME,
    (all = []) => [...all.filter(({ vault }) => vault !== retired.vault), retired],
    settings,
  )
}

/** Somebody sets the tablet up again: what is over is not mentioned any more. */
export async function forgetRetired(vault: string): Promise<void> {
  await update<readonly Retired[]>(NAME, (all = []) => all.filter((one) => one.vault !== vault), settings)
}
