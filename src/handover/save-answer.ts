import { Entry } from '../domain/entry.ts'
import { assert } from '../lib/assert.ts'
import { utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import type { Store } from '../store/database.ts'
import type { Change, CommitProblem } from '../store/rows.ts'
import { signEntry } from '../vault/device-key.ts'
import { sealEnvelope } from '../vault/envelope.ts'
import { sealToVault } from '../vault/hand-back.ts'
import { type About, HandBack, type Signing, type Unfinished } from './packet.ts'

/** The one door to storage from here: it takes sealed bytes and gives none back. */
export type AnswerStore = Pick<Store, 'commit'>

/** Why nothing was saved: no room on the tablet, or something else that trying again may mend. */
export type AnswerProblem = 'full' | 'failed'

/**
 * Saves finished entries: signed with the one-time key, sealed for the council and, apart, for the vault, and in one
 * transaction with the end of the words that were being written. Everything slow happens before the transaction.
 */
export async function saveAnswer(
  packet: Signing,
  entries: readonly Entry[],
  store: AnswerStore,
): Promise<Result<void, AnswerProblem>> {
  const ready = await Promise.all(entries.map((entry) => sealAnswer(packet, entry)))
  return commit(store, {
    outbox: ready.map(({ outbox }) => outbox),
    addHandbacks: ready.map(({ handBack }) => ({ sealed: handBack })),
    dropHandbackKeys: [packet.unfinishedKey],
  })
}

async function sealAnswer(packet: Signing, entry: Entry) {
  assert(Entry.safeParse(entry).success, 'only a valid entry is sealed')
  const text = JSON.stringify(entry)
  const { authority, device, sealingKeys, delegation } = packet
  const signature = await signEntry(packet.oneTimeKey, authority, device, text)
  const sealed = await sealEnvelope({ authority, device, sealingKeys, signed: { entry: text, signature, delegation } })
  const about = await sealAbout(packet, {
    v: 1,
    entry: entry.id,
    person: packet.person,
    what: entry.kind,
    savedAt: entry.at,
  })
  const handBack = await sealHandBack(packet, { kind: 'entry', person: packet.person, entry: text, hash: sealed.hash })
  return { outbox: { ...sealed, about }, handBack }
}

/** Keeps words that are being written, in the one row of this contact that each save replaces. No words, no row. */
export async function saveUnfinished(
  packet: Signing,
  contact: string,
  unfinished: Unfinished | undefined,
  store: AnswerStore,
): Promise<Result<void, AnswerProblem>> {
  if (!unfinished) return commit(store, { dropHandbackKeys: [packet.unfinishedKey] })
  const words = JSON.stringify(unfinished)
  const sealed = await sealHandBack(packet, { kind: 'unfinished', person: packet.person, contact, words })
  return commit(store, { putHandbacks: [{ key: packet.unfinishedKey, sealed }] })
}

function sealAbout(packet: Signing, about: About): Promise<Sealed> {
  return sealToVault(packet.handBackKey, packet.vault, utf8(JSON.stringify(about)))
}

function sealHandBack(packet: Signing, handBack: HandBack): Promise<Sealed> {
  assert(HandBack.safeParse(handBack).success, 'what is left for the vault can be read there')
  return sealToVault(packet.handBackKey, packet.vault, utf8(JSON.stringify(handBack)))
}

async function commit(store: AnswerStore, change: Change): Promise<Result<void, AnswerProblem>> {
  try {
    const committed = await store.commit(change)
    return committed.ok ? ok(undefined) : err(problemOf(committed.error))
  } catch {
    return err('failed')
  }
}

function problemOf(problem: CommitProblem): AnswerProblem {
  return problem === 'full' ? 'full' : 'failed'
}
