import type { CaseloadApi } from '../../caseload/api.ts'
import type { ConsentView, FactChange, FactView } from '../../caseload/record-api.ts'
import { notice } from '../../codes/notice.ts'
import type { Basis } from '../../domain/basis.ts'
import type { Sensitive } from '../../domain/fact-values.ts'
import type { Compartment } from '../../domain/fact.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { Day } from '../../domain/time.ts'
import { Notice } from '../../ui/notice.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'
import { type Answers, type Input, type Values, dayValues } from '../form/inputs.ts'
import type { FormApi } from '../form/kept.tsx'
import { SmallForm } from '../form/small-form.tsx'
import { sourceInputs, sourceOf, sourceStart } from '../form/source-inputs.ts'
import { calledName } from '../sharing/consent-words.ts'
import { powerInputs, powerOf } from '../sharing/power-inputs.ts'
import { ownField, sensitiveFact } from './opened.ts'

interface WriteFormProps {
  readonly api: Pick<CaseloadApi, 'recordFact'> & FormApi
  readonly person: PersonId
  readonly compartment: Compartment
  readonly name: string
  readonly given: string
  readonly consent: ConsentView
  /** What is changed; undefined for something new. */
  readonly fact: FactView | undefined
  readonly today: Day
  readonly onSaved: (change: FactChange, id: EntryId) => void
  readonly onBack: () => void
}

/** Records something that is held apart: with the consent that stands, or else with a named power and a reason (P11). */
export function WriteForm(props: WriteFormProps) {
  const { api, person, compartment, name, consent, fact, today, onSaved, onBack } = props
  const onSave = async (answers: Answers) => {
    const value = sensitiveFrom(answers, basisFrom(answers, consent))
    const change = {
      fact: sensitiveFact(compartment, value),
      of: fact?.of,
      source: sourceOf(answers),
      seen: seenOf(fact),
    }
    const saved = await api.recordFact(person, change)
    if (saved.ok) onSaved(change, saved.value)
    else return saved.error === 'no-consent' ? consentGone : saveProblemWords(saved.error)
    return undefined
  }
  const { why, basis } = notice[ownField[compartment]]
  return (
    <SmallForm
      heading={`${fact ? 'Change' : 'Add'}: ${fact?.label ?? addLabels[compartment]}`}
      caption={name}
      today={today}
      inputs={(values) => writeInputs(values, compartment, consent)}
      start={{ ...startOf(fact), ...sourceStart(today) }}
      keep={{ api, place: { form: `apart ${fact?.of ?? 'new'}`, person, compartment } }}
      saveLabel="Save"
      onSave={onSave}
      onBack={onBack}
    >
      <p class="fact-why">
        <strong>Their choice</strong>: we ask {why}. <span class="fact-why__basis">{basis}</span>
      </p>
      {consent.state !== 'given' && <WithoutConsent consent={consent} given={props.given} />}
    </SmallForm>
  )
}

const addLabels: { readonly [C in Compartment]: string } = { health: 'Health', convictions: 'Conviction' }

const consentGone =
  'There is no consent for this any more, so nothing was saved. Ask again, or go back and record it by a law that is named.'

function WithoutConsent({ consent, given }: { readonly consent: ConsentView; readonly given: string }) {
  const name = calledName(given)
  const day = consent.on ? ` on ${spokenDay(consent.on)}` : ''
  const stands = {
    'not-asked': `${name} has not been asked.`,
    given: '',
    refused: `${name} said no${day}.`,
    withdrawn: `${name} took consent back${day}.`,
  } as const
  return (
    <Notice title="There is no consent for this">
      <p>
        {stands[consent.state]} Record it only where a law lets the council do so, and say why. {name} can see which
        law.
      </p>
    </Notice>
  )
}

function writeInputs(values: Values, compartment: Compartment, consent: ConsentView): Input[] {
  return [
    {
      kind: 'area',
      name: 'what',
      label: 'What it is',
      hint:
        compartment === 'health'
          ? 'Only what matters for the help they get: “needs breaks” may be enough'
          : 'Only what matters for the help they get',
      missing: 'Enter what it is',
      max: 4_000,
    },
    { kind: 'date', name: 'since', label: 'Since when (optional)', when: 'past' },
    ...(consent.state === 'given' ? [] : powerInputs('recording')),
    ...sourceInputs(values),
  ]
}

function basisFrom(answers: Answers, { state, entry }: ConsentView): Basis {
  return state === 'given' && entry ? { kind: 'consent', consent: entry } : powerOf(answers)
}

function sensitiveFrom(answers: Answers, basis: Basis): Sensitive {
  const since = answers.day('since')
  return { what: answers.text('what') ?? '', ...(since === undefined ? {} : { since }), basis }
}

/** After a change was saved here, what stands is that change: nothing else came into sight. */
function seenOf(fact: FactView | undefined): readonly EntryId[] | undefined {
  return fact && fact.heads.length > 0 ? fact.heads : undefined
}

/** What stands there at first when something is changed. The reason for a power is given anew each time. */
function startOf(fact: FactView | undefined): Values {
  const held = fact?.values[0]?.fact
  if (!held || (held.field !== 'health' && held.field !== 'conviction') || held.value === null) return {}
  return { what: held.value.what, ...dayValues('since', held.value.since) }
}
