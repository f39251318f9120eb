import type { PersonCard } from '../../caseload/api.ts'
import { type ListName, listNamed, lists } from './lists.ts'
import { type Filters, isAmong } from './search.ts'

export interface QuickListsProps {
  readonly people: readonly PersonCard[]
  readonly filters: Filters
  readonly onChoose: (list: ListName | '') => void
}

/** How many of those whom the other filters leave are on a list. */
export function countOn(list: ListName, people: readonly PersonCard[], filters: Filters): number {
  return people.filter((card) => isAmong(card, { ...filters, list })).length
}

/** What has to be checked, one touch away and counted (P16). A second touch shows everybody again. */
export function QuickLists({ people, filters, onChoose }: QuickListsProps) {
  const chosen = listNamed(filters.list)
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
              <span class="caseload-list__count">{countOn(name, people, filters)}</span>
            </button>
          ))}
      </div>
      {chosen && <p class="caseload-why">{chosen.why}</p>}
    </>
  )
}
