import type { Entry } from '../domain/entry.ts'
import type { Change } from '../store/rows.ts'
import { type Page, dossierOf } from './book.ts'
import { type Dossier, atStartOf, entryOf } from './dossier.ts'
import type { OpenVault } from './open-vault.ts'
import { openAbout } from './outgoing.ts'
import { readyText, revisePage } from './save.ts'

type Outbox = NonNullable<Change['outbox']>

/**
 * Signs and seals again what this tablet recorded, no stream of the server holds and no envelope carries any more: the server was
 * restored from a backup that is older than what the outbox keeps. The text is the same to the letter, and so is its id: a server that
 * has it after all knows it. What other tablets recorded is theirs to sign.
 */
export async function sealAnew(vault: OpenVault, dossier: Dossier): Promise<Outbox> {
  const lost = dossier.entries.flatMap((held) => {
    const entry = held.seq === null ? entryOf(held) : undefined
    return entry?.ok && isOwn(vault, entry.value) ? [{ entry: entry.value, text: held.text }] : []
  })
  if (lost.length === 0) return []
  const carried = await carriedByOutbox(vault)
  const uncarried = lost.filter(({ entry: { person, kind, at } }) => !carried.has(nameOf(person, kind, at)))
  const ready = await Promise.all(uncarried.map(({ entry, text }) => readyText(vault, entry, text)))
  return ready.map(({ outbox }) => outbox)
}

/**
 * Takes leave of an earlier history where the present one knows nothing of a young person: they were recorded after the backup. Run
 * when everything that the server has is fetched.
 */
export async function leaveHistory(vault: OpenVault, lineage: string): Promise<void> {
  for (const [person, page] of vault.book.pages) {
    const { front } = page
    // Without a lineage it is of a time before there were any to tell apart: the next change of the stream will.
    if (front.lineage === undefined || front.lineage === lineage) continue
    const { change, revised } = await startedAnew(vault, page, lineage)
    const committed = await vault.store.commit(change)
    if (committed.ok) vault.book.pages.set(person, revised)
  }
}

async function startedAnew(vault: OpenVault, page: Page, lineage: string): Promise<{ change: Change; revised: Page }> {
  const dossier = atStartOf(dossierOf(page), lineage)
  const { page: revised, row } = await revisePage(page, dossier)
  return { change: { dossiers: [row], outbox: await sealAnew(vault, dossier) }, revised }
}

function isOwn({ account }: OpenVault, { author, device }: Entry): boolean {
  return author.id === account.staff.id && device === account.device
}

/** What the outbox carries, whatever became of it. */
async function carriedByOutbox(vault: OpenVault): Promise<ReadonlySet<string>> {
  const rows = await vault.store.outbox()
  const abouts = await Promise.all(rows.map(({ about }) => openAbout(vault, about)))
  return new Set(abouts.flatMap((about) => (about ? [nameOf(about.person, about.what, about.savedAt)] : [])))
}

/** An outbox row does not name its entry; whom it is about, what it is and the millisecond do. */
function nameOf(person: string, kind: string, at: string): string {
  return [person, kind, at].join(' ')
}
