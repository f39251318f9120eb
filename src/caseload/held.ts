import { type Entry, parseEntry } from '../domain/entry.ts'
import { Compartment, isItemField } from '../domain/fact.ts'
import type { PersonId } from '../domain/ids.ts'
import type { About } from '../handover/packet.ts'
import type { OwnHeldReply } from '../protocol/held.ts'
import { rowId } from '../vault/keyring.ts'
import { type Page, dossierOf, openAdded } from './book.ts'
import { boxOf } from './compartments.ts'
import { withOwn } from './dossier.ts'
import { entryWords } from './entry-words.ts'
import { sealDecided } from './decided.ts'
import type { CorrectIn, HeldEntryView } from './held-api.ts'
import type { OpenVault } from './open-vault.ts'
import { nameOf, openAbout } from './outgoing.ts'
import { revisePage } from './save.ts'

/** Something that the server holds, as far as its author still has it. */
export async function heldEntry(vault: OpenVault, hash: string): Promise<HeldEntryView | undefined> {
  const row = (await vault.store.held()).find((one) => one.hash === hash)
  const about = row && (await openAbout(vault, row.about))
  if (!row || !about) return undefined
  const { person, savedAt } = about
  const entry = ownEntry(vault, about)
  const apart = entry ? undefined : await compartmentHolding(vault, about)
  return {
    hash,
    person,
    name: nameOf(vault, person),
    savedAt,
    reason: row.reason,
    says: entry ? entryWords(entry) : apart ? 'apart' : 'gone',
    correctIn: entry ? correctIn(entry) : apart && { form: 'compartment', compartment: apart },
  }
}

/** The form that an entry is said anew with. What a young person said, or that somebody looked, is nobody's to say anew. */
function correctIn(entry: Entry): CorrectIn | undefined {
  switch (entry.kind) {
    case 'contact':
      return { form: 'contact', contact: entry.of ?? entry.id }
    case 'fact': {
      const { field } = entry.fact
      return { form: 'fact', field, of: isItemField(field) ? (entry.of ?? entry.id) : undefined }
    }
    case 'plan':
      return { form: 'plan' }
    case 'paper':
      return { form: 'papers' }
    case 'consent':
    case 'disclosure':
    case 'received':
      return { form: 'sharing' }
    case 'visit':
      return { form: 'person' }
    default:
      return undefined
  }
}

/** The entry that an outbox row carries, from the ordinary record. Rows of an older app do not name it: then time and kind do. */
function ownEntry(vault: OpenVault, about: About): Entry | undefined {
  const page = vault.book.pages.get(about.person)
  const waiting = page ? dossierOf(page).entries.filter(({ seq }) => seq === null) : []
  const entries = waiting.map(({ text }) => parseEntry(text)).filter((entry) => entry.ok)
  const fitting = entries
    .map(({ value }) => value)
    .filter(({ id, kind, at }) => (about.entry ? id === about.entry : kind === about.what && at === about.savedAt))
  return fitting.length === 1 ? fitting[0] : undefined
}

async function compartmentHolding(vault: OpenVault, about: About): Promise<Compartment | undefined> {
  if (about.entry === undefined || !vault.book.pages.has(about.person)) return undefined
  const id = await rowId(vault.keyring, 'apart', about.entry)
  for (const compartment of Compartment.options) {
    const rows = await vault.store.apart(await boxOf(vault, about.person, compartment))
    if (rows.some((row) => row.id === id)) return compartment
  }
  return undefined
}

const states = { accepted: 'applied', attached: 'attached', withdrawn: 'withdrawn', replaced: 'replaced' } as const

/**
 * Stores what was decided about rows of this tablet, with who did and why. What is in no record of that young person any more, by
 * somebody's decision that the server repeats by hash, leaves theirs on this tablet too: otherwise two tablets would not agree.
 * Returns whose record that changed.
 */
export async function storeDecisions(vault: OpenVault, decided: OwnHeldReply['decided']): Promise<readonly PersonId[]> {
  const rows = new Map((await vault.store.held()).map((row) => [row.hash, row]))
  const changed: PersonId[] = []
  for (const told of decided) {
    const { hash, decision } = told
    const row = rows.get(hash)
    if (!row) continue
    const about = decision === 'accepted' ? undefined : await openAbout(vault, row.about)
    const taken = about && (await takenOut(vault, about))
    const sealed = await sealDecided(vault, told)
    const committed = await vault.store.commit({
      ...taken?.change,
      decided: [{ hash, state: states[decision], decided: sealed }],
    })
    // What could not be stored is asked for again with the next round.
    if (!committed.ok || !about) continue
    if (taken?.page) vault.book.pages.set(about.person, taken.page)
    changed.push(about.person)
  }
  return changed
}

/** The change that takes an entry out of what the tablet holds of its young person; nothing where it is not there. */
async function takenOut(vault: OpenVault, about: About) {
  const page = vault.book.pages.get(about.person)
  const id = about.entry ?? ownEntry(vault, about)?.id
  if (!page || id === undefined) return undefined
  const dropApart = [await rowId(vault.keyring, 'apart', id)]
  const without = await dossierWithout(vault, page, id)
  if (!without) return { change: { dropApart } }
  const { revised, dropAdded } = without
  return { page: revised.page, change: { dropApart, dossiers: [revised.row], dropAdded } }
}

async function dossierWithout(vault: OpenVault, page: Page, id: string) {
  const rows = await vault.store.added(page.pid)
  const whole = withOwn(dossierOf(page), await openAdded(page, rows))
  const entries = whole.entries.filter((held) => held.id !== id || held.seq !== null)
  if (entries.length === whole.entries.length) return undefined
  return { revised: await revisePage(page, { ...whole, entries }), dropAdded: rows.map(({ n }) => n) }
}
