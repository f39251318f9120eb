import type { ComponentChildren } from 'preact'
import { openingReasons } from '../../codes/sharing.ts'
import type { Day } from '../../domain/time.ts'
import type { Answers, Input } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'

interface AskWhyProps {
  readonly label: string
  readonly name: string
  readonly given: string
  readonly today: Day
  /** Opens it; gives why it stays closed. */
  readonly open: (answers: Answers) => Promise<string | undefined>
  readonly onBack: () => void
  /** Where consent stands: all that shows from outside. */
  readonly children: ComponentChildren
}

/** A closed compartment: whether consent stands, and why somebody wants to look. Not whether there is anything in it (P10). */
export function AskWhy({ label, name, given, today, open, onBack, children }: AskWhyProps) {
  return (
    <SmallForm
      heading={label}
      caption={name}
      today={today}
      inputs={() => inputs}
      saveLabel="Open"
      onSave={open}
      onBack={onBack}
    >
      {children}
      <p class="compartment-told">
        This is held apart. That you looked, when and why is recorded. {given || 'The young person'} can see it, unless
        you look because of a safeguarding concern.
      </p>
    </SmallForm>
  )
}

const inputs: readonly Input[] = [
  {
    kind: 'radios',
    name: 'reason',
    label: 'Why do you look?',
    missing: 'Select why you look',
    options: openingReasons.codes.map(({ code, label }) => ({ value: code, label })),
  },
  {
    kind: 'text',
    name: 'words',
    label: 'Anything to add (optional)',
    hint: 'Not what is inside',
    max: 500,
  },
]
