import { useState } from 'preact/hooks'
import { GoalKind, GoalStatus, LONGEST, MOST_GOALS } from '../../domain/plan.ts'
import { goalKindWords, goalStatusWords } from '../../domain/plan-text.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { errorAt } from '../contact/form-part.ts'
import { WordHints } from '../hints/word-hints.tsx'
import { DayInput } from './day-input.tsx'
import type { PlanFormPart } from './form-part.ts'
import { type GoalFields, newGoal, withGoal, withoutGoal } from './plan-fields.ts'
import { daysToDo } from './quick-days.ts'
import { Removed } from './removed.tsx'
import { useFocusNext } from './use-focus-next.ts'

/** Goals are for plans that go further than the next step: nobody has to have one. */
export function GoalsPart(part: PlanFormPart) {
  const { form, newId } = part
  const { fields, set } = form
  const [removed, setRemoved] = useState<{ goal: GoalFields; at: number } | undefined>(undefined)
  const focus = useFocusNext()
  const puts = (goal: GoalFields, at: number) => {
    set({ ...fields, goals: fields.goals.toSpliced(at, 0, goal) })
    setRemoved(undefined)
    focus(`goal-${goal.id}`)
  }
  const remove = (goal: GoalFields, at: number) => {
    set(withoutGoal(fields, goal.id))
    setRemoved({ goal, at })
  }
  return (
    <fieldset class="govuk-fieldset plan-part">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Goals (optional)</legend>
      {removed && (
        <Removed key={removed.goal.id} text={removed.goal.text} onUndo={() => puts(removed.goal, removed.at)} />
      )}
      {fields.goals.map((goal, index) => (
        <Goal key={goal.id} {...part} {...{ goal, number: index + 1 }} onRemove={() => remove(goal, index)} />
      ))}
      {fields.goals.length < MOST_GOALS && (
        <Button kind="secondary" onClick={() => puts(newGoal(newId()), fields.goals.length)}>
          Add a goal
        </Button>
      )}
    </fieldset>
  )
}

interface GoalProps extends PlanFormPart {
  readonly goal: GoalFields
  readonly number: number
  readonly onRemove: () => void
}

function Goal({ form, today, check, goal, number, onRemove }: GoalProps) {
  const { fields, errors, set, before } = form
  const { id, kind, text, by, status } = goal
  const field = `goal-${id}`
  const put = (change: Partial<GoalFields>) => set(withGoal(fields, id, change))
  const write = (typed: string) => put({ text: typed })
  return (
    <div class="plan-goal-fields">
      <TextArea
        id={field}
        label={`Goal ${number}`}
        rows={2}
        value={text}
        limit={LONGEST.words}
        error={errorAt(errors, field)}
        onInput={write}
      />
      <WordHints field={field} text={text} check={check} onInput={write} />
      <div class="plan-pair">
        <Select
          id={`${field}-kind`}
          label="About"
          options={GoalKind.options.map((value) => ({ value, label: goalKindWords[value] }))}
          value={kind}
          onChange={(chosen) => put({ kind: GoalKind.options.find((one) => one === chosen) ?? kind })}
        />
        {before.has(id) && (
          <Select
            id={`${field}-status`}
            label="How far it is"
            options={GoalStatus.options.map((value) => ({ value, label: goalStatusWords[value] }))}
            value={status}
            onChange={(chosen) => put({ status: GoalStatus.options.find((one) => one === chosen) ?? status })}
          />
        )}
      </div>
      <DayInput
        id={`${field}-by`}
        legend={`By when, goal ${number} (optional)`}
        value={by}
        error={errorAt(errors, `${field}-by`)}
        quick={daysToDo(today)}
        onChange={(typed) => put({ by: typed })}
      />
      <button type="button" class="ui-link" onClick={onRemove}>
        Remove goal {number}
      </button>
    </div>
  )
}
