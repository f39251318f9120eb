import type { Day } from '../domain/time.ts'
import { Office } from '../features/office/office.tsx'
import { office } from './office-client.ts'

/** The office with its server: a piece of its own, which is not kept for offline use, because nothing of it works without one. */
export function OfficeEntry({ today, onBack }: { readonly today: Day; readonly onBack: () => void }) {
  return <Office api={office} today={today} onBack={onBack} />
}
