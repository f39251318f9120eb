import type { FactView, ValueView } from '../../caseload/record-api.ts'
import type { Fact } from '../../domain/fact.ts'
import { spokenMoment } from '../../ui/spoken-time.ts'
import { saveProblemWords } from '../contact/save-problem.ts'
import type { Answers, Input, Values } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'
import { sourceInputs, sourceOf, sourceStart } from '../form/source-inputs.ts'
import { ageProblem } from '../newcomer/newcomer-form.ts'
import { sourceWords } from '../young-person/words.ts'
import { factFrom, valuesOfFact } from './fact-from.ts'
import { factInputs } from './fact-inputs.ts'
import type { FactScreenProps } from './fact-screen.tsx'

/** The choice of a value that nobody had given. */
const OTHER = 'other'

/**
 * People said different things: every answer with who gave it, when, and who wrote it down; then which is right, or what is right
 * instead, and who says so. What is saved takes the place of every answer in sight, and of none that is not (P16, P18, P36).
 */
export function SettleForm(props: FactScreenProps & { readonly fact: FactView }) {
  const { api, view, field, of, label, today, onDone, fact } = props
  const onSave = async (answers: Answers): Promise<string | undefined> => {
    const chosen = chosenFact(props, answers)
    if (typeof chosen === 'string') return chosen
    const change = { fact: chosen, of, source: sourceOf(answers), seen: fact.heads }
    const saved = await api.recordFact(view.person, change)
    if (saved.ok) onDone()
    else if (saved.error === 'no-consent') return 'This belongs to what is held apart, and there is no consent for it.'
    else return saveProblemWords(saved.error)
    return undefined
  }
  return (
    <SmallForm
      heading={`Which is right? ${label}`}
      caption={view.name}
      today={today}
      inputs={(values) => settleInputs(fact, values)}
      start={{ ...valuesOfFact(someValue(fact)), ...sourceStart(today) }}
      keep={{ api, place: { form: `settle ${field} ${of ?? ''}`, person: view.person } }}
      saveLabel="Save"
      onSave={onSave}
      onBack={onDone}
    >
      <DifferentAnswers fact={fact} given={view.given} />
    </SmallForm>
  )
}

/** What "something else" begins with: it is often one of the answers with a letter put right. */
function someValue({ values }: FactView): Fact | undefined {
  return values.find((value) => value.fact.value !== null)?.fact
}

function settleInputs(fact: FactView, values: Values): Input[] {
  return [
    {
      kind: 'radios',
      name: 'which',
      label: 'Which is right?',
      missing: 'Select which is right',
      options: [
        ...fact.values.map((value) => ({ value: value.entry, label: value.lines.join(', ') })),
        { value: OTHER, label: 'Something else' },
      ],
    },
    ...(values['which'] === OTHER ? factInputs(fact.field, values) : []),
    ...sourceInputs(values, 'Who says so?'),
  ]
}

/** The statement that was chosen; words for the screen where there is none. */
function chosenFact({ fact, today }: FactScreenProps & { fact: FactView }, answers: Answers): Fact | string {
  const which = answers.text('which')
  if (which !== OTHER) {
    const value = fact.values.find(({ entry }) => entry === which)
    return value?.fact ?? 'Somebody has changed this meanwhile. Look at the answers above, then choose again.'
  }
  const problem = fact.field === 'dateOfBirth' ? ageProblem(answers.day('value'), today) : undefined
  return (
    problem ??
    factFrom(fact.field, answers, someValue(fact)) ??
    'These answers do not fit together. Check them, then save again.'
  )
}

function DifferentAnswers({ fact, given }: { readonly fact: FactView; readonly given: string }) {
  return (
    <div class="fact-now">
      <h2 class="govuk-heading-s">People said different things</h2>
      <ul class="fact-answers">
        {fact.values.map((value) => (
          <Answer key={value.entry} value={value} given={given} />
        ))}
      </ul>
      <Meanwhile fact={fact} />
    </div>
  )
}

function Answer({ value, given }: { readonly value: ValueView; readonly given: string }) {
  return (
    <li>
      <strong>
        <bdi>{value.lines.join(', ')}</bdi>
      </strong>
      <span class="fact-now__source">
        {sourceWords(value, given)}. Recorded by {value.recordedBy}, {spokenMoment(value.recordedAt)}
      </span>
    </li>
  )
}

/** What is gone by until somebody settles it, and why: nobody has to guess what a list or the return says meanwhile. */
export function Meanwhile({ fact: { meanwhile } }: { readonly fact: FactView }) {
  if (!meanwhile) return null
  return (
    <p class="fact-meanwhile">
      Until somebody says which is right, Waymark goes by <strong>{meanwhile.lines.join(', ')}</strong>, because{' '}
      {meanwhile.because}.
    </p>
  )
}
