import { type Agreement, type Answer, Agreement as AgreementSchema } from '../domain/agreement.ts'
import { Contact } from '../domain/contact.ts'
import type { AgreementEntry, ContactEntry } from '../domain/entry.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { READ_BACK_VERSION, readBack, readBackText } from '../domain/read-back.ts'
import type { ContactState } from '../domain/record.ts'
import { assert } from '../lib/assert.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { readBackWords } from '../codes/read-back-words.ts'
import { sha256Text } from '../vault/digest.ts'
import type { SaveProblem } from './api.ts'
import { knownRecord } from './book.ts'
import { draftId } from './drafts.ts'
import type { OpenVault } from './open-vault.ts'
import { saveEntries } from './save.ts'
import { stamp } from './stamp.ts'

/** Saves a contact, or a new version of one, and drops its draft: the entry exists from here on, or nothing happened. */
export async function recordContact(
  vault: OpenVault,
  person: PersonId,
  contact: Contact,
  changes?: EntryId,
): Promise<Result<EntryId, SaveProblem>> {
  assert(Contact.safeParse(contact).success, 'a form hands over a valid contact')
  const before = changes ? findContact(vault, person, changes) : undefined
  if (changes && !before) return err('not-in-caseload')
  const entry: ContactEntry = {
    ...stamp(vault, person, { kind: 'adviser', asOf: contact.on }, before?.heads ?? []),
    kind: 'contact',
    ...(before ? { of: before.id } : {}),
    contact,
  }
  const dropDrafts = [await draftId(vault, person)]
  const saved = await saveEntries(vault, person, [entry], { dropDrafts })
  return saved.ok ? ok(before?.id ?? entry.id) : saved
}

/** Records that a contact was not read together, and why: never an empty field (P14). */
export async function recordNotRead(
  vault: OpenVault,
  person: PersonId,
  contact: EntryId,
  reason: string,
  words: string | undefined,
): Promise<Result<void, SaveProblem>> {
  const state = findContact(vault, person, contact)
  if (!state) return err('not-in-caseload')
  const answer: Answer = { answer: 'not-read', reason, ...(words ? { words } : {}) }
  const agreement: Agreement = {
    contact: state.current.id,
    readBack: READ_BACK_VERSION,
    text: await readBackDigest(state.current),
    how: 'adviser-recorded',
    at: vault.tools.now(),
    answer,
  }
  assert(AgreementSchema.safeParse(agreement).success, 'a form hands over a valid answer')
  const earlier = state.agreements.filter((entry) => entry.agreement.contact === state.current.id)
  const entry: AgreementEntry = {
    ...stamp(vault, person, { kind: 'adviser', asOf: vault.tools.today() }, earlier),
    kind: 'agreement',
    agreement,
  }
  return saveEntries(vault, person, [entry])
}

/** The digest of the exact text a young person reads of a contact. */
export async function readBackDigest(entry: ContactEntry): Promise<string> {
  return sha256Text(readBackText(readBack(entry, readBackWords(entry.contact))))
}

/** A contact of a young person by the id of its first version. */
export function findContact(vault: OpenVault, person: PersonId, contact: EntryId): ContactState | undefined {
  return contactsOf(vault, person).find(({ id }) => id === contact)
}

/** All contacts of a young person, newest first; none for somebody who is not in the caseload. */
export function contactsOf(vault: OpenVault, person: PersonId): readonly ContactState[] {
  return knownRecord(vault, person)?.contacts ?? []
}
