import type { Contact } from '../domain/contact.ts'
import type { ReadBackWords } from '../domain/read-back.ts'
import { type CodeList, findCode } from './code-list.ts'
import { channels, contactOutcomes, contactTypes, presence } from './contact.ts'

/**
 * The codes of a contact in the words a young person reads. An agreement is bound to these words: the plain wording of a
 * code that has been used never changes; a better wording is a new code.
 */
export function readBackWords(contact: Contact): ReadBackWords {
  return {
    type: plain(contactTypes, contact.type, 'Another kind of contact'),
    channel: plain(channels, contact.channel, 'Another way'),
    outcome: plain(contactOutcomes, contact.outcome, 'Something else came of it'),
    present: contact.present.map(({ who, detail }) => {
      const words = plain(presence, who, 'somebody else')
      return detail ? `${words} (${detail})` : words
    }),
  }
}

/** A label nobody has verified, and a code our list does not know, are never shown to a young person. */
function plain(list: CodeList, code: string, otherwise: string): string {
  const found = findCode(list, code)
  return found?.verified ? (found.plain ?? found.label) : otherwise
}
