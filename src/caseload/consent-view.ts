import { labelOf } from '../codes/code-list.ts'
import { consentWays } from '../codes/sharing.ts'
import type { ConsentPurpose } from '../domain/basis.ts'
import { consentFor } from '../domain/consent.ts'
import type { Record } from '../domain/record.ts'
import type { ConsentView } from './record-api.ts'

/** Where consent for one purpose stands, as it is shown. */
export function consentView(record: Record, purpose: ConsentPurpose): ConsentView {
  const standing = consentFor(record, purpose)
  const entry = standing.state === 'not-asked' ? undefined : standing.entry
  return {
    purpose,
    state: standing.state,
    entry: entry?.id,
    on: entry?.consent.on,
    how: entry && labelOf(consentWays, entry.consent.how),
    words: entry?.consent.words,
  }
}
