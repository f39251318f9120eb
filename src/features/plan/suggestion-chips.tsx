import { useState } from 'preact/hooks'
import type { Suggestion } from '../../codes/suggestions.ts'
import { Doer } from '../../domain/plan.ts'
import { doerName } from './words.ts'

interface SuggestionChipsProps {
  readonly list: readonly Suggestion[]
  /** The texts that are in the plan already. */
  readonly taken: readonly string[]
  readonly given: string
  /** The plan has room for no more. */
  readonly full: boolean
  readonly open: boolean
  readonly onAdd: (suggestion: Suggestion) => void
  readonly onLibrary: () => void
}

/** So many of each kind are in sight at first: on a phone the whole list would push the plan away. */
const AT_FIRST = 4

/** Common actions by who does them; one touch puts one into the plan. What is in the plan stays in its place, marked. */
export function SuggestionChips({ list, taken, given, full, open, onAdd, onLibrary }: SuggestionChipsProps) {
  const [all, setAll] = useState(false)
  const groups = Doer.options
    .map((who) => ({ who, own: list.filter((one) => one.who === who) }))
    .filter(({ own }) => own.length > 0)
  return (
    <details class="govuk-details plan-suggestions" open={open}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Add from your suggestions</span>
      </summary>
      <div class="plan-suggestions__body">
        {groups.map(({ who, own }) => (
          <div key={who} role="group" aria-label={`Suggestions for: ${doerName(who, given)}`}>
            <p class="plan-suggestions__who" aria-hidden="true">
              {doerName(who, given)}
            </p>
            <ul class="plan-chips">
              {own.slice(0, all ? undefined : AT_FIRST).map((one) => (
                <li key={one.text}>
                  <Chip text={one.text} taken={taken.includes(one.text)} full={full} onAdd={() => onAdd(one)} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        {list.length === 0 && <p>Your list is empty.</p>}
        <div class="plan-ways">
          {groups.some(({ own }) => own.length > AT_FIRST) && (
            <button type="button" class="ui-link" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? 'Show fewer suggestions' : `Show all ${list.length} suggestions`}
            </button>
          )}
          <button type="button" class="ui-link" onClick={onLibrary}>
            Change this list
          </button>
        </div>
      </div>
    </details>
  )
}

interface ChipProps {
  readonly text: string
  readonly taken: boolean
  readonly full: boolean
  readonly onAdd: () => void
}

function Chip({ text, taken, full, onAdd }: ChipProps) {
  return (
    <button
      type="button"
      class={`plan-chip${taken ? ' plan-chip--taken' : ''}`}
      aria-disabled={taken || full || undefined}
      onClick={() => !taken && !full && onAdd()}
    >
      <span aria-hidden="true">{taken ? '✓' : '+'}</span> <bdi>{text}</bdi>
      {taken && <span class="govuk-visually-hidden"> (in the plan)</span>}
    </button>
  )
}
