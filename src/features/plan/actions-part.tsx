import { useState } from 'preact/hooks'
import { MOST_ACTIONS, type PartId } from '../../domain/plan.ts'
import type { Suggestion } from '../../codes/suggestions.ts'
import { Button } from '../../ui/button.tsx'
import { ActionRow } from './action-row.tsx'
import type { PlanFormPart } from './form-part.ts'
import {
  type ActionFields,
  movedAction,
  newAction,
  suggestedAction,
  withAction,
  withNewAction,
  withoutAction,
} from './plan-fields.ts'
import { Removed } from './removed.tsx'
import { SuggestionChips } from './suggestion-chips.tsx'
import { useFocusNext } from './use-focus-next.ts'

type ActionsPartProps = PlanFormPart & { readonly onLibrary: () => void }

/** Who does what by when: from the suggestions with one touch, or typed. */
export function ActionsPart(props: ActionsPartProps) {
  const { form, library, given, onLibrary } = props
  const { actions } = form.fields
  const list = useActionList(props)
  const full = actions.length >= MOST_ACTIONS
  return (
    <fieldset class="govuk-fieldset plan-part">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">Who does what</legend>
      <p class="govuk-visually-hidden" role="status">
        {list.said}
      </p>
      {library && (
        <SuggestionChips
          {...{ given, full, onLibrary }}
          list={library.list}
          taken={actions.map(({ text }) => text)}
          open={form.before.size === 0}
          onAdd={list.suggest}
        />
      )}
      {list.removed && <Removed key={list.removed.action.id} text={list.removed.action.text} onUndo={list.undo} />}
      <ol class="plan-rows">
        {actions.map((action, index) => (
          <ActionRow
            key={action.id}
            {...props}
            {...{ action, index }}
            count={actions.length}
            open={list.isOpen(action.id)}
            onToggle={() => list.toggle(action.id)}
            onChange={(change) => form.set(withAction(form.fields, action.id, change))}
            onMove={(by) => list.move(action, index, by)}
            onRemove={() => list.remove(action, index)}
          />
        ))}
      </ol>
      {full ? (
        <p>A plan holds {MOST_ACTIONS} actions. Remove one before you add another.</p>
      ) : (
        <Button kind="secondary" onClick={list.add}>
          Add an action
        </Button>
      )}
    </fieldset>
  )
}

/** What happens to the list, what is said of it, and where the focus goes: it stays with what was touched. */
function useActionList({ form, newId }: ActionsPartProps) {
  const { fields, set } = form
  const [said, setSaid] = useState('')
  const [removed, setRemoved] = useState<{ action: ActionFields; at: number } | undefined>(undefined)
  const opened = useOpened(form)
  const focus = useFocusNext()
  const puts = (action: ActionFields, words: string, at?: number) => {
    set(withNewAction(fields, action, at))
    setSaid(words)
    setRemoved(undefined)
  }
  return {
    said,
    removed,
    ...opened,
    suggest: (suggestion: Suggestion) => puts(suggestedAction(newId(), suggestion), `Added: ${suggestion.text}`),
    add: () => {
      const action = newAction(newId())
      puts(action, '')
      opened.toggle(action.id)
      focus(`action-${action.id}`)
    },
    move: ({ id, text }: ActionFields, index: number, by: -1 | 1) => {
      const moved = movedAction(fields, id, by)
      if (moved === fields) return
      set(moved)
      setSaid(`${text || 'Action'}: now ${index + 1 + by} of ${fields.actions.length}`)
      focus(`action-${id}-${by === -1 ? 'up' : 'down'}`)
    },
    remove: (action: ActionFields, at: number) => {
      set(withoutAction(fields, action.id))
      setRemoved({ action, at })
      setSaid('')
    },
    undo: () => {
      if (!removed) return
      puts(removed.action, 'It is back.', removed.at)
      focus(`action-${removed.action.id}-toggle`)
    },
  }
}

/** Which actions are unfolded: those that somebody opened, and those in which something has to be put right. */
function useOpened({ errors, refused, fields }: PlanFormPart['form']) {
  const wrong = () =>
    fields.actions.map(({ id }) => id).filter((id) => errors.some(({ field }) => field.startsWith(`action-${id}`)))
  const [open, setOpen] = useState<ReadonlySet<PartId>>(new Set())
  const [seen, setSeen] = useState(refused)
  if (seen !== refused) {
    setSeen(refused)
    setOpen(new Set([...open, ...wrong()]))
  }
  return {
    isOpen: (id: PartId) => open.has(id),
    toggle: (id: PartId) => setOpen((before) => toggled(before, id)),
  }
}

function toggled(open: ReadonlySet<PartId>, id: PartId): ReadonlySet<PartId> {
  return open.has(id) ? new Set([...open].filter((one) => one !== id)) : new Set([...open, id])
}
