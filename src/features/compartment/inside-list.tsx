import { useState } from 'preact/hooks'
import type { FactView, ValueView } from '../../caseload/record-api.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { plural, spokenMoment } from '../../ui/spoken-time.ts'
import { Tag } from '../../ui/tag.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'
import { sourceWords } from '../young-person/words.ts'

interface InsideListProps {
  readonly facts: readonly FactView[]
  readonly given: string
  readonly onChange: (fact: FactView) => void
  /** Records that it is not so any more; gives why it was not saved. */
  readonly takeOut: (fact: FactView) => Promise<string | undefined>
}

/** What is inside, each with where it came from and what stood there before (P18); then what is not so any more. */
export function InsideList({ facts, given, onChange, takeOut }: InsideListProps) {
  const now = facts.filter(({ values }) => values.length > 0)
  const ended = facts.filter(({ values, earlier }) => values.length === 0 && earlier.length > 0)
  return (
    <>
      {now.length === 0 && <p class="sharing-none">Nothing is recorded here.</p>}
      <ul class="inside-list">
        {now.map((fact) => (
          <Inside key={`${fact.field} ${fact.of ?? ''}`} {...{ fact, given, onChange, takeOut }} />
        ))}
      </ul>
      {ended.length > 0 && (
        <Details summary={`Not so any more: ${ended.length}`}>
          {ended.map((fact) => (
            <Earlier key={`${fact.field} ${fact.of ?? ''}`} values={fact.earlier} given={given} />
          ))}
        </Details>
      )}
    </>
  )
}

type InsideProps = Omit<InsideListProps, 'facts'> & { readonly fact: FactView }

function Inside({ fact, given, onChange, takeOut }: InsideProps) {
  const [leaving, setLeaving] = useState(false)
  return (
    <li class="inside-card">
      <p class="inside-card__label">
        {fact.label}
        {fact.values.length > 1 && <Tag tone="attention">Different answers</Tag>}
      </p>
      {fact.values.map((value) => (
        <Value key={value.entry} value={value} given={given} />
      ))}
      {fact.earlier.length > 0 && (
        <Details summary={plural(fact.earlier.length, 'earlier value')}>
          <Earlier values={fact.earlier} given={given} />
        </Details>
      )}
      {!fact.editable && <p class="inside-card__source">From the council's list. It is changed there, not here.</p>}
      {fact.editable && !leaving && (
        <p class="inside-card__actions">
          <button type="button" class="ui-link" onClick={() => onChange(fact)}>
            {fact.values.length > 1 ? 'Say which is right' : 'Change'}
          </button>
          <button type="button" class="ui-link" onClick={() => setLeaving(true)}>
            Not so any more
          </button>
        </p>
      )}
      {leaving && <TakeOut given={given} takeOut={() => takeOut(fact)} onBack={() => setLeaving(false)} />}
    </li>
  )
}

function Value({ value, given }: { readonly value: ValueView; readonly given: string }) {
  const [first, ...rest] = value.lines
  return (
    <div class="inside-value">
      <p class="inside-value__what" dir="auto">
        {first}
      </p>
      {rest.map((line, index) => (
        <p key={index} class="inside-value__line">
          {line}
        </p>
      ))}
      <p class="inside-card__source">
        {sourceWords(value, given)}. Recorded by {value.recordedBy}, {spokenMoment(value.recordedAt)}
      </p>
    </div>
  )
}

function Earlier({ values, given }: { readonly values: readonly ValueView[]; readonly given: string }) {
  return (
    <div class="inside-earlier">
      {values.map((value, index) => (
        <Value key={index} value={value} given={given} />
      ))}
    </div>
  )
}

interface TakeOutProps {
  readonly given: string
  readonly takeOut: () => Promise<string | undefined>
  readonly onBack: () => void
}

/** Taking something out needs nobody's consent; it is asked once more, because it may be wanted. */
function TakeOut({ given, takeOut, onBack }: TakeOutProps) {
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [saving, setSaving] = useState(false)
  const start = async () => {
    if (saving) return
    setSaving(true)
    const failed = await takeOut().catch(() => saveProblemWords('failed'))
    if (failed === undefined) return
    setSaving(false)
    setProblem(failed)
  }
  return (
    <div role="group" aria-label="Are you sure?">
      <p>Record that {given || 'the young person'} says this is not so any more?</p>
      {problem && (
        <p class="govuk-error-message" role="alert">
          {problem}
        </p>
      )}
      <div class="ui-actions">
        <Button kind="warning" busy={saving} onClick={() => void start()}>
          Yes, record that
        </Button>
        <Button kind="secondary" onClick={onBack}>
          No
        </Button>
      </div>
    </div>
  )
}
