import type { EntryId } from '../../domain/ids.ts'
import type { Paper } from '../../domain/paper.ts'
import { saveProblemWords } from '../contact/save-problem.ts'
import { type Answers, type Input, type Values, dayValues } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'
import { onFile, onFileInputs, onFileStart, taken } from './keeping-inputs.ts'
import type { PaperFormProps } from './paper-form.ts'
import { type PaperLine, whatWords } from './paper-words.ts'

interface RegisterFormProps extends PaperFormProps {
  /** The copy that is put right; undefined for one that nobody recorded yet. */
  readonly of: PaperLine | undefined
}

/** Records a copy that was printed before or elsewhere, or puts right what was recorded of one (P20). */
export function RegisterForm({ api, person, name, given, today, of, onSaved, onBack }: RegisterFormProps) {
  const onSave = async (answers: Answers) => {
    const saved = await api.recordPaper(person, paperFrom(answers, of?.paper), of?.id)
    if (!saved.ok) return saveProblemWords(saved.error)
    onSaved(of ? 'Put right. What was recorded before is kept.' : 'The copy is in the register.')
    return undefined
  }
  return (
    <SmallForm
      heading={of ? 'Put a copy right' : 'Record a paper copy'}
      caption={name}
      today={today}
      inputs={(values) => registerInputs(values, given)}
      start={of ? valuesOf(of.paper) : { ...dayValues('printedOn', today), ...onFileStart() }}
      keep={{ api, place: { form: formOf(of?.id), person } }}
      saveLabel="Save"
      onSave={onSave}
      onBack={onBack}
    />
  )
}

function formOf(id: EntryId | undefined): string {
  return `paper ${id ?? 'new'}`
}

function registerInputs(values: Values, given: string): Input[] {
  return [
    {
      kind: 'radios',
      name: 'what',
      label: 'What was printed?',
      missing: 'Select what was printed',
      options: Object.entries(whatWords).map(([value, label]) => ({ value, label })),
    },
    {
      kind: 'date',
      name: 'printedOn',
      label: 'The day it was printed',
      missing: 'Enter the day it was printed',
      when: 'past',
    },
    {
      kind: 'radios',
      name: 'kept',
      label: 'Where is it now?',
      missing: 'Select where it is now',
      options: [
        { value: 'on-file', label: 'On file' },
        { value: 'given', label: `${given || 'The young person'} took it` },
      ],
    },
    ...(values['kept'] === 'on-file' ? onFileInputs('Where it is kept') : []),
  ]
}

function valuesOf({ what, printedOn, kept, programme }: Paper): Values {
  return {
    what,
    ...dayValues('printedOn', printedOn),
    kept: kept.kind,
    ...(kept.kind === 'on-file' ? { where: kept.where, programme } : onFileStart()),
  }
}

/** The copy as answered. Which version was printed, a hold, and what became of it stay as they were. */
function paperFrom(answers: Answers, before: Paper | undefined): Paper {
  return {
    ...before,
    what: answers.text('what') === 'whole-record' ? 'whole-record' : 'action-plan',
    printedOn: answers.day('printedOn') ?? '',
    ...(answers.text('kept') === 'given' ? taken : onFile(answers)),
  }
}
