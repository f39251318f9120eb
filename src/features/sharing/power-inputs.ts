import { type PowerUse, powersFor } from '../../codes/sharing.ts'
import type { Basis } from '../../domain/basis.ts'
import type { Answers, Input } from '../form/inputs.ts'

/** Which law lets it be done without consent, and why it is done here: neither can be left out (P11, P30). */
export function powerInputs(use: PowerUse): Input[] {
  return [
    {
      kind: 'radios',
      name: 'power',
      label: 'The law that allows it',
      missing: 'Select the law that allows it',
      options: powersFor(use).codes.map(({ code, label }) => ({ value: code, label })),
    },
    {
      kind: 'area',
      name: 'reason',
      label: 'Why it is done without consent',
      hint: use === 'safeguarding' ? 'For example: asking first would put somebody in danger' : undefined,
      missing: 'Enter why it is done without consent',
      max: 2_000,
      rows: 3,
    },
  ]
}

/** The power that was named. */
export function powerOf({ text }: Answers): Extract<Basis, { kind: 'power' }> {
  return { kind: 'power', power: text('power') ?? '', reason: text('reason') ?? '' }
}
