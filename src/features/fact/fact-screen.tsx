import { useState } from 'preact/hooks'
import type { CaseloadApi, PersonView } from '../../caseload/api.ts'
import type { FactView } from '../../caseload/record-api.ts'
import { notice } from '../../codes/notice.ts'
import type { Fact, FactField } from '../../domain/fact.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'
import { type Answers, type Values } from '../form/inputs.ts'
import type { FormApi } from '../form/kept.tsx'
import { SmallForm } from '../form/small-form.tsx'
import { sourceInputs, sourceOf, sourceStart } from '../form/source-inputs.ts'
import { ageProblem } from '../newcomer/newcomer-form.ts'
import { sourceWords } from '../young-person/words.ts'
import { factFrom, valuesOfFact } from './fact-from.ts'
import { factInputs } from './fact-inputs.ts'
import { SettleForm } from './settle-form.tsx'

export interface FactScreenProps {
  readonly api: Pick<CaseloadApi, 'recordFact'> & FormApi
  readonly view: PersonView
  readonly field: FactField
  readonly of: EntryId | undefined
  readonly label: string
  readonly today: Day
  readonly onDone: () => void
}

/** Adds or changes one value, or says which of several is right. */
export function FactScreen(props: FactScreenProps) {
  const { view, field, of } = props
  const held = view.sections.flatMap(({ facts }) => facts).find((fact) => fact.field === field && fact.of === of)
  const now = of !== undefined || held?.of === undefined ? held : undefined
  // What arrives while somebody types changes what is in sight, never the form under their hands.
  const [contested] = useState(now !== undefined && now.values.length > 1)
  return contested && now ? <SettleForm {...props} fact={now} /> : <ChangeForm {...props} now={now} />
}

/** Adds or changes one value: what is held now, the new value, and always where it came from (P18). */
function ChangeForm({
  api,
  view,
  field,
  of,
  label,
  today,
  onDone,
  now,
}: FactScreenProps & { now: FactView | undefined }) {
  const before = now?.values.find((value) => value.fact.value !== null)?.fact
  const start: Values = { ...valuesOfFact(before), ...sourceStart(today) }
  const save = async (fact: Fact, answers: Answers) => {
    const saved = await api.recordFact(view.person, { fact, of, source: sourceOf(answers), seen: now?.heads })
    if (saved.ok) onDone()
    else if (saved.error === 'no-consent') return 'This belongs to what is held apart, and there is no consent for it.'
    else return saveProblemWords(saved.error)
    return undefined
  }
  const onSave = (answers: Answers): Promise<string | undefined> => {
    const problem = field === 'dateOfBirth' ? ageProblem(answers.day('value'), today) : undefined
    if (problem) return Promise.resolve(problem)
    const fact = factFrom(field, answers, before)
    return fact
      ? save(fact, answers)
      : Promise.resolve('These answers do not fit together. Check them, then save again.')
  }
  return (
    <SmallForm
      heading={now && now.values.length > 0 ? `Change: ${label}` : `Add: ${label}`}
      caption={view.name}
      today={today}
      inputs={(values) => [...factInputs(field, values), ...sourceInputs(values)]}
      start={start}
      keep={{ api, place: { form: `fact ${field} ${of ?? ''}`, person: view.person } }}
      saveLabel="Save"
      onSave={onSave}
      onBack={onDone}
    >
      <Why field={field} />
      {now && <HeldNow fact={now} given={view.given} />}
      <TakeOut {...{ api, field, of, today, onDone }} person={view.person} now={now} />
    </SmallForm>
  )
}

/** Whether it has to be given, why it is asked, and by what law (P12). */
function Why({ field }: { field: FactField }) {
  const { need, why, basis } = notice[field]
  return (
    <p class="fact-why">
      <strong>{need === 'required' ? 'Has to be given' : 'Their choice'}</strong>: we ask {why}.{' '}
      <span class="fact-why__basis">{basis}</span>
    </p>
  )
}

function HeldNow({ fact, given }: { fact: FactView; given: string }) {
  return (
    <div class="fact-now">
      <h2 class="govuk-heading-s">{fact.values.length > 1 ? 'People said different things' : 'Held now'}</h2>
      {fact.values.map((value) => (
        <p key={value.entry}>
          {value.lines.join(', ')} <span class="fact-now__source">{sourceWords(value, given)}</span>
        </p>
      ))}
    </div>
  )
}

interface TakeOutProps {
  readonly api: FactScreenProps['api']
  readonly person: PersonId
  readonly field: FactField
  readonly of: EntryId | undefined
  readonly today: Day
  readonly now: FactView | undefined
  readonly onDone: () => void
}

/** "Not so any more", and for what is their choice "they would rather not say": both are statements, with a source. */
function TakeOut({ api, person, field, of, today, now, onDone }: TakeOutProps) {
  const held = now !== undefined
  const [asked, setAsked] = useState<'gone' | 'withheld' | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const say = async () => {
    const fact = (asked === 'withheld' ? { field, value: null, withheld: true } : { field, value: null }) as Fact
    const saved = await api.recordFact(person, {
      fact,
      of,
      source: { kind: 'young-person', asOf: today },
      seen: now?.heads,
    })
    if (saved.ok) onDone()
    else setProblem(saved.error === 'no-consent' ? undefined : saveProblemWords(saved.error))
  }
  const isChoice = notice[field].need === 'choice'
  if (!held && !isChoice) return null
  if (asked) {
    return (
      <div class="fact-out" role="group" aria-label="Are you sure?">
        <p>
          {asked === 'withheld'
            ? 'Record that the young person chose not to have this held? What was held before stays in the history.'
            : 'Record that the young person says this is not so any more? It stays in the history.'}
        </p>
        {problem && (
          <p class="govuk-error-message" role="alert">
            {problem}
          </p>
        )}
        <Button kind="warning" onClick={() => void say().catch(() => setProblem(saveProblemWords('failed')))}>
          Yes, record that
        </Button>
        <Button kind="secondary" onClick={() => setAsked(undefined)}>
          No
        </Button>
      </div>
    )
  }
  return (
    <p class="fact-out">
      {held && (
        <button type="button" class="ui-link" onClick={() => setAsked('gone')}>
          Not so any more
        </button>
      )}
      {isChoice && (
        <button type="button" class="ui-link" onClick={() => setAsked('withheld')}>
          They would rather not say
        </button>
      )}
    </p>
  )
}
