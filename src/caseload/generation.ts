import type { Bytes } from '../lib/bytes.ts'
import { type Result, ok } from '../lib/result.ts'
import type { Store } from '../store/database.ts'
import type { Change, CommitProblem, Wrapped } from '../store/rows.ts'
import {
  type Keyring,
  indexSecret,
  newVaultKey,
  openKeyring,
  openNamed,
  sealNamed,
  withIndex,
} from '../vault/keyring.ts'
import { rewrapCompartmentKey, rewrapPersonKey } from '../vault/person-key.ts'
import { slotOfGeneration } from '../vault/slot-key.ts'
import type { HeldKey, NewSlot, OpenedSlot } from '../vault/slot.ts'
import type { OpenVault } from './open-vault.ts'

/** The name under which the secret that names rows is sealed. */
const INDEX = 'index'

/** The name under which a slot's own key is sealed. */
export function slotKeyName(id: string): string {
  return `slot-key ${id}`
}

/** The keys of a vault whose slot was opened. A slot of the first form is stored anew; where that fails, the next unlock tries again. */
export async function openGeneration(store: Store, vault: string, opened: OpenedSlot): Promise<Keyring> {
  const { generation, renewed, vaultKey } = opened
  store.followGeneration(generation)
  if (renewed) {
    const { keyring, change } = await storedSlot(vault, opened, renewed)
    vaultKey.fill(0)
    await store.commit(change)
    return keyring
  }
  const keyring = await openKeyring(vault, vaultKey)
  const sealed = await store.secret(INDEX)
  const secret = sealed ? await openNamed(keyring, INDEX, sealed) : undefined
  return secret?.ok ? withIndex(keyring, secret.value) : keyring
}

/**
 * The keys of a vault, and what to store of a new slot of it: the slot, and its own key sealed in the vault, so that a rotation
 * renews a slot of any kind without whoever opens it; in the first generation, also the secret that names rows. The change is for
 * this generation alone.
 */
export async function storedSlot(vault: string, { vaultKey, generation }: HeldKey, { id, slot, slotKey }: NewSlot) {
  const index = generation === 1 ? [{ name: INDEX, plaintext: await indexSecret(vault, vaultKey) }] : []
  const keyring = await openKeyring(vault, vaultKey.slice())
  const secrets = await sealAll(keyring, [...index, { name: slotKeyName(id), plaintext: slotKey }])
  return { keyring, change: { generation, slots: [{ id, slot }], secrets } }
}

/** One of the vault's own secrets, to be sealed in the same change. */
export interface NewSecret {
  readonly name: string
  readonly plaintext: Bytes
}

/** How often a rotation that another tab ran into is tried again. */
const ATTEMPTS = 3

/**
 * Gives the vault a new key in the transaction that forgets these rows (P21): every slot, every secret and every key that stays is
 * wrapped under it, so that an older copy of the store, which still holds what was forgotten, cannot be opened with the key that
 * the vault has from now on. All of it is stored or none. A vault with a slot that has no key of its own yet only forgets.
 */
export async function rotateForgetting(
  vault: OpenVault,
  change: Pick<Change, 'forget' | 'dropHandbacks'>,
  secrets: readonly NewSecret[],
): Promise<Result<void, CommitProblem>> {
  for (let attempt = 1; ; attempt++) {
    const rows = await vault.store.wrapped()
    const next = await nextGeneration(vault, rows)
    if (!next) return vault.store.commit({ ...change, secrets: await sealAll(vault.keyring, secrets) })
    const committed = await vault.store.commit({ ...change, ...(await rewrapped(vault, rows, next, change, secrets)) })
    if (!committed.ok && committed.error === 'stale' && attempt < ATTEMPTS) continue
    if (!committed.ok) return committed
    vault.keyring = next.keyring
    vault.generation = next.generation
    vault.store.followGeneration(next.generation)
    return ok(undefined)
  }
}

interface Next {
  readonly keyring: Keyring
  readonly generation: number
  readonly slots: Wrapped['slots']
}

/** A new vault key in every slot. Undefined when one of the slots cannot take it. */
async function nextGeneration(vault: OpenVault, rows: Wrapped): Promise<Next | undefined> {
  const vaultKey = newVaultKey()
  const generation = vault.generation + 1
  const slots = await Promise.all(
    rows.slots.map(async ({ id, slot }) => {
      const sealed = rows.secrets.find(({ name }) => name === slotKeyName(id))?.sealed
      const slotKey = sealed && (await openNamed(vault.keyring, slotKeyName(id), sealed))
      if (!slotKey?.ok) return undefined
      const renewed = await slotOfGeneration(vault.device.vault, slot, slotKey.value, generation, vaultKey)
      return renewed && { id, slot: renewed }
    }),
  )
  const renewedSlots = slots.filter((slot) => slot !== undefined)
  if (renewedSlots.length < rows.slots.length) return undefined
  const { index } = vault.keyring
  return { keyring: { ...(await openKeyring(vault.device.vault, vaultKey)), index }, generation, slots: renewedSlots }
}

/** Everything that stays, under the next generation. What did not open before does not open after. */
async function rewrapped(
  { keyring }: OpenVault,
  rows: Wrapped,
  next: Next,
  { forget = [] }: Pick<Change, 'forget'>,
  secrets: readonly NewSecret[],
): Promise<Change> {
  const to = next.keyring
  const stays = ({ pid }: { readonly pid: string }) => !forget.includes(pid)
  const fresh = new Set(secrets.map(({ name }) => name))
  const [keys, boxes, kept, forms, added] = await Promise.all([
    all(rows.keys.filter(stays), (row) => rewrapPersonKey(keyring, to, row.pid, row.sealed)),
    all(rows.boxes.filter(stays), (row) => rewrapCompartmentKey(keyring, to, row.box, row.sealed)),
    all(
      rows.secrets.filter(({ name }) => !fresh.has(name)),
      ({ name, sealed }) => reseal(keyring, to, name, sealed),
    ),
    all(rows.forms, ({ id, rev, sealed }) => reseal(keyring, to, formName(id, rev), sealed)),
    sealAll(to, secrets),
  ])
  const rotate = { to: next.generation, wraps: rows.wraps }
  return { rotate, slots: next.slots, keys, boxes, secrets: [...kept, ...added], drafts: forms }
}

/** The name under which a half-filled form about nobody in particular is sealed. */
export function formName(id: string, rev: number): string {
  return `form ${id} ${rev}`
}

async function all<Row extends { readonly sealed: Uint8Array }>(
  rows: readonly Row[],
  again: (row: Row) => Promise<Result<Row['sealed'], 'damaged'>>,
): Promise<Row[]> {
  const done = await Promise.all(rows.map(async (row) => ({ row, sealed: await again(row) })))
  return done.map(({ row, sealed }) => (sealed.ok ? { ...row, sealed: sealed.value } : row))
}

async function reseal(from: Keyring, to: Keyring, name: string, sealed: Uint8Array) {
  const opened = await openNamed(from, name, sealed)
  return opened.ok ? ok(await sealNamed(to, name, opened.value)) : opened
}

async function sealAll(keyring: Keyring, secrets: readonly NewSecret[]) {
  return Promise.all(
    secrets.map(async ({ name, plaintext }) => ({ name, sealed: await sealNamed(keyring, name, plaintext) })),
  )
}
