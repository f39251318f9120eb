import type { HandedBack } from '../../caseload/api.ts'
import { Notice } from '../../ui/notice.tsx'
import { handedBackWords } from './words.ts'

/** What the young person did while they had the tablet, said once it is open again. The last word on each contact counts. */
export function HandedBackNotice({ given, handedBack }: { given: string; handedBack: readonly HandedBack[] }) {
  const last = new Map(handedBack.map((back) => [back.contact, back.outcome]))
  if (last.size === 0) return null
  return (
    <Notice title="The tablet is back">
      {[...last].map(([contact, outcome]) => (
        <p key={contact}>{handedBackWords(outcome, given || 'The young person')}</p>
      ))}
    </Notice>
  )
}
