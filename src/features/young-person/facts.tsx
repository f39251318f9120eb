import { useState } from 'preact/hooks'
import type { PersonView } from '../../caseload/api.ts'
import type { FactView, SectionView, ValueView } from '../../caseload/record-api.ts'
import type { FactField } from '../../domain/fact.ts'
import type { EntryId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { Details } from '../../ui/details.tsx'
import { Tag } from '../../ui/tag.tsx'
import { Meanwhile } from '../fact/settle-form.tsx'
import { lastContactWords, sourceWords, toAgreeWords } from './words.ts'

/** What matters first: what they are doing now, support, the last contact, and what waits to be read together. */
export function Summary({ view, today, onEdit, onConfirm }: { view: PersonView; today: Day } & FactActions) {
  const fact = (shown: FactView) => (
    <Fact key={shown.field} fact={shown} given={view.given} onEdit={onEdit} onConfirm={onConfirm} />
  )
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

/** What can be done with a value: each leads to a page of its own, but "still correct", which is one tap. */
export interface FactActions {
  readonly onEdit: (field: FactField, of: EntryId | undefined) => void
  readonly onConfirm: (fact: FactView) => void
}

/** Everything that is held, section by section, closed until somebody wants it. */
export function Sections({ view, ...actions }: { view: PersonView } & FactActions) {
  return (
    <section class="person-sections" aria-label={`Everything held about ${view.given || 'this young person'}`}>
      {view.sections.map((section) => (
        <Details key={section.title} summary={summaryOf(section)}>
          <dl class="person-facts">
            {section.facts.map((fact) => (
              <Fact key={`${fact.field} ${fact.of ?? ''}`} fact={fact} given={view.given} {...actions} />
            ))}
          </dl>
          <AddMenu section={section} onEdit={actions.onEdit} />
        </Details>
      ))}
    </section>
  )
}

function summaryOf({ title, facts }: SectionView): string {
  const old = facts.filter(({ values }) => values.some(({ stale }) => stale)).length
  return `${title}: ${facts.length === 0 ? 'nothing yet' : facts.length}${old > 0 ? `, ${old} to check` : ''}`
}

function AddMenu({ section, onEdit }: { section: SectionView; onEdit: FactActions['onEdit'] }) {
  if (section.add.length === 0) return null
  return (
    <ul class="person-add" aria-label={`Add to ${section.title}`}>
      {section.add.map(({ field, label }) => (
        <li key={field}>
          <button type="button" class="ui-link" onClick={() => onEdit(field, undefined)}>
            Add {lowerFirst(label)}
          </button>
        </li>
      ))}
    </ul>
  )
}

/** "Add phone", but "Add EHC plan". */
function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
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

function Fact({ fact, given, onEdit, onConfirm }: { fact: FactView; given: string } & FactActions) {
  const [open, setOpen] = useState(false)
  const closed = fact.sensitive && !open && fact.values.length > 0
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
        {!closed && <Values fact={fact} given={given} />}
        {!closed && <Meanwhile fact={fact} />}
        {fact.remarks.map(({ words, at }) => (
          <p key={at} class="person-remark">
            <strong>{given || 'The young person'} says this is wrong:</strong> {words}
          </p>
        ))}
        {!closed && <Actions fact={fact} onEdit={onEdit} onConfirm={onConfirm} />}
      </dd>
    </div>
  )
}

function Actions({ fact, onEdit, onConfirm }: { fact: FactView } & FactActions) {
  if (!fact.editable) return null
  const known = fact.values.length > 0
  const [only, ...others] = fact.values
  const outlasted = only?.outlasted === true && others.length === 0
  const hidden = <span class="govuk-visually-hidden"> {fact.label}</span>
  return (
    <p class="person-fact__actions">
      {outlasted && <span class="person-fact__over">Its end or review day has passed: say what they do now.</span>}
      <button type="button" class="ui-link" onClick={() => onEdit(fact.field, fact.of)}>
        {known ? (fact.values.length > 1 ? 'Say which is right' : 'Change') : 'Add'}
        {hidden}
      </button>
      {only && others.length === 0 && !outlasted && (
        <button type="button" class="ui-link" onClick={() => onConfirm(fact)}>
          {fact.field === 'currentDestination' ? 'Checked, no change' : 'Still correct'}
          {hidden}
        </button>
      )}
    </p>
  )
}

function Values({ fact, given }: { fact: FactView; given: string }) {
  if (fact.values.length === 0 && fact.earlier.length === 0) return <p class="person-fact__none">Not known</p>
  return (
    <>
      {fact.values.length === 0 && <p class="person-fact__none">Not known any more</p>}
      {fact.values.map((value) => (
        <Value key={value.entry} value={value} given={given} by={fact.values.length > 1} />
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

interface ValueProps {
  readonly value: ValueView
  readonly given: string
  readonly earlier?: boolean
  /** Whether who wrote it down matters: of different answers it does. */
  readonly by?: boolean
}

function Value({ value, given, earlier = false, by = false }: ValueProps) {
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
        {(earlier || by) && `. Recorded by ${value.recordedBy}`}
      </p>
    </div>
  )
}
