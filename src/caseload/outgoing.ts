import type { PersonId } from '../domain/ids.ts'
import type { Moment } from '../domain/time.ts'
import { type Bytes, fromUtf8, utf8 } from '../lib/bytes.ts'
import { About } from '../handover/packet.ts'
import type { Receipt } from '../protocol/push.ts'
import type { OutboxRow } from '../store/rows.ts'
import { openHandBack } from '../vault/hand-back.ts'
import type { OutgoingView, SyncProblem, SyncStatus } from './api.ts'
import { cardOf } from './book.ts'
import type { OpenVault } from './open-vault.ts'
import { displayName } from './labels.ts'

/** The bytes of {@link About} that are sealed. */
export function aboutBytes(about: About): Bytes {
  return utf8(JSON.stringify(about))
}

/** What the pushing and pulling of this session found out, kept in memory. */
export interface SyncMemory {
  syncing: boolean
  problem: SyncProblem | undefined
  lastSentAt: Moment | undefined
  lastPulledAt: Moment | undefined
}

/** The honest status, counted from the outbox. `seen` remembers what rows are about, so that each is opened once. */
export async function statusOf(vault: OpenVault, memory: SyncMemory, seen: Map<string, About>): Promise<SyncStatus> {
  const rows = await vault.store.outbox()
  const items: OutgoingView[] = []
  for (const row of rows) {
    const about = seen.get(row.hash) ?? (await openAbout(vault, row.about))
    if (about) seen.set(row.hash, about)
    items.push({
      hash: row.hash,
      savedAt: about?.savedAt ?? vault.tools.now(),
      person: about?.person ?? ('' as PersonId),
      name: about ? nameOf(vault, about.person) : 'Somebody this tablet can no longer name',
      what: about?.what ?? 'contact',
      state: row.state,
      reason: row.reason,
    })
  }
  const waiting = items.filter(({ state }) => state === 'waiting')
  return {
    ...memory,
    waiting: waiting.length,
    held: items.filter(({ state }) => state === 'held').length,
    oldestWaitingSince: waiting.map(({ savedAt }) => savedAt).toSorted()[0],
    items: items.toReversed(),
  }
}

/** The longest list of held envelopes that the server gives: a longer one may be cut, and says nothing of what is not on it. */
const MOST_HELD = 200

/** The hashes of envelopes that the server held when they were sent and does not hold any more: what they waited for has come. */
export function noLongerHeld(rows: readonly Pick<OutboxRow, 'hash' | 'state'>[], held: readonly Receipt[]): string[] {
  if (held.length >= MOST_HELD) return []
  const still = new Set(held.map(({ hash }) => hash))
  return rows.filter(({ hash, state }) => state === 'held' && !still.has(hash)).map(({ hash }) => hash)
}

/** What an outbox row is about; undefined when it does not open. */
export async function openAbout(vault: OpenVault, sealed: Uint8Array): Promise<About | undefined> {
  const opened = await openHandBack(vault.account.handBackKey, vault.device.vault, sealed)
  return opened.ok ? About.safeParse(JSON.parse(fromUtf8(opened.value))).data : undefined
}

function nameOf(vault: OpenVault, person: PersonId): string {
  const page = vault.book.pages.get(person)
  return page ? displayName(cardOf(page).name) : 'Somebody no longer in your caseload'
}
