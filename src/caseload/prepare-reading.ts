import type { PersonId } from '../domain/ids.ts'
import type { ReadingPacket } from '../handover/packet.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { READING } from '../protocol/envelope.ts'
import type { SaveProblem } from './api.ts'
import { dossierOf } from './book.ts'
import { compartmentViews } from './compartments.ts'
import { recordOf } from './dossier.ts'
import { signingFor } from './hand-over.ts'
import type { OpenVault } from './open-vault.ts'
import { readingOf } from './reading-of.ts'

/** Everything the page "What we hold about you and why" may have: the record in plain words, and a key for answering it. */
export async function prepareReading(vault: OpenVault, person: PersonId): Promise<Result<ReadingPacket, SaveProblem>> {
  const page = vault.book.pages.get(person)
  if (!page) return err('not-in-caseload')
  const { record } = recordOf(dossierOf(page))
  const apart = await compartmentViews(vault, person, record)
  const { authority, contact } = vault.account
  const reading = { ...readingOf(record, apart), council: authority.name, ...(contact ? { contact } : {}) }
  return ok({ ...(await signingFor(vault, page, READING)), reading })
}
