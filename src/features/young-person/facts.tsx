import { useState } from 'preact/hooks'
import type { FactView, PersonView, ValueView } from '../../caseload/api.ts'
import type { Day } from '../../domain/time.ts'
import { Details } from '../../ui/details.tsx'
import { Tag } from '../../ui/tag.tsx'
import { lastContactWords, sourceWords, toAgreeWords } from './words.ts'

/** What matters first: what they are doing now, support, the last contact, and what waits to be read together. */
export function Summary({ view, today }: { view: PersonView; today: Day }) {
  const fact = (shown: FactView) => <Fact key={shown.field} fact={shown} given={view.given} />
  return (
    <dl class="person-facts">
      {view.summary.slice(0, FIRST).map(fact)}
      <Plain label="Last contact" words={lastContactWords(view.contacts, today)} />
      <Plain label="To read together" words={toAgreeWords(view.contacts)} />
      {view.summary.slice(FIRST).map(fact)}
    </dl>
  )
}

/** So many facts stand before the contacts are summed up: what they do now, what they plan, and the support they get. */
const FIRST = 3

/** Everything else that is held, closed until somebody wants it. */
export function Facts({ view }: { view: PersonView }) {
  if (view.facts.length === 0) return null
  return (
    <Details summary={`Everything else held about ${view.given || 'this young person'}`}>
      <dl class="person-facts">
        {view.facts.map((fact) => (
          <Fact key={fact.field} fact={fact} given={view.given} />
        ))}
      </dl>
    </Details>
  )
}

function Plain({ label, words }: { label: string; words: string }) {
  return (
    <div class="person-fact">
      <dt>{label}</dt>
      <dd>
        <p class="person-fact__value">{words}</p>
      </dd>
    </div>
  )
}

function Fact({ fact, given }: { fact: FactView; given: string }) {
  const [open, setOpen] = useState(false)
  return (
    <div class="person-fact">
      <dt>
        {fact.label}
        {fact.values.length > 1 && <Tag tone="attention">Different answers</Tag>}
      </dt>
      <dd>
        {fact.sensitive && fact.values.length > 0 && (
          <button type="button" class="ui-link" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide' : 'Show'}
            <span class="govuk-visually-hidden"> {fact.label}</span>
          </button>
        )}
        {(!fact.sensitive || open || fact.values.length === 0) && <Values fact={fact} given={given} />}
      </dd>
    </div>
  )
}

function Values({ fact, given }: { fact: FactView; given: string }) {
  if (fact.values.length === 0 && fact.earlier.length === 0) return <p class="person-fact__none">Not known</p>
  return (
    <>
      {fact.values.length === 0 && <p class="person-fact__none">Not known any more</p>}
      {fact.values.map((value) => (
        <Value key={value.entry} value={value} given={given} />
      ))}
      {fact.earlier.length > 0 && (
        <Details summary={fact.earlier.length === 1 ? '1 earlier value' : `${fact.earlier.length} earlier values`}>
          {fact.earlier.map((value) => (
            <Value key={value.entry} value={value} given={given} earlier />
          ))}
        </Details>
      )}
    </>
  )
}

function Value({ value, given, earlier = false }: { value: ValueView; given: string; earlier?: boolean }) {
  const [first, ...rest] = value.lines
  return (
    <div class={earlier ? 'person-value person-value--earlier' : 'person-value'}>
      <p class="person-fact__value">
        {first}
        {value.stale && !earlier && <Tag tone="waiting">Check again</Tag>}
      </p>
      {rest.map((line, index) => (
        <p key={index} class="person-fact__line">
          {line}
        </p>
      ))}
      <p class="person-fact__source">
        {sourceWords(value, given)}
        {earlier && `. Recorded by ${value.recordedBy}`}
      </p>
    </div>
  )
}
