import { createHash } from 'node:crypto'
import type { Author, FactEntry } from '../../domain/entry.ts'
import type { Fact } from '../../domain/fact.ts'
import type { EntryId, PersonId, StaffId } from '../../domain/ids.ts'
import type { Source, SourceKind } from '../../domain/source.ts'
import { type Context, newId } from '../context.ts'

/** The council itself as the author of what the server records: always the same id in one council. */
export function councilAuthor(ctx: Context): Author {
  const digest = createHash('sha256').update(`waymark/council/${ctx.authority.id}`).digest()
  return { id: digest.subarray(0, 16).toString('base64url') as StaffId, name: 'Council' }
}

/** A fact that the server records: who for, from what source and instead of what; as of today. */
export function councilFact(
  ctx: Context,
  person: PersonId,
  fact: Fact,
  from: {
    readonly kind: SourceKind
    readonly detail: string
    readonly author?: Author
    readonly supersedes?: readonly EntryId[]
  },
): FactEntry {
  const now = new Date(ctx.now())
  // The day as a clock in England has it: a sv-SE date is written CCYY-MM-DD.
  const asOf = now.toLocaleDateString('sv-SE', { timeZone: 'Europe/London' })
  const source: Source = { kind: from.kind, detail: from.detail, asOf }
  return {
    v: 1,
    id: newId() as EntryId,
    person,
    author: from.author ?? councilAuthor(ctx),
    at: now.toISOString(),
    source,
    supersedes: [...(from.supersedes ?? [])],
    kind: 'fact',
    fact,
  }
}

/** Entries as they are appended to a stream. */
export function textsOf(
  entries: readonly { readonly id: EntryId }[],
): { readonly id: string; readonly text: string }[] {
  return entries.map((entry) => ({ id: entry.id, text: JSON.stringify(entry) }))
}
