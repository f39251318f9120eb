import type { CaseloadClient } from './caseload-client.ts'
import { flushDraft } from '../features/form/draft-keeper.ts'

/** A hanging save must not keep the tablet open. */
const LONGEST_FLUSH_MS = 500

/**
 * Leaves the open tablet for a fresh document: seals what is being typed, ends the worker that holds the keys, and loads
 * `to` in this document's place. Only a new document forgets for certain; dropping references does not clear memory.
 */
export async function leave(client: CaseloadClient, to: '/' | '/handover.html'): Promise<void> {
  document.documentElement.toggleAttribute('data-hidden', true)
  const limit = new Promise((resolve) => setTimeout(resolve, LONGEST_FLUSH_MS))
  await Promise.race([Promise.allSettled([flushDraft()]), limit])
  if (to === '/') await Promise.race([client.api.lock().catch(() => undefined), limit])
  client.end()
  window.location.replace(to)
}
