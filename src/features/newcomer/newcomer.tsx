import { useState } from 'preact/hooks'
import type { CaseloadApi, PersonCard } from '../../caseload/api.ts'
import type { NewcomerForm } from '../../caseload/record-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { saveProblemWords } from '../contact/save-problem.ts'
import type { Answers } from '../form/inputs.ts'
import type { FormApi } from '../form/kept.tsx'
import { SmallForm } from '../form/small-form.tsx'
import { sourceStart } from '../form/source-inputs.ts'
import { ageProblem, newcomerFrom, newcomerInputs, valuesOf } from './newcomer-form.ts'
import { OneOfThem } from './one-of-them.tsx'

export interface NewcomerProps {
  readonly api: Pick<CaseloadApi, 'possibleDuplicates' | 'addNewcomer'> & FormApi
  readonly today: Day
  readonly onOpen: (person: PersonId) => void
  /** The council knows them; they are in somebody else's caseload. */
  readonly onKnown: () => void
  readonly onBack: () => void
}

/** Somebody who came along and is on no list. The tablet asks first whether it knows them: one person, one record. */
export function Newcomer({ api, today, onOpen, onKnown, onBack }: NewcomerProps) {
  const [form, setForm] = useState<NewcomerForm | undefined>(undefined)
  const [found, setFound] = useState<readonly PersonCard[]>([])
  const add = async (newcomer: NewcomerForm) => {
    const added = await api.addNewcomer(newcomer)
    if (!added.ok) return saveProblemWords(added.error)
    onOpen(added.value)
    return undefined
  }
  const onSave = async (answers: Answers) => {
    const typed = newcomerFrom(answers)
    const wrong = ageProblem(typed.dateOfBirth, today)
    if (wrong) return wrong
    const alike = await api.possibleDuplicates(typed)
    if (alike.length === 0) return add(typed)
    setForm(typed)
    setFound(alike)
    return undefined
  }
  if (form && found.length > 0) {
    return <OneOfThem {...{ form, found, onOpen }} onAdd={() => add(form)} onBack={() => setFound([])} />
  }
  return <Form start={form ? valuesOf(form) : sourceStart(today)} {...{ api, today, onSave, onKnown, onBack }} />
}

interface FormProps {
  readonly api: FormApi
  readonly start: ReturnType<typeof valuesOf>
  readonly today: Day
  readonly onKnown: () => void
  readonly onSave: (answers: Answers) => Promise<string | undefined>
  readonly onBack: () => void
}

function Form({ api, onKnown, ...props }: FormProps) {
  const keep = { api, place: { form: 'newcomer' } }
  return (
    <SmallForm heading="Someone not on your list" inputs={newcomerInputs} saveLabel="Save" {...props} keep={keep}>
      <p>
        They are in your caseload as soon as you save, with or without a network. The council matches them with its own
        list later.
      </p>
      <p>
        <button type="button" class="ui-link" onClick={onKnown}>
          The council knows them, and I need their record now
        </button>
      </p>
    </SmallForm>
  )
}
