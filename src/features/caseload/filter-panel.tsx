import type { PersonCard } from '../../caseload/api.ts'
import { Select } from '../../ui/select.tsx'
import { listNamed, lists } from './lists.ts'
import type { Counts } from './quick-lists.tsx'
import { type Filters, type Order, choicesOf, noFilters } from './search.ts'

export interface FilterPanelProps {
  readonly people: readonly PersonCard[]
  readonly counts: Counts
  readonly filters: Filters
  readonly order: Order
  readonly onChange: (filters: Filters) => void
  readonly onOrder: (order: Order) => void
}

const orders: readonly { readonly value: Order; readonly label: string }[] = [
  { value: 'name', label: 'Name' },
  { value: 'longest-since', label: 'Longest since a contact' },
  { value: 'lapses-first', label: 'Soonest to check' },
]

const questions = [
  {
    name: 'school',
    label: 'School or college',
    valueOf: (card: PersonCard) => card.school,
    shown: (value: string) => value,
  },
  {
    name: 'year',
    label: 'Year',
    valueOf: (card: PersonCard) => (card.year === undefined ? undefined : String(card.year)),
    shown: (value: string) => `Year ${value}`,
  },
  {
    name: 'destination',
    label: 'Doing now',
    valueOf: (card: PersonCard) => card.destinationGroup,
    shown: (value: string) => value,
  },
  {
    name: 'support',
    label: 'Level of support',
    valueOf: (card: PersonCard) => card.levelOfSupport,
    shown: (value: string) => value,
  },
] as const

/** Narrows the list by what occurs in it. Folded away until it is wanted, and says how much it narrows. */
export function FilterPanel(props: FilterPanelProps) {
  const { people, filters, order, onChange, onOrder } = props
  const narrowed = questions.filter(({ name }) => filters[name] !== '').length
  // A list that was chosen above needs no panel that pushes it down.
  const used = narrowed + (filters.list === '' ? 0 : 1)
  return (
    <details class="caseload-filter" open={narrowed > 0}>
      <summary class="caseload-filter__summary">Filter and sort{used > 0 ? ` (${used})` : ''}</summary>
      <div class="caseload-filter__fields">
        <Select
          id="order"
          label="Sort by"
          options={orders}
          value={order}
          onChange={(chosen) => onOrder(orders.find(({ value }) => value === chosen)?.value ?? 'name')}
        />
        <ListSelect {...props} />
        {questions.map(({ name, label, valueOf, shown }) => (
          <Select
            key={name}
            id={`filter-${name}`}
            label={label}
            options={[
              { value: '', label: 'All' },
              ...choicesOf(people, valueOf).map((value) => ({ value, label: shown(value) })),
            ]}
            value={filters[name]}
            onChange={(value) => onChange({ ...filters, [name]: value })}
          />
        ))}
      </div>
      {used > 0 && (
        <button type="button" class="ui-link" onClick={() => onChange({ ...noFilters, name: filters.name })}>
          Clear filters
        </button>
      )}
    </details>
  )
}

function ListSelect({ counts, filters, onChange }: FilterPanelProps) {
  return (
    <Select
      id="filter-list"
      label="Show only"
      options={[
        { value: '', label: 'All' },
        ...lists.map(({ name, label }) => ({ value: name, label: `${label} (${counts.get(name)})` })),
      ]}
      value={filters.list}
      onChange={(chosen) => onChange({ ...filters, list: listNamed(chosen)?.name ?? '' })}
    />
  )
}
