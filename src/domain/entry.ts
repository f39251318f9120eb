import * as z from 'zod/mini'
import { Agreement } from './agreement.ts'
import { Consent } from './basis.ts'
import { Contact } from './contact.ts'
import { Fact } from './fact.ts'
import { DeviceId, EntryId, PersonId, StaffId } from './ids.ts'
import { Paper } from './paper.ts'
import { Plan, PlanAgreement } from './plan.ts'
import { Disclosure, Opening, Received } from './sharing.ts'
import { Source } from './source.ts'
import { Moment } from './time.ts'
import { upcast } from './upcast.ts'
import { Newcomer, Remark, Visit } from './visit.ts'

/**
 * The newest entry version this code writes. Older ones are read for ever, by way of the table in `upcast.ts`. A field more or
 * less, or another word of a closed list, is another version: the list of what may be held is closed (P15), so what this code does
 * not know it refuses to read rather than to forget. Nothing is lost by that: the text is kept as it was signed, by the server
 * among what is held and by a tablet in its place in the stream, and is read again by the code that knows it.
 */
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
  /**
   * Where its author recorded it, when two records turned out to be of one person and were put together: the server's word,
   * never a tablet's. What the author signed is the entry of that id.
   */
  was: z.optional(z.strictObject({ person: PersonId, entry: EntryId })),
}

/** `of` names one of several (a phone number, an application) by its first entry; the first has none. */
export const FactEntry = z.strictObject({ ...stamp, kind: z.literal('fact'), of: z.optional(EntryId), fact: Fact })
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

export const ConsentEntry = z.strictObject({ ...stamp, kind: z.literal('consent'), consent: Consent })
export type ConsentEntry = z.infer<typeof ConsentEntry>
export const DisclosureEntry = z.strictObject({
  ...stamp,
  kind: z.literal('disclosure'),
  of: z.optional(EntryId),
  disclosure: Disclosure,
})
export type DisclosureEntry = z.infer<typeof DisclosureEntry>
export const ReceivedEntry = z.strictObject({
  ...stamp,
  kind: z.literal('received'),
  of: z.optional(EntryId),
  received: Received,
})
export type ReceivedEntry = z.infer<typeof ReceivedEntry>
export const OpeningEntry = z.strictObject({ ...stamp, kind: z.literal('opening'), opening: Opening })
export type OpeningEntry = z.infer<typeof OpeningEntry>
export const VisitEntry = z.strictObject({
  ...stamp,
  kind: z.literal('visit'),
  of: z.optional(EntryId),
  visit: Visit,
})
export type VisitEntry = z.infer<typeof VisitEntry>
export const RemarkEntry = z.strictObject({ ...stamp, kind: z.literal('remark'), remark: Remark })
export type RemarkEntry = z.infer<typeof RemarkEntry>
export const NewcomerEntry = z.strictObject({ ...stamp, kind: z.literal('newcomer'), newcomer: Newcomer })
export type NewcomerEntry = z.infer<typeof NewcomerEntry>

/** `of` is the first version of the same plan; a first version has none. */
export const PlanEntry = z.strictObject({ ...stamp, kind: z.literal('plan'), of: z.optional(EntryId), plan: Plan })
export type PlanEntry = z.infer<typeof PlanEntry>
export const PlanAgreementEntry = z.strictObject({
  ...stamp,
  kind: z.literal('plan-agreement'),
  agreement: PlanAgreement,
})
export type PlanAgreementEntry = z.infer<typeof PlanAgreementEntry>
export const PaperEntry = z.strictObject({ ...stamp, kind: z.literal('paper'), of: z.optional(EntryId), paper: Paper })
export type PaperEntry = z.infer<typeof PaperEntry>

/** One immutable thing known about one young person. Correction adds an entry, destruction deletes; nothing edits one. */
export const Entry = z.discriminatedUnion('kind', [
  FactEntry,
  ContactEntry,
  AgreementEntry,
  ConsentEntry,
  DisclosureEntry,
  ReceivedEntry,
  OpeningEntry,
  VisitEntry,
  RemarkEntry,
  NewcomerEntry,
  PlanEntry,
  PlanAgreementEntry,
  PaperEntry,
])
export type Entry = z.infer<typeof Entry>

/** An entry's stamp: everything but what it says. */
export type Stamp = Omit<FactEntry, 'kind' | 'fact' | 'of'>

/** Why a text is not an entry that this code can read. */
export type EntryProblem = 'not-json' | 'newer-version' | 'not-an-entry'

const Versioned = z.looseObject({ v: z.int().check(z.gte(1)) })

/** Reads the exact text of an entry, of this version or an older one. A version above ours is told apart: it is kept, and waits for newer code. */
export function parseEntry(text: string): { ok: true; value: Entry } | { ok: false; error: EntryProblem } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { ok: false, error: 'not-json' }
  }
  const versioned = Versioned.safeParse(json)
  if (!versioned.success) return { ok: false, error: 'not-an-entry' }
  if (versioned.data.v > ENTRY_VERSION) return { ok: false, error: 'newer-version' }
  const entry = Entry.safeParse(upcast(versioned.data))
  return entry.success ? { ok: true, value: entry.data } : { ok: false, error: 'not-an-entry' }
}

/** Every kind of entry, for what is told of an entry without its content. */
export const entryKinds = [
  'fact',
  'contact',
  'agreement',
  'consent',
  'disclosure',
  'received',
  'opening',
  'visit',
  'remark',
  'newcomer',
  'plan',
  'plan-agreement',
  'paper',
] as const satisfies readonly Entry['kind'][]
