import * as z from 'zod/mini'
import type { PersonId } from '../domain/ids.ts'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { millisecondsOf, momentOf } from '../lib/moments.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { HandBack } from '../handover/packet.ts'
import { MOST_REMOVED, type Removal, RemovalReceipt } from '../protocol/device.ts'
import type { Moved } from '../protocol/pull.ts'
import type { CommitProblem } from '../store/rows.ts'
import { handIn } from '../sync/push-removed.ts'
import { signRemoval } from '../vault/device-key.ts'
import { openHandBack } from '../vault/hand-back.ts'
import { openNamed, rowId, sealNamed } from '../vault/keyring.ts'
import { type NewSecret, rotateForgetting } from './generation.ts'
import type { OpenVault } from './open-vault.ts'
import { FEED, feedStart } from './receive.ts'

/** The name under which receipts wait that the server does not have yet. */
const RECEIPTS = 'receipts'

const Receipts = z.strictObject({ v: z.literal(1), receipts: z.array(RemovalReceipt) })

/** After so long without hearing the server, the records leave the tablet when it is next unlocked. */
const LONGEST_WITHOUT_CONTACT_MS = 30 * 24 * 60 * 60_000

/**
 * Forgets young people who left the caseload (P21): keys, dossiers, compartments, drafts and what a hand-over left go, the vault
 * gets a new key, and a signed receipt waits for the server, all in one transaction. What is sealed in the outbox still goes.
 */
async function forgetPeople(vault: OpenVault, people: readonly PersonId[]): Promise<Result<void, CommitProblem>> {
  const pids = await Promise.all(people.map((person) => rowId(vault.keyring, 'person', person)))
  const dropHandbacks = await handbacksOf(vault, new Set(people))
  const receipts = await withReceipts(vault, await signedRemovals(vault, people))
  const forgotten = await rotateForgetting(vault, { forget: pids, dropHandbacks }, [receipts])
  if (!forgotten.ok) return forgotten
  for (const person of people) vault.book.pages.delete(person)
  for (const [contact, { person }] of vault.unfinished) if (people.includes(person)) vault.unfinished.delete(contact)
  tellRotated(vault)
  return ok(undefined)
}

/**
 * Removes every record when the server was not heard for 30 days (P20), by the latest time that the tablet ever saw: a clock that
 * was set back gains nothing. Sealed entries stay, and everything returns at the next contact. Returns since when, if so.
 */
export async function forgetWhenOutOfContact(vault: OpenVault): Promise<OpenVault['emptiedSince']> {
  const now = millisecondsOf(vault.tools.now())
  const { heardAt, latestAt = now } = await vault.store.numbers()
  await vault.store.commit(heardAt === undefined ? { heardAt: now } : { seenAt: now })
  if (heardAt === undefined || Math.max(now, latestAt) - heardAt <= LONGEST_WITHOUT_CONTACT_MS) return undefined
  const { keys, dossiers } = await vault.store.people()
  const pids = [...new Set([...keys, ...dossiers].map(({ pid }) => pid))]
  if (pids.length > 0) {
    const at = vault.tools.now()
    const whole = await signed(vault, { at, why: 'out-of-contact', whole: true, people: [] })
    const secrets = [await withReceipts(vault, [whole]), { name: FEED, plaintext: utf8(JSON.stringify(feedStart)) }]
    const forgotten = await rotateForgetting(vault, { forget: pids }, secrets)
    // Without room for a new key the records go all the same.
    if (!forgotten.ok) await vault.store.commit({ forget: pids })
    tellRotated(vault)
  }
  return momentOf(heardAt)
}

