import type { Example } from './example.ts'
import { handOverExamples } from './hand-over.tsx'
import { readingExamples } from './reading.tsx'
import { recordExamples } from './record.tsx'
import { youngPersonExamples } from './young-person.tsx'

/** Every state that is looked at and checked, by the document it belongs to: each document has its own styles. */
export const worlds: { readonly [world in 'app' | 'hand-over']: readonly Example[] } = {
  app: [...youngPersonExamples, ...recordExamples],
  'hand-over': [...handOverExamples, ...readingExamples],
}
