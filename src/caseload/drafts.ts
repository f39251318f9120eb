import * as z from 'zod/mini'
import { EntryId, type PersonId } from '../domain/ids.ts'
import { Moment } from '../domain/time.ts'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { rowId } from '../vault/keyring.ts'
import { openWith, sealWith } from '../vault/person-key.ts'
import type { DraftFields, DraftView, SaveProblem } from './api.ts'
import { sealCopy } from './draft-copy.ts'
import type { OpenVault } from './open-vault.ts'
import { saveProblem } from './save.ts'

/** A half-written contact as it is sealed: whatever the form held. */
const Draft = z.strictObject({
  v: z.literal(1),
  fields: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  savedAt: Moment,
  changes: z.optional(EntryId),
})

/** The row of a young person's draft. There is one draft a person: two half-written notes are one too many to remember. */
export function draftId(vault: OpenVault, person: PersonId): Promise<string> {
  return rowId(vault.keyring, 'draft', person)
}

/**
 * Keeps a draft, sealed under the young person's own key, with a copy for the day on which nobody can open the vault. Each save
 * replaces the one before. `savedAt` is now unless somebody says otherwise.
 */
export async function saveDraft(
  vault: OpenVault,
  person: PersonId,
  fields: DraftFields,
  changes: EntryId | undefined,
  savedAt: Moment = vault.tools.now(),
): Promise<Result<Moment, SaveProblem>> {
  const page = vault.book.pages.get(person)
  if (!page) return err('not-in-caseload')
  const id = await draftId(vault, person)
  const rev = ((await vault.store.draft(id))?.rev ?? 0) + 1
  const held = { fields, savedAt, ...(changes ? { changes } : {}) }
  const [sealed, copy] = await Promise.all([
    sealWith(page.key, 'draft', page.pid, rev, utf8(JSON.stringify({ v: 1, ...held }))),
    sealCopy(vault, { id, rev }, person, { kind: 'contact', ...held }),
  ])
  const committed = await vault.store.commit({ drafts: [{ id, pid: page.pid, rev, sealed, copy }] })
  return committed.ok ? ok(savedAt) : err(saveProblem(committed.error))
}

/** The draft of a young person, if there is one that opens. */
export async function readDraft(vault: OpenVault, person: PersonId): Promise<DraftView | undefined> {
  const page = vault.book.pages.get(person)
  const row = page && (await vault.store.draft(await draftId(vault, person)))
  if (!page || !row) return undefined
  const opened = await openWith(page.key, 'draft', page.pid, row.rev, row.sealed)
  const draft = opened.ok ? Draft.safeParse(JSON.parse(fromUtf8(opened.value))) : undefined
  return draft?.success
    ? { fields: draft.data.fields, savedAt: draft.data.savedAt, changes: draft.data.changes }
    : undefined
}

/** The rows of young people with a half-written contact. Other half-filled forms lie in the same table and do not count. */
export async function contactDrafts(vault: OpenVault): Promise<ReadonlySet<string>> {
  const rows = await vault.store.drafts()
  const kept = new Set(rows.map(({ id }) => id))
  const begun = new Set(rows.map(({ pid }) => pid))
  const pages = [...vault.book.pages.values()].filter(({ pid }) => begun.has(pid))
  const ids = await Promise.all(pages.map(({ front }) => draftId(vault, front.person)))
  return new Set(pages.filter((_page, index) => kept.has(ids[index] ?? '')).map(({ pid }) => pid))
}

/** Throws a draft away. */
export async function discardDraft(vault: OpenVault, person: PersonId): Promise<void> {
  await vault.store.commit({ dropDrafts: [await draftId(vault, person)] })
}
