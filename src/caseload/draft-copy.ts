import * as z from 'zod/mini'
import { Compartment } from '../domain/fact.ts'
import { EntryId, type PersonId } from '../domain/ids.ts'
import { Moment } from '../domain/time.ts'
import { type KeptDraft, LONGEST_DRAFT } from '../protocol/kept-drafts.ts'
import type { DraftRow } from '../store/rows.ts'
import { signDraft } from '../vault/device-key.ts'
import { sealEnvelope } from '../vault/envelope.ts'
import type { OpenVault } from './open-vault.ts'

/** What is in the copy of a draft: a half-written contact, or another half-filled form and where it belongs. */
export const DraftContent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('contact'),
    fields: z.record(z.string(), z.union([z.string(), z.readonly(z.array(z.string()))])),
    savedAt: Moment,
    changes: z.optional(EntryId),
  }),
  z.strictObject({
    kind: z.literal('form'),
    form: z.string(),
    compartment: z.optional(Compartment),
    fields: z.record(z.string(), z.string()),
  }),
])
export type DraftContent = z.infer<typeof DraftContent>

/**
 * Seals a copy of a draft to the council, to lie beside the draft and to be replaced and dropped with it. It leaves the tablet
 * only when nobody can open the vault any more. Without one, as for a text beyond all bounds, the draft is kept all the same.
 */
export async function sealCopy(
  { account }: OpenVault,
  { id, rev }: Pick<DraftRow, 'id' | 'rev'>,
  person: PersonId | undefined,
  held: DraftContent,
): Promise<DraftRow['copy']> {
  const content = JSON.stringify(held)
  if (content.length > LONGEST_DRAFT) return undefined
  const draft: KeptDraft = { v: 1, id, rev, ...(person ? { person } : {}), content }
  const text = JSON.stringify(draft)
  const { device, deviceKey, sealingKeys, authority } = account
  const signature = await signDraft(deviceKey, authority.id, device, text)
  return sealEnvelope({ authority: authority.id, device, sealingKeys, signed: { entry: text, signature } })
}
