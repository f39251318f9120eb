import { readBackWords } from '../codes/read-back-words.ts'
import type { Answer } from '../domain/agreement.ts'
import type { Contact } from '../domain/contact.ts'
import type { AgreementEntry, ContactEntry, Stamp } from '../domain/entry.ts'
import type { EntryId } from '../domain/ids.ts'
import { type ReadBackPart, READ_BACK_VERSION, readBack, readBackText } from '../domain/read-back.ts'
import type { Source } from '../domain/source.ts'
import type { Day, Moment } from '../domain/time.ts'
import { sha256Text } from '../vault/digest.ts'
import type { Signing } from './packet.ts'

/** Clock and randomness, handed in. */
export interface Tools {
  now(): Moment
  /** Today where the tablet is. */
  today(): Day
  newId(): string
}

/** What was changed together: texts in the order of the contact's notes and next steps, and something added. Empty means taken out. */
export interface Edit {
  readonly notes: readonly string[]
  readonly added: string
  readonly nextSteps: readonly string[]
}

/** The parts a young person reads of a contact. */
export function partsOf(read: ContactEntry): ReadBackPart[] {
  return readBack(read, readBackWords(read.contact))
}

/** What the young person answered, bound to the exact text of the version they read (P14). */
export async function agreementEntry(
  packet: Signing,
  read: ContactEntry,
  answer: Answer,
  tools: Tools,
): Promise<AgreementEntry> {
  const text = await sha256Text(readBackText(partsOf(read)))
  const at = tools.now()
  return {
    ...stamp(packet, { kind: 'young-person', asOf: tools.today() }, [], at, tools),
    kind: 'agreement',
    agreement: { contact: read.id, readBack: READ_BACK_VERSION, text, how: 'on-this-tablet', at, answer },
  }
}

/** A contact as it was changed together: a new version in place of the one that was read. */
export function changedEntry(packet: Signing, read: ContactEntry, edit: Edit, tools: Tools): ContactEntry {
  return {
    ...stamp(packet, read.source, [read.id], tools.now(), tools),
    kind: 'contact',
    of: read.of ?? read.id,
    contact: changedContact(read.contact, edit),
  }
}

/** The contact after an edit. Each part keeps its source; what was added is the young person's. */
export function changedContact(contact: Contact, edit: Edit): Contact {
  const notes = contact.notes.map((note, i) => ({ ...note, text: edit.notes[i] ?? note.text }))
  const steps = contact.nextSteps.map((step, i) => ({ ...step, text: edit.nextSteps[i] ?? step.text }))
  const added = { source: 'young-person', text: edit.added } as const
  return { ...contact, notes: [...notes, added].filter(written), nextSteps: steps.filter(written) }
}

/** An edit that changes nothing yet. */
export function editOf(contact: Contact): Edit {
  return {
    notes: contact.notes.map(({ text }) => text),
    added: '',
    nextSteps: contact.nextSteps.map(({ text }) => text),
  }
}

/** Whether an edit leaves the contact as it was. */
export function changesNothing(contact: Contact, edit: Edit): boolean {
  return JSON.stringify(changedContact(contact, edit)) === JSON.stringify(contact)
}

function written({ text }: { readonly text: string }): boolean {
  return text.trim() !== ''
}

/** Everything about a new entry of this hand-over but what it says. */
export function stamp(packet: Signing, source: Source, supersedes: EntryId[], at: Moment, tools: Tools): Stamp {
  const { person, adviser: author, device } = packet
  return { v: 1, id: tools.newId() as EntryId, person, author, device, at, source, supersedes }
}
