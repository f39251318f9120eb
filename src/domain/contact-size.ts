import { utf8 } from '../lib/bytes.ts'
import type { Contact } from './contact.ts'

/**
 * How large a contact may be, in bytes, once it is written as text twice over (an entry inside a signed entry). What is
 * larger would not fit into a sealed envelope, and would be refused only after somebody wrote it.
 */
const LARGEST_CONTACT = 190_000

/** Whether a contact is small enough to be sealed and sent. Eight long parts in an alphabet of three-byte letters are not. */
export function fitsAnEnvelope(contact: Contact): boolean {
  return utf8(JSON.stringify(JSON.stringify(contact))).length <= LARGEST_CONTACT
}
