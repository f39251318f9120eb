import type { PersonCard } from '../../caseload/api.ts'
import { type ListName, listNamed, lists } from './lists.ts'
import { type Filters, isAmong } from './search.ts'

/** How many are on each list. */
export type Counts = ReadonlyMap<ListName, number>

export interface QuickListsProps {
  readonly counts: Counts
  readonly filters: Filters
  readonly onChoose: (list: ListName | '') => void
}

/** How many of those whom the other filters leave are on each list. What is typed does not matter. */
export function countsOf(people: readonly PersonCard[], filters: Filters): Counts {
  const left = people.filter((card) => isAmong(card, { ...filters, list: '' }))
  return new Map(lists.map(({ name, holds }) => [name, left.filter(holds).length]))
}

/** What has to be checked, one touch away and counted (P16). A second touch shows everybody again. */
export function QuickLists({ counts, filters, onChoose }: QuickListsProps) {
  const chosen = listNamed(filters.list)
  const different = counts.get('different-answers')
  return (
    <>
      <div class="caseload-lists" role="group" aria-label="What they do now">
        {lists
          .filter(({ toCheck }) => toCheck)
          .map(({ name, label }) => (
            <button
              key={name}
              type="button"
              class="caseload-list"
              aria-pressed={filters.list === name}
              onClick={() => onChoose(filters.list === name ? '' : name)}
            >
              <span class="caseload-list__label">{label}</span>{' '}
              <span class="caseload-list__count">{counts.get(name)}</span>
            </button>
          ))}
      </div>
      {different !== undefined && (different > 0 || filters.list === 'different-answers') && (
        <button
          type="button"
          class="caseload-different"
          aria-pressed={filters.list === 'different-answers'}
          onClick={() => onChoose(filters.list === 'different-answers' ? '' : 'different-answers')}
        >
          Different answers <span class="caseload-list__count">{different}</span>
        </button>
      )}
      {chosen && <p class="caseload-why">{chosen.why}</p>}
    </>
  )
}
