import { signal } from '@preact/signals'
import type { Paper } from '../../domain/paper.ts'
import type { Answers, Input, Values } from '../form/inputs.ts'

/** Where a copy was last put, while the tablet is open: most paper of a day goes into one cabinet. */
const lastPlace = signal('')

/** Where a copy on file lies, and how long it is kept (P23, P24). */
export function onFileInputs(label: string): Input[] {
  return [
    {
      kind: 'text',
      name: 'where',
      label,
      hint: 'So that whoever has to destroy it finds it: cabinet, drawer, folder',
      missing: 'Enter where it is kept',
      max: 200,
    },
    {
      kind: 'radios',
      name: 'programme',
      label: 'How long is it kept?',
      missing: 'Select how long it is kept',
      options: [
        { value: 'none', label: '12 months, as any paper copy' },
        { value: 'impact', label: '10 years: it is paper of the European-funded Impact project' },
      ],
    },
  ]
}

/** What stands in {@link onFileInputs} at first. */
export function onFileStart(): Values {
  return { where: lastPlace.value, programme: 'none' }
}

/** Where a copy on file is and how long it is kept, as answered; the place is offered again next time. */
export function onFile(answers: Answers): Pick<Paper, 'kept' | 'programme'> {
  const where = answers.text('where') ?? ''
  lastPlace.value = where
  return { kept: { kind: 'on-file', where }, programme: answers.text('programme') === 'impact' ? 'impact' : 'none' }
}

/** A copy that the young person took: theirs, so the council keeps nothing of it. */
export const taken: Pick<Paper, 'kept' | 'programme'> = { kept: { kind: 'given' }, programme: 'none' }
