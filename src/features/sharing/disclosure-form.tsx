import { useRef } from 'preact/hooks'
import type { SharingView } from '../../caseload/record-api.ts'
import type { Consent } from '../../domain/basis.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import type { Disclosure } from '../../domain/sharing.ts'
import type { Day } from '../../domain/time.ts'
import { saveProblemWords } from '../contact/save-problem.ts'
import { type Answers, dayValues } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'
import { disclosurePlan } from './disclosure-from.ts'
import { disclosureInputs } from './disclosure-inputs.ts'
import type { SharingApi } from './use-sharing.ts'

/** What every form of this page is given. */
export interface SharingFormProps {
  readonly api: SharingApi
  readonly person: PersonId
  readonly view: SharingView
  readonly today: Day
  readonly onSaved: (words: string) => void
  readonly onBack: () => void
}

/** Records that something was passed on. Without consent or a named power there is nothing to save (P25, P26, P30). */
export function DisclosureForm({ api, person, view, today, onSaved, onBack }: SharingFormProps) {
  // A yes that was saved before the disclosure could not be is named by the next try, and not said twice.
  const said = useRef(new Map<string, EntryId>())
  const saveConsents = async (consents: readonly Consent[]) => {
    for (const consent of consents.filter((one) => !said.current.has(JSON.stringify(one)))) {
      const saved = await api.recordConsent(person, consent)
      if (!saved.ok) return saveProblemWords(saved.error)
      said.current.set(JSON.stringify(consent), saved.value)
    }
    return undefined
  }
  const onSave = async (answers: Answers) => {
    const plan = disclosurePlan(answers, view)
    if (!plan.ok) return plan.error
    const problem = await saveConsents(plan.value.consents)
    if (problem) return problem
    const disclosure = plan.value.disclosure((consent) => said.current.get(JSON.stringify(consent)))
    return disclosure ? saveDisclosure({ api, person, onSaved }, disclosure, 'Recorded.') : noConsent
  }
  return (
    <SmallForm
      heading="Record what was passed on"
      caption={view.name}
      today={today}
      inputs={(values) => disclosureInputs(view, values, today)}
      start={{ ...dayValues('on', today), ...dayValues('onceOn', today) }}
      keep={{ api, place: { form: 'disclosure', person } }}
      saveLabel="Save"
      onSave={onSave}
      onBack={onBack}
    >
      <p>
        {view.given || 'The young person'} can read this: who was told what, when and why. Saving it here sends nothing
        to anybody outside.
      </p>
    </SmallForm>
  )
}

const noConsent =
  'The consent does not stand any more, so nothing was saved. Choose what else allows it, or ask again first.'

/** Saves a disclosure; gives what to say when it was not saved. */
export async function saveDisclosure(
  { api, person, onSaved }: Pick<SharingFormProps, 'api' | 'person' | 'onSaved'>,
  disclosure: Disclosure,
  words: string,
  of?: EntryId,
): Promise<string | undefined> {
  const saved = await api.recordDisclosure(person, disclosure, of)
  if (saved.ok) onSaved(words)
  else return saved.error === 'no-consent' ? noConsent : saveProblemWords(saved.error)
  return undefined
}
