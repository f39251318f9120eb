import type { PersonId } from '../domain/ids.ts'
import { canonical } from '../domain/record.ts'
import { type Result, ok } from '../lib/result.ts'
import type { KeptDraft } from '../protocol/kept-drafts.ts'
import { type Device, changeDevice, labelOf, readDevice } from '../store/device.ts'
import { askDraftsBack, tellTaken } from '../sync/drafts-back.ts'
import { pushOne } from '../sync/push-everyone.ts'
import type { SyncProblem } from './api.ts'
import { DraftContent } from './draft-copy.ts'
import { readDraft, saveDraft } from './drafts.ts'
import { keepForm, keptForm } from './kept-forms.ts'
import type { OpenVault } from './open-vault.ts'
import { type SessionKeeper, withSession } from './synchronise.ts'

/**
 * Takes over what this vault was set up in place of, after a forgotten passphrase. Once the server says that the old device was
 * the same adviser's, the old vault is left to hand over what is in it, and goes when all of that is with the server; its
 * half-written forms come back from there. Safe to stop anywhere: it starts again with every round until nothing is left.
 */
export async function takeOverOld(
  vault: OpenVault,
  keeper: SessionKeeper,
): Promise<Result<readonly PersonId[], SyncProblem>> {
  const own = vault.device.vault
  const replaces = (await readDevice(own))?.replaces
  if (!replaces) return ok([])
  const first = await withSession(vault, keeper, (token) => askDraftsBack(token, replaces.device))
  if (!first.ok) return first
  if (!first.value.yours) {
    await changeDevice(own, { replaces: undefined })
    return ok([])
  }
  const gone = await handOver(own, replaces.vault)
  const reply = await withSession(vault, keeper, (token) => askDraftsBack(token, replaces.device))
  if (!reply.ok) return reply
  const { drafts } = reply.value
  const stored = await storeAll(vault, drafts)
  const ids = stored.map(({ id }) => id)
  const told = ids.length > 0 && (await withSession(vault, keeper, (token) => tellTaken(token, replaces.device, ids)))
  if (told && !told.ok) return told
  if (gone && ids.length === drafts.length) await changeDevice(own, { replaces: undefined })
  return ok(stored.map(({ person }) => person).filter((person) => person !== undefined))
}

/** Lets the old vault hand over what it has; the new one is called what the old one was. True once it is gone. */
async function handOver(own: string, vault: string): Promise<boolean> {
  const old = await readDevice(vault)
  if (!old) return true
  const leaving: Device = { ...old, leaving: 'replaced' }
  if (!old.leaving) {
    await changeDevice(vault, { leaving: 'replaced' })
    await changeDevice(own, { label: labelOf(old) })
  }
  await pushOne(leaving)
  return (await readDevice(vault)) === undefined
}

/** Those that are here now. */
async function storeAll(vault: OpenVault, drafts: readonly KeptDraft[]): Promise<KeptDraft[]> {
  const stored: KeptDraft[] = []
  for (const draft of drafts) if (await vault.inTurn(() => store(vault, draft))) stored.push(draft)
  return stored
}

/** Puts a draft where it was. What has been begun anew meanwhile is not overwritten, and then the old one stays with the server. */
async function store(vault: OpenVault, { person, content }: KeptDraft): Promise<boolean> {
  const held = parseContent(content)
  if (!held || (person && !vault.book.pages.has(person))) return false
  if (held.kind === 'form') {
    const { form, compartment, fields } = held
    const place = { form, ...(person ? { person } : {}), ...(compartment ? { compartment } : {}) }
    const there = await keptForm(vault, place)
    return there ? canonical(there) === canonical(fields) : (await keepForm(vault, place, fields)).ok
  }
  if (!person) return false
  const there = await readDraft(vault, person)
  if (there) return canonical(there.fields) === canonical(held.fields)
  return (await saveDraft(vault, person, held.fields, held.changes, held.savedAt)).ok
}

function parseContent(content: string): DraftContent | undefined {
  try {
    return DraftContent.safeParse(JSON.parse(content)).data
  } catch {
    return undefined
  }
}
