import { caseloadExamples } from './caseload.tsx'
import { contactExamples } from './contact.tsx'
import { doorExamples } from './door.tsx'
import type { Example } from './example.ts'
import { handOverExamples } from './hand-over.tsx'
import { missingExamples } from './missing.tsx'
import { officeExamples } from './office.tsx'
import { paperExamples } from './paper.tsx'
import { planHandOverExamples } from './plan-hand-over.tsx'
import { planExamples } from './plan.tsx'
import { readingExamples } from './reading.tsx'
import { recordExamples } from './record.tsx'
import { settingsExamples } from './settings.tsx'
import { sharingExamples } from './sharing.tsx'
import { sendingExamples } from './sending.tsx'
import { takeAwayExamples } from './take-away.tsx'
import { todayExamples } from './today.tsx'
import { youngPersonExamples } from './young-person.tsx'

/** Every state that is looked at and checked, by the document it belongs to: each document has its own styles. */
export const worlds: { readonly [world in 'app' | 'door' | 'hand-over']: readonly Example[] } = {
  app: [
    ...youngPersonExamples,
    ...caseloadExamples,
    ...contactExamples,
    ...recordExamples,
    ...missingExamples,
    ...sharingExamples,
    ...todayExamples,
    ...paperExamples,
    ...planExamples,
    ...officeExamples,
    ...sendingExamples,
    ...settingsExamples,
  ],
  door: doorExamples,
  'hand-over': [...handOverExamples, ...readingExamples, ...planHandOverExamples, ...takeAwayExamples],
}
