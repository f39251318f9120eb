import type { PersonCard } from '../../caseload/api.ts'
import type { List } from './lists.ts'
import { PersonRow, type PersonRowProps } from './person-row.tsx'

export interface CheckRowProps extends PersonRowProps {
  readonly list: List
  /** Whether it was said of them just now that nothing has changed. */
  readonly checked: boolean
  /** Gets the button that was pressed. */
  readonly onCheck: (pressed: HTMLElement) => void
}

/** A line of a list of what has to be checked: most are done without opening the record (P16). */
export function CheckRow({ list, checked, onCheck, ...row }: CheckRowProps) {
  const { card } = row
  return (
    <div class="check-row">
      <div class="check-row__person">
        <PersonRow {...row} />
      </div>
      <div class="check-row__line">
        {checked ? (
          <p class="check-row__done" role="status">
            {checkedWords(card, list)}
          </p>
        ) : card.destination === undefined ? (
          <p class="check-row__none">Nothing recorded yet: open to add it</p>
        ) : (
          <button
            type="button"
            class="check-row__action"
            aria-label={`Checked, no change: ${card.name}`}
            onClick={(event) => onCheck(event.currentTarget)}
          >
            Checked, no change
          </button>
        )}
      </div>
    </div>
  )
}

/** Some activities end on a day of their own: saying that nothing has changed does not make them last longer. */
function checkedWords(card: PersonCard, list: List): string {
  if (list.name === 'not-known') return 'Checked today: still not known'
  return list.holds(card) ? 'Checked today. Open to give a new end or review date' : 'Checked today'
}
