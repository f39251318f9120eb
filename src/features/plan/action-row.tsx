import { ActionStatus, isOpen } from '../../domain/plan.ts'
import { statusWords } from '../../domain/plan-text.ts'
import { dateParts } from '../contact/contact-fields.ts'
import { dayFromParts } from '../contact/typed-date.ts'
import { QuickDays } from '../form/quick-days.tsx'
import { ActionEdit } from './action-edit.tsx'
import type { PlanFormPart } from './form-part.ts'
import type { ActionFields } from './plan-fields.ts'
import { takesDetail } from './plan-from-fields.ts'
import { OwnWords } from './plan-parts.tsx'
import { daysToDo } from './quick-days.ts'
import { dueOnWords, ideaName, whoWords } from './words.ts'

export interface ActionRowProps extends PlanFormPart {
  readonly action: ActionFields
  readonly index: number
  readonly count: number
  readonly open: boolean
  readonly onToggle: () => void
  readonly onChange: (change: Partial<ActionFields>) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** One action: a few lines while it is folded, with what is set by one touch; everything about it when it is opened. */
export function ActionRow(props: ActionRowProps) {
  const { action, index, form, given, today, open, onChange } = props
  const known = form.before.has(action.id)
  const isPending = isOpen(action)
  const name = `action ${index + 1}`
  return (
    <li class="plan-row">
      {open ? <ActionEdit {...props} /> : <Folded {...{ action, given, today, isPending }} />}
      {action.objection && (
        <OwnWords heading={`${given || 'The young person'} does not agree with this`} words={action.objection} />
      )}
      {known && <Status status={action.status} name={name} onChange={(status) => onChange({ status })} />}
      {!open && isPending && isEmptyDay(action) && (
        <QuickDays
          label={`Quick choices: by when, ${name}`}
          quick={daysToDo(today)}
          onChoose={(day) => onChange({ by: dateParts(day) })}
        />
      )}
      <Tools {...props} />
    </li>
  )
}

function isEmptyDay({ by }: ActionFields): boolean {
  const parsed = dayFromParts(by)
  return !parsed.ok && parsed.error === 'empty'
}

interface FoldedProps extends Pick<ActionRowProps, 'action' | 'given' | 'today'> {
  readonly isPending: boolean
}

function Folded({ action, given, today, isPending }: FoldedProps) {
  const { text, who, whoDetail, from } = action
  const by = dayFromParts(action.by)
  const none = isPending ? 'No day yet' : undefined
  return (
    <>
      <p class="plan-said__text" dir="auto">
        {text.trim() === '' ? 'Nothing written yet' : text}
      </p>
      <p class="plan-action__facts">
        <strong>{whoWords(takesDetail(who) ? { who, whoDetail } : { who }, given)}</strong>
        <span>{by.ok ? dueOnWords(by.value, isPending ? today : by.value) : none}</span>
        <span>Idea: {ideaName(from, given)}</span>
      </p>
    </>
  )
}

interface StatusProps {
  readonly status: ActionStatus
  readonly name: string
  readonly onChange: (status: ActionStatus) => void
}

/** How far something is, set with one touch: this is what a review is. */
function Status({ status, name, onChange }: StatusProps) {
  return (
    <div class="plan-status" role="group" aria-label={`How far it is, ${name}`}>
      {ActionStatus.options.map((option) => (
        <button
          key={option}
          type="button"
          class="plan-status__one"
          aria-pressed={option === status}
          onClick={() => onChange(option)}
        >
          {statusWords[option]}
        </button>
      ))}
    </div>
  )
}

function Tools({ action, index, count, open, onToggle, onMove, onRemove }: ActionRowProps) {
  const which = <span class="govuk-visually-hidden"> action {index + 1}</span>
  const id = `action-${action.id}`
  return (
    <div class="plan-tools">
      <button type="button" class="ui-link" id={`${id}-toggle`} aria-expanded={open} onClick={onToggle}>
        {open ? 'Close' : 'Change'}
        {which}
      </button>
      <button type="button" class="ui-link" onClick={onRemove}>
        Remove{which}
      </button>
      <span class="plan-tools__move">
        <Move
          id={`${id}-up`}
          sign="↑"
          label={`Move up action ${index + 1}`}
          off={index === 0}
          onClick={() => onMove(-1)}
        />
        <Move
          id={`${id}-down`}
          sign="↓"
          label={`Move down action ${index + 1}`}
          off={index === count - 1}
          onClick={() => onMove(1)}
        />
      </span>
    </div>
  )
}

interface MoveProps {
  readonly id: string
  readonly sign: string
  readonly label: string
  readonly off: boolean
  readonly onClick: () => void
}

function Move({ id, sign, label, off, onClick }: MoveProps) {
  return (
    <button
      type="button"
      class="plan-move"
      id={id}
      aria-label={label}
      aria-disabled={off || undefined}
      onClick={onClick}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  )
}