/** Hands receipts in that the server does not have yet. One that does not go waits for the next time. */
export async function handInReceipts(vault: OpenVault): Promise<void> {
  const waiting = await readReceipts(vault)
  const sent = new Set<string>()
  for (const receipt of waiting) if (await handIn(vault.device, receipt)) sent.add(receipt.text)
  if (sent.size === 0) return
  await vault.inTurn(async () => {
    const left = (await readReceipts(vault)).filter(({ text }) => !sent.has(text))
    const sealed = await sealNamed(vault.keyring, RECEIPTS, receiptBytes(left))
    await vault.store.commit({ secrets: [{ name: RECEIPTS, sealed }] })
  })
}

/**
 * Forgets whoever a page of the feed says is gone, whichever tab had fetched them. Until it is stored, the feed must not move on:
 * nobody would say it again.
 */
export async function forgetGone(
  vault: OpenVault,
  moved: readonly Moved[],
): Promise<Result<readonly PersonId[], CommitProblem>> {
  const named = moved.filter((one) => one.gone).map(({ person }) => person)
  const held = await Promise.all(named.map((person) => isHeld(vault, person)))
  const gone = named.filter((_person, index) => held[index])
  if (gone.length === 0) return ok([])
  const forgotten = await forgetPeople(vault, gone)
  return forgotten.ok ? ok(gone) : err(forgotten.error)
}

async function isHeld(vault: OpenVault, person: PersonId): Promise<boolean> {
  if (vault.book.pages.has(person)) return true
  return (await vault.store.dossier(await rowId(vault.keyring, 'person', person))) !== undefined
}

async function signedRemovals(vault: OpenVault, people: readonly PersonId[]): Promise<RemovalReceipt[]> {
  const parts = Array.from({ length: Math.ceil(people.length / MOST_REMOVED) }, (_, part) =>
    people.slice(part * MOST_REMOVED, (part + 1) * MOST_REMOVED),
  )
  const at = vault.tools.now()
  return Promise.all(parts.map((part) => signed(vault, { at, why: 'withdrawn', whole: false, people: [...part] })))
}

async function signed(
  { account, store }: OpenVault,
  what: Pick<Removal, 'at' | 'why' | 'whole' | 'people'>,
): Promise<RemovalReceipt> {
  const { waiting } = await store.counts()
  const removal: Removal = { v: 1, device: account.device, ...what, unsent: waiting }
  const text = JSON.stringify(removal)
  return { text, signature: await signRemoval(account.deviceKey, account.authority.id, account.device, text) }
}

async function withReceipts(vault: OpenVault, receipts: readonly RemovalReceipt[]): Promise<NewSecret> {
  return { name: RECEIPTS, plaintext: receiptBytes([...(await readReceipts(vault)), ...receipts]) }
}

function receiptBytes(receipts: readonly RemovalReceipt[]) {
  return utf8(JSON.stringify({ v: 1, receipts }))
}

async function readReceipts(vault: OpenVault): Promise<readonly RemovalReceipt[]> {
  const sealed = await vault.store.secret(RECEIPTS)
  const opened = sealed ? await openNamed(vault.keyring, RECEIPTS, sealed) : undefined
  const kept = opened?.ok ? Receipts.safeParse(JSON.parse(fromUtf8(opened.value))) : undefined
  return kept?.success ? kept.data.receipts : []
}

/** What hand-overs left about these people: the entries of it stand in the outbox as well. */
async function handbacksOf(vault: OpenVault, people: ReadonlySet<PersonId>): Promise<number[]> {
  const rows = await Promise.all(
    (await vault.store.handbacks()).map(async ({ n, sealed }) => {
      const opened = await openHandBack(vault.account.handBackKey, vault.device.vault, sealed)
      const back = opened.ok ? HandBack.safeParse(JSON.parse(fromUtf8(opened.value))) : undefined
      return back?.success && people.has(back.data.person) ? n : undefined
    }),
  )
  return rows.filter((n) => n !== undefined)
}

/** Documents that opened an earlier generation lock: what they would wrap, nobody could open. */
function tellRotated({ device, generation }: OpenVault): void {
  const channel = new BroadcastChannel('waymark')
  channel.postMessage({ kind: 'rotated', vault: device.vault, generation })
  channel.close()
}
