import * as z from 'zod/mini'
import { AuthorityId, DeviceId, EntryId, PersonId } from '../domain/ids.ts'
import { Author, entryKinds } from '../domain/entry.ts'
import { Moment } from '../domain/time.ts'
import { PublicKey, SealingKey, SignedEntry } from '../protocol/envelope.ts'
import { Reading } from './reading.ts'

/** What any hand-over has: whose it is, and a key that is good for answering it and nothing else. */
const signing = {
  v: z.literal(1),
  vault: z.string(),
  authority: AuthorityId,
  authorityName: z.string(),
  device: DeviceId,
  adviser: Author,
  person: PersonId,
  given: z.string(),
  /** The key of the one `handbacks` row in which words being written here are kept: the same at every hand-over of it. */
  unfinishedKey: z.string(),
  sealingKeys: z.array(SealingKey),
  /** Signs what is answered here. Not extractable; dies with the document. */
  oneTimeKey: z.custom<CryptoKey>((value) => value instanceof CryptoKey),
  /** The device's word for the one-time key: the contents of {@link SignedEntry.delegation}. */
  delegation: SignedEntry.shape.delegation,
  /** What is written here is also sealed to this key of the vault, which only an unlocked vault can open. */
  handBackKey: PublicKey,
}
export type Signing = z.infer<z.ZodMiniObject<typeof signing>>

/**
 * Everything the hand-over document gets of one contact. It travels in memory only (page → service worker → next document)
 * and can be taken once.
 */
export const HandOverPacket = z.strictObject({
  ...signing,
  /** The exact text of the contact entry to be read. */
  entry: z.string(),
  /** Words that an earlier hand-over of this contact left unfinished. */
  unfinished: z.optional(z.string()),
})
export type HandOverPacket = z.infer<typeof HandOverPacket>

/** A hand-over of the whole ordinary record: "What we hold about you and why". */
export const ReadingPacket = z.strictObject({ ...signing, reading: Reading })
export type ReadingPacket = z.infer<typeof ReadingPacket>

/** A hand-over of an action plan, to be made together. */
export const PlanPacket = z.strictObject({
  ...signing,
  /** The exact text of the plan entry that is shown. */
  plan: z.string(),
  /** What an earlier hand-over of this plan left unfinished. */
  unfinished: z.optional(z.string()),
})
export type PlanPacket = z.infer<typeof PlanPacket>

/** What the hand-over document leaves for the vault, sealed to its hand-back key. */
export const HandBack = z.discriminatedUnion('kind', [
  /** A finished entry, which also stands in the outbox under `hash`. */
  z.strictObject({ kind: z.literal('entry'), person: PersonId, entry: z.string(), hash: z.string() }),
  /** Words being written; the newest of one contact counts, and an entry that answers the contact ends it. */
  z.strictObject({ kind: z.literal('unfinished'), person: PersonId, contact: z.string(), words: z.string() }),
])
export type HandBack = z.infer<typeof HandBack>

/** What {@link HandBack} of kind `unfinished` holds in `words`: enough to go on writing at the next hand-over of the contact. */
export const Unfinished = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('own-words'),
    answer: z.enum(['agreed', 'change-asked', 'disagreed']),
    words: z.string(),
  }),
  /** Texts in the order of the contact's notes and next steps; `entry` is the version that was being changed. */
  z.strictObject({
    kind: z.literal('edit'),
    entry: EntryId,
    notes: z.array(z.string()),
    added: z.string(),
    nextSteps: z.array(z.string()),
  }),
  /** A plan in the middle of being made: whatever stood on the page, as the plan's own page reads it; `entry` is its version. */
  z.strictObject({ kind: z.literal('plan'), entry: EntryId, draft: z.string() }),
])
export type Unfinished = z.infer<typeof Unfinished>

/** Reads unfinished words back. Text of an unknown shape is not lost: it counts as words that ask for a change. */
export function parseUnfinished(text: string): Unfinished {
  const plain: Unfinished = { kind: 'own-words', answer: 'change-asked', words: text }
  try {
    return Unfinished.safeParse(JSON.parse(text)).data ?? plain
  } catch {
    return plain
  }
}

/** What an outbox row is about, for its author's eyes: sealed to the vault, because the envelope is sealed to the council. */
export const About = z.strictObject({
  /** Which entry it is; rows of older apps do not say. */
  entry: z.optional(EntryId),
  v: z.literal(1),
  person: PersonId,
  what: z.enum(entryKinds),
  savedAt: Moment,
})
export type About = z.infer<typeof About>
