import * as z from 'zod/mini'
import { Agreement } from './agreement.ts'
import { Contact } from './contact.ts'
import { Fact } from './fact.ts'
import { DeviceId, EntryId, PersonId, StaffId } from './ids.ts'
import { Source } from './source.ts'
import { Moment } from './time.ts'

/** The newest entry version this code writes. Older ones are read for ever. */
export const ENTRY_VERSION = 1

/** Who recorded an entry. The name is kept beside the id, because people move on and the record stays. */
export const Author = z.strictObject({ id: StaffId, name: z.string().check(z.minLength(1), z.maxLength(200)) })
export type Author = z.infer<typeof Author>

const stamp = {
  v: z.literal(ENTRY_VERSION),
  id: EntryId,
  person: PersonId,
  author: Author,
  /** Absent for what the council's own import recorded. */
  device: z.optional(DeviceId),
  at: Moment,
  source: Source,
  /** Earlier entries that this one takes the place of: those its author had seen. */
  supersedes: z.array(EntryId).check(z.maxLength(50)),
}

export const FactEntry = z.strictObject({ ...stamp, kind: z.literal('fact'), fact: Fact })
export type FactEntry = z.infer<typeof FactEntry>
/** `of` is the first version of the same contact; a first version has none. */
export const ContactEntry = z.strictObject({
  ...stamp,
  kind: z.literal('contact'),
  of: z.optional(EntryId),
  contact: Contact,
})
export type ContactEntry = z.infer<typeof ContactEntry>
export const AgreementEntry = z.strictObject({ ...stamp, kind: z.literal('agreement'), agreement: Agreement })
export type AgreementEntry = z.infer<typeof AgreementEntry>

/** One immutable thing known about one young person. Correction adds an entry, destruction deletes; nothing edits one. */
export const Entry = z.discriminatedUnion('kind', [FactEntry, ContactEntry, AgreementEntry])
export type Entry = z.infer<typeof Entry>

/** An entry's stamp: everything but what it says. */
export type Stamp = Omit<FactEntry, 'kind' | 'fact'>

/** Why a text is not an entry that this code can read. */
export type EntryProblem = 'not-json' | 'newer-version' | 'not-an-entry'

const Versioned = z.object({ v: z.int() })

/** Reads the exact text of an entry. A version above ours is told apart: it is kept, and waits for newer code. */
export function parseEntry(text: string): { ok: true; value: Entry } | { ok: false; error: EntryProblem } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, error: 'not-json' }
  }
  const versioned = Versioned.safeParse(json)
  if (versioned.success && versioned.data.v > ENTRY_VERSION) return { ok: false, error: 'newer-version' }
  const entry = Entry.safeParse(json)
  return entry.success ? { ok: true, value: entry.data } : { ok: false, error: 'not-an-entry' }
}
