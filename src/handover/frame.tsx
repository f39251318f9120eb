import type { ComponentChildren } from 'preact'
import { TextSize } from './text-size.tsx'

const steps = [
  ['read', 'Read'],
  ['say', 'Say'],
  ['done', 'Done'],
] as const

interface FrameProps {
  readonly step: (typeof steps)[number][0]
  /** True where there is a copy to take away: on paper, only that is printed. */
  readonly taking?: boolean
  readonly children: ComponentChildren
}

/** What stays around every step: how far it is, and how large the letters are. Nothing leads anywhere else. */
export function Frame({ step, taking = false, children }: FrameProps) {
  const current = steps.findIndex(([name]) => name === step)
  return (
    <div class={taking ? 'handover handover--taking' : 'handover'}>
      <header class="handover-top">
        <ol class="handover-steps" aria-label="Steps">
          {steps.map(([name, label], index) => (
            <li
              key={name}
              class={`handover-step${index < current ? ' handover-step--past' : ''}`}
              aria-current={name === step ? 'step' : undefined}
            >
              <span class="handover-step__number" aria-hidden="true">
                {index < current ? '✓' : index + 1}
              </span>
              {label}
            </li>
          ))}
        </ol>
        <TextSize />
      </header>
      <main class="handover-main">{children}</main>
    </div>
  )
}
