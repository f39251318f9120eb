import { type Entry, Entry as EntrySchema } from '../domain/entry.ts'
import type { PersonId } from '../domain/ids.ts'
import { assert } from '../lib/assert.ts'
import { utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import type { About } from '../handover/packet.ts'
import type { Change, CommitProblem } from '../store/rows.ts'
import { signEntry } from '../vault/device-key.ts'
import { sealEnvelope } from '../vault/envelope.ts'
import { sealToVault } from '../vault/hand-back.ts'
import { sealWith } from '../vault/person-key.ts'
import type { SaveProblem } from './api.ts'
import { compartmentOfEntry, sealApart } from './compartments.ts'
import { type Page, withAdded } from './book.ts'
import { type Dossier, type OwnEntry, frontOf } from './dossier.ts'
import type { OpenVault } from './open-vault.ts'
import { aboutBytes } from './outgoing.ts'

/** An entry in its exact text, and the outbox row that will carry it. */
export interface ReadyEntry {
  readonly entry: Entry
  readonly text: string
  readonly outbox: { readonly hash: string; readonly envelope: Uint8Array<ArrayBuffer>; readonly about: Sealed }
}

/** Signs an entry and seals it for the council. Everything slow happens here, before any transaction opens. */
export async function readyEntry(vault: OpenVault, entry: Entry): Promise<ReadyEntry> {
  assert(EntrySchema.safeParse(entry).success, 'only a valid entry is sealed')
  return readyText(vault, entry, JSON.stringify(entry))
}

/** Signs and seals the exact text of an entry. */
export async function readyText(vault: OpenVault, entry: Entry, text: string): Promise<ReadyEntry> {
  const { authority, device, deviceKey, sealingKeys } = vault.account
  const about: About = { v: 1, entry: entry.id, person: entry.person, what: entry.kind, savedAt: entry.at }
  const [sealed, aboutSealed] = await Promise.all([
    signEntry(deviceKey, authority.id, device, text).then((signature) =>
      sealEnvelope({ authority: authority.id, device, sealingKeys, signed: { entry: text, signature } }),
    ),
    sealToVault(vault.account.handBackPublicKey, vault.device.vault, aboutBytes(about)),
  ])
  return { entry, text, outbox: { ...sealed, about: aboutSealed } }
}

/**
 * Saves entries of this tablet in one transaction with whatever else belongs to them: all of it or nothing. Each is a small
 * sealed row of its own, which another tab's save cannot run into; the dossier takes it in with the next change of its stream.
 */
export async function saveOwn(
  vault: OpenVault,
  person: PersonId,
  entries: readonly OwnEntry[],
  alongside: Change,
): Promise<Result<void, SaveProblem>> {
  const page = vault.book.pages.get(person)
  if (!page) return err('not-in-caseload')
  const added = await Promise.all(entries.map(({ text }) => addedRow(page, text)))
  const committed = await vault.store.commit({ ...alongside, added })
  if (!committed.ok) {
    if (committed.error === 'gone') vault.book.pages.delete(person)
    return err(saveProblem(committed.error))
  }
  vault.book.pages.set(person, withAdded(page, entries))
  return ok(undefined)
}

/** How often a save that another tab ran into is tried again. */
const ATTEMPTS = 3

/** Signs, seals and saves new entries of one young person: those of compartments apart from the others, all in one transaction. */
export async function saveEntries(
  vault: OpenVault,
  person: PersonId,
  entries: readonly Entry[],
  alongside: Change = {},
): Promise<Result<void, SaveProblem>> {
  const page = vault.book.pages.get(person)
  if (!page) return err('not-in-caseload')
  const ready = await Promise.all(entries.map((entry) => readyEntry(vault, entry)))
  const kept = ready.map((one) => ({ ...one, id: one.entry.id, compartment: compartmentOfEntry(one.entry) }))
  const secret = kept.flatMap(({ compartment, ...one }) => (compartment ? [{ ...one, compartment }] : []))
  const ordinary = kept.filter(({ compartment }) => !compartment)
  const outbox = ready.map((one) => one.outbox)
  for (let attempt = 0; ; attempt++) {
    const apart = await sealApart(vault, person, page.pid, secret)
    const saved = await saveOwn(vault, person, ordinary, { ...alongside, ...apart, outbox })
    if (saved.ok || saved.error !== 'failed' || secret.length === 0 || attempt === ATTEMPTS) return saved
  }
}

/** Saves one ordinary entry each of several young people in one transaction. */
export async function saveMany(vault: OpenVault, ready: readonly ReadyEntry[]): Promise<Result<void, SaveProblem>> {
  const rows = await Promise.all(
    ready.map(async ({ entry, text }) => {
      const page = vault.book.pages.get(entry.person)
      return page && addedRow(page, text)
    }),
  )
  const added = rows.filter((row) => row !== undefined)
  if (added.length < rows.length) return err('not-in-caseload')
  const committed = await vault.store.commit({ added, outbox: ready.map(({ outbox }) => outbox) })
  if (!committed.ok) return err(saveProblem(committed.error))
  for (const { entry, text } of ready) {
    const page = vault.book.pages.get(entry.person)
    if (page) vault.book.pages.set(entry.person, withAdded(page, [{ entry, text }]))
  }
  return ok(undefined)
}

/** An entry as a small row of its own, sealed under the young person's key. */
export async function addedRow({ pid, key }: Pick<Page, 'pid' | 'key'>, text: string) {
  return { pid, sealed: await sealWith(key, 'entry', pid, 0, utf8(text)) }
}

/** A page with a dossier in place of the one it had, and the row to store for it. One that is new has revision 0 before. */
export async function revisePage(page: Pick<Page, 'pid' | 'key' | 'rev'>, dossier: Dossier) {
  const { front, bytes } = frontOf(dossier)
  const rev = page.rev + 1
  const sealed = await sealWith(page.key, 'dossier', page.pid, rev, bytes)
  return { page: { ...page, rev, front }, row: { pid: page.pid, sealed, rev, expected: page.rev } }
}

/** What a screen says of a commit that failed. `stale` never reaches here; of a vault with another key, or none, this one is closed. */
export function saveProblem(problem: CommitProblem): SaveProblem {
  if (problem === 'rotated' || problem === 'wiped') return 'locked'
  if (problem === 'gone') return 'not-in-caseload'
  return problem === 'stale' ? 'failed' : problem
}
