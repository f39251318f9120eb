import { type Entry, Entry as EntrySchema } from '../domain/entry.ts'
import type { PersonId } from '../domain/ids.ts'
import { assert } from '../lib/assert.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import type { About } from '../handover/packet.ts'
import type { Change, CommitProblem } from '../store/rows.ts'
import { signEntry } from '../vault/device-key.ts'
import { sealEnvelope } from '../vault/envelope.ts'
import { sealToVault } from '../vault/hand-back.ts'
import { sealWith } from '../vault/person-key.ts'
import type { SaveProblem } from './api.ts'
import { type Page, dossierOf, rereadPage } from './book.ts'
import { type Dossier, frontOf } from './dossier.ts'
import type { OpenVault } from './open-vault.ts'
import { aboutBytes } from './outgoing.ts'

/** An entry in its exact text, and the outbox row that will carry it. */
export interface ReadyEntry {
  readonly entry: Entry
  readonly text: string
  readonly outbox: { readonly hash: string; readonly envelope: Uint8Array<ArrayBuffer>; readonly about: Sealed }
}

/** How often a change is made anew because another tab changed the same young person meanwhile. */
const ATTEMPTS = 8

/** Signs an entry and seals it for the council. Everything slow happens here, before any transaction opens. */
export async function readyEntry(vault: OpenVault, entry: Entry): Promise<ReadyEntry> {
  assert(EntrySchema.safeParse(entry).success, 'only a valid entry is sealed')
  const { authority, device, deviceKey, sealingKeys } = vault.account
  const text = JSON.stringify(entry)
  const about: About = { v: 1, person: entry.person, what: entry.kind, savedAt: entry.at }
  const [sealed, aboutSealed] = await Promise.all([
    signEntry(deviceKey, authority.id, device, text).then((signature) =>
      sealEnvelope({ authority: authority.id, device, sealingKeys, signed: { entry: text, signature } }),
    ),
    sealToVault(vault.account.handBackPublicKey, vault.device.vault, aboutBytes(about)),
  ])
  return { entry, text, outbox: { ...sealed, about: aboutSealed } }
}

/**
 * Replaces one young person's dossier by what `revise` makes of it, together with whatever else belongs to the change, in
 * one transaction: all of it or nothing. Where another tab was faster, their version is read and revised instead.
 */
export async function saveDossier(
  vault: OpenVault,
  person: PersonId,
  revise: (dossier: Dossier) => Dossier,
  alongside: Change,
): Promise<Result<void, SaveProblem>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const page = vault.book.pages.get(person)
    if (!page) return err('not-in-caseload')
    const revised = await revisePage(page, revise)
    const committed = await vault.store.commit({ ...alongside, dossiers: [revised.row] })
    if (committed.ok) {
      vault.book.pages.set(person, revised.page)
      return ok(undefined)
    }
    if (committed.error !== 'stale') return err(saveProblem(committed.error))
    await rereadPage(vault, person, page)
  }
  return err('failed')
}

/** A page after a change, and the row to store for it. */
export async function revisePage(page: Page, revise: (dossier: Dossier) => Dossier) {
  const { front, bytes } = frontOf(revise(dossierOf(page)))
  const rev = page.rev + 1
  const sealed = await sealWith(page.key, 'dossier', page.pid, rev, bytes)
  return { page: { ...page, rev, front }, row: { pid: page.pid, sealed, rev, expected: page.rev } }
}

/** What a screen says of a commit that failed. `stale` never reaches here. */
export function saveProblem(problem: CommitProblem): SaveProblem {
  return problem === 'stale' ? 'failed' : problem
}
