import type { DisclosureView, ReceivedView } from '../../caseload/record-api.ts'

/** One thing that is said of something that was told or sent. */
export interface CardLine {
  readonly label: string
  readonly text: string
}

/** What was passed on or was not, why, and what allowed it (P25, P26, P30). */
export function toldLines({ said, allowedBy }: DisclosureView): CardLine[] {
  const shared = said.decision === 'shared'
  return [
    { label: shared ? 'What was passed on' : 'What was not passed on', text: said.what },
    { label: shared ? 'Why' : 'Why not', text: said.why },
    ...allowedBy.map((text, index) => ({ label: index === 0 ? 'What allows it' : 'Held apart, and in it', text })),
  ]
}

/** What was sent and why it was kept; or why it was refused, and nothing else (P27). */
export function sentLines({ said }: ReceivedView): CardLine[] {
  return said.decision === 'relevant'
    ? [
        { label: 'What they sent', text: said.what },
        { label: 'Why it is relevant', text: said.why },
      ]
    : [{ label: 'Why it was refused', text: said.why }]
}
