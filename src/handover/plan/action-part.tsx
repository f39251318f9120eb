import { useEffect, useRef, useState } from 'preact/hooks'
import { type ActionStatus, Doer, LONGEST } from '../../domain/plan.ts'
import { doerWords, statusWords } from '../../domain/plan-text.ts'
import { spokenDay } from '../../domain/read-back.ts'
import { WordsField } from '../words-field.tsx'
import { DayChoice } from './day-choice.tsx'
import type { DraftAction } from './plan-edit.ts'
import { errorOf } from './text-part.tsx'

interface ActionPartProps {
  readonly action: DraftAction
  readonly number: number
  readonly of: number
  /** True for an action that was just added: its field is open and has the focus. */
  readonly opened: boolean
  /** True for an action that was added here, which can be taken out again. */
  readonly own: boolean
  readonly change: (change: Partial<DraftAction>) => void
  readonly move: (by: -1 | 1) => void
  readonly remove: () => void
}

type Open = 'words' | 'objection' | undefined

/** One action: what, who, by when, how far it is; and what the young person can do with it. */
export function ActionPart(props: ActionPartProps) {
  const { action, number, opened, own, change, remove } = props
  const [open, setOpen] = useState<Open>(opened ? 'words' : undefined)
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (opened) item.current?.querySelector('textarea')?.focus()
  }, [opened])
  const name = <span class="govuk-visually-hidden">: action {number}</span>
  return (
    <li class={`plan-action plan-action--${action.status}`} ref={item}>
      {open === 'words' ? (
        <Editing action={action} number={number} change={change} />
      ) : (
        <Reading action={action} number={number} />
      )}
      {action.objection !== undefined && open !== 'objection' && (
        <p class="handover-note">
          <strong>You do not agree with this:</strong> {action.objection}
        </p>
      )}
      {open === 'objection' && (
        <WordsField
          label="Why do you not agree with this?"
          value={action.objection ?? ''}
          rows={3}
          limit={LONGEST.objection}
          error={errorOf(action.objection ?? '', LONGEST.objection)}
          write={(objection) => change({ objection })}
        />
      )}
      <Progress action={action} number={number} change={change} />
      <div class="plan-action__choices">
        <Small onClick={() => setOpen(open === 'words' ? undefined : 'words')}>
          {open === 'words' ? 'Close' : 'Change this'}
          {name}
        </Small>
        <Objecting {...{ action, open, name, change }} onOpen={setOpen} />
        <Moves {...props} />
        {own && <Small onClick={remove}>Take this out{name}</Small>}
      </div>
    </li>
  )
}

function Reading({ action, number }: Pick<ActionPartProps, 'action' | 'number'>) {
  const { text, by, signpostedTo } = action
  return (
    <>
      <h3 class="handover-part__heading">Action {number}</h3>
      <p class="handover-part__text">{text || 'Nothing written yet'}</p>
      <p class="handover-part__from">
        {doerWords({ who: action.who, ...(action.whoDetail ? { whoDetail: action.whoDetail } : {}) })}
        {by && `, by ${spokenDay(by)}`}
        {signpostedTo && `. Help: ${signpostedTo}`}
      </p>
    </>
  )
}

function Editing({ action, number, change }: Pick<ActionPartProps, 'action' | 'number' | 'change'>) {
  return (
    <>
      <WordsField
        label={`What will be done (action ${number})`}
        value={action.text}
        rows={3}
        limit={LONGEST.words}
        error={errorOf(action.text, LONGEST.words)}
        write={(text) => change({ text })}
      />
      <label class="plan-field">
        <span class="handover-field__label">Who does it</span>
        <select
          class="plan-field__control"
          value={action.who}
          onChange={(event) => change({ who: Doer.parse(event.currentTarget.value) })}
        >
          {Doer.options.map((who) => (
            <option key={who} value={who}>
              {doerWords({ who })}
            </option>
          ))}
        </select>
      </label>
      <DayChoice day={action.by} choose={(by) => change({ by })} />
    </>
  )
}

const steps: readonly ActionStatus[] = ['not-started', 'in-progress', 'done']

/** How far it is: three buttons of which one is pressed. */
function Progress({ action, number, change }: Pick<ActionPartProps, 'action' | 'number' | 'change'>) {
  return (
    <div class="plan-progress" role="group" aria-label={`How far is action ${number}?`}>
      {steps.map((status) => (
        <button
          key={status}
          type="button"
          class="plan-progress__step"
          aria-pressed={action.status === status}
          onClick={() => change({ status })}
        >
          {status === 'done' && action.status === 'done' ? `✓ ${statusWords.done}` : statusWords[status]}
        </button>
      ))}
    </div>
  )
}

interface ObjectingProps extends Pick<ActionPartProps, 'action' | 'change'> {
  readonly open: Open
  readonly name: preact.JSX.Element
  readonly onOpen: (open: Open) => void
}

function Objecting({ action, open, name, change, onOpen }: ObjectingProps) {
  if (open === 'objection') {
    const close = () => {
      // An objection without words is none.
      if (!action.objection?.trim()) change({ objection: undefined })
      onOpen(undefined)
    }
    return <Small onClick={close}>Close{name}</Small>
  }
  if (action.objection === undefined) {
    const begin = () => {
      change({ objection: '' })
      onOpen('objection')
    }
    return <Small onClick={begin}>I do not agree with this{name}</Small>
  }
  return (
    <>
      <Small onClick={() => onOpen('objection')}>Change my words{name}</Small>
      <Small onClick={() => change({ objection: undefined })}>I agree after all{name}</Small>
    </>
  )
}

/** At an end the button stays and does nothing, so that a thumb does not land on another; the focus stays on it. */
function Moves({ number, of, move }: Pick<ActionPartProps, 'number' | 'of' | 'move'>) {
  const name = <span class="govuk-visually-hidden">: action {number}</span>
  return (
    <>
      <Small disabled={number === 1} onClick={() => move(-1)}>
        Move up{name}
      </Small>
      <Small disabled={number === of} onClick={() => move(1)}>
        Move down{name}
      </Small>
    </>
  )
}

interface SmallProps {
  readonly disabled?: boolean
  readonly onClick: () => void
  readonly children: preact.ComponentChildren
}

function Small({ disabled = false, onClick, children }: SmallProps) {
  return (
    <button
      type="button"
      class="handover-button handover-button--quiet plan-small"
      aria-disabled={disabled || undefined}
      onClick={() => !disabled && onClick()}
    >
      {children}
    </button>
  )
}
