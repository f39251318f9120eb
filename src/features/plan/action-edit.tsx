import { useState } from 'preact/hooks'
import { Doer, LONGEST } from '../../domain/plan.ts'
import { SourceKind } from '../../domain/source.ts'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorAt } from '../contact/form-part.ts'
import { saveProblemWords } from '../contact/save-problem.ts'
import { WordHints } from '../hints/word-hints.tsx'
import type { ActionRowProps } from './action-row.tsx'
import { DayInput } from './day-input.tsx'
import { takesDetail } from './plan-from-fields.ts'
import { daysToDo } from './quick-days.ts'
import { type Library, hasRoom, isSuggested } from './use-suggestions.ts'
import { doerName, ideaName } from './words.ts'

type EditProps = Pick<
  ActionRowProps,
  'action' | 'index' | 'form' | 'given' | 'today' | 'check' | 'library' | 'onChange'
>

/** Everything about one action. */
export function ActionEdit(props: EditProps) {
  const { action, index, form, today, check, library, onChange } = props
  const field = `action-${action.id}`
  const write = (text: string) => onChange({ text })
  return (
    <div class="plan-edit">
      <TextArea
        id={field}
        label={`Action ${index + 1}`}
        rows={2}
        value={action.text}
        limit={LONGEST.words}
        error={errorAt(form.errors, field)}
        onInput={write}
      />
      <WordHints field={field} text={action.text} check={check} onInput={write} />
      <Who {...props} />
      <DayInput
        id={`${field}-by`}
        legend={`By when, action ${index + 1} (optional)`}
        value={action.by}
        error={errorAt(form.errors, `${field}-by`)}
        quick={daysToDo(today)}
        onChange={(by) => onChange({ by })}
      />
      <More {...props} />
      {library && <KeepSuggestion library={library} text={action.text} who={action.who} />}
    </div>
  )
}

function Who({ action, index, form, given, onChange }: EditProps) {
  const { id, who, whoDetail } = action
  return (
    <div class="plan-pair">
      <Select
        id={`action-${id}-doer`}
        label={`Who does action ${index + 1}`}
        options={Doer.options.map((value) => ({ value, label: doerName(value, given) }))}
        value={who}
        onChange={(chosen) => onChange({ who: Doer.options.find((one) => one === chosen) ?? who })}
      />
      {takesDetail(who) && (
        <TextField
          id={`action-${id}-who`}
          label="Who exactly (optional)"
          value={whoDetail}
          error={errorAt(form.errors, `action-${id}-who`)}
          onInput={(typed) => onChange({ whoDetail: typed })}
        />
      )}
    </div>
  )
}

function More({ action, form, given, onChange }: EditProps) {
  const { id, signpostedTo, goal, from } = action
  const goals = form.fields.goals.filter(({ text }) => text.trim() !== '')
  return (
    <>
      <TextField
        id={`action-${id}-help`}
        label="Where to get help with it (optional)"
        hint="A person, a place or a website"
        value={signpostedTo}
        error={errorAt(form.errors, `action-${id}-help`)}
        onInput={(typed) => onChange({ signpostedTo: typed })}
      />
      <div class="plan-pair">
        <Select
          id={`action-${id}-from`}
          label="Whose idea it was"
          options={SourceKind.options.map((value) => ({ value, label: ideaName(value, given) }))}
          value={from}
          onChange={(chosen) => onChange({ from: SourceKind.options.find((one) => one === chosen) ?? from })}
        />
        {goals.length > 0 && (
          <Select
            id={`action-${id}-goal`}
            label="For which goal (optional)"
            options={[{ value: '', label: 'None' }, ...goals.map(({ id: value, text }) => ({ value, label: text }))]}
            value={goals.some((one) => one.id === goal) ? goal : ''}
            onChange={(chosen) => onChange({ goal: chosen })}
          />
        )}
      </div>
    </>
  )
}

interface KeepSuggestionProps {
  readonly library: Library
  readonly text: string
  readonly who: Doer
}

/** Puts an action on the adviser's own list, to have it at hand for the next young person. */
function KeepSuggestion({ library, text, who }: KeepSuggestionProps) {
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const { list, keep } = library
  if (text.trim() === '') return null
  if (isSuggested(list, text)) return <p class="plan-kept">This is in your suggestions.</p>
  if (!hasRoom(list)) return <p class="plan-kept">Your suggestions are full: remove one before you keep another.</p>
  const add = async () => {
    const failed = await keep([...list, { text: text.trim(), who }])
    setProblem(failed && saveProblemWords(failed))
  }
  return (
    <>
      {problem && (
        <p class="govuk-error-message" role="alert">
          {problem}
        </p>
      )}
      <button type="button" class="ui-link" onClick={() => void add()}>
        Keep this as a suggestion
      </button>
    </>
  )
}
