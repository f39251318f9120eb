import { signal } from '@preact/signals'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { CaseloadApi, PersonCard, SyncStatus } from '../../caseload/api.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { Page } from '../../ui/page.tsx'
import { EmptyCaseload } from './empty-caseload.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { Found } from './found.tsx'
import { QuickLists, countsOf } from './quick-lists.tsx'
import { resultsOf } from './results.ts'
import { type Filters, type Order, amongWhom, inOrder, noFilters } from './search.ts'
import { SearchBox } from './search-box.tsx'
import { useSearch } from './use-search.ts'

export interface CaseloadProps {
  readonly api: Pick<CaseloadApi, 'people' | 'search' | 'confirmFact'>
  readonly today: Day
  readonly status: SyncStatus | undefined
  /** Set when the records were removed because the server was not heard for so long. */
  readonly emptiedSince?: string | undefined
  /** Rises when somebody in the caseload changed. */
  readonly changed: number
  /** Opens somebody's page; `contact` is the one whose note was found. */
  readonly onOpen: (person: PersonId, contact?: EntryId) => void
  /** Somebody is here whom no list has. */
  readonly onNewcomer: () => void
}

/** Kept while the tablet is open, so that coming back to the list finds it as it was left. */
const lastFilters = signal<Filters>(noFilters)
const lastOrder = signal<Order>('name')

/** Everybody in the adviser's care: found by typing a few letters, narrowed, one touch from their page. */
export function Caseload(props: CaseloadProps) {
  const { api, status, emptiedSince, changed, onNewcomer } = props
  const [people, setPeople] = useState<readonly PersonCard[] | undefined>(undefined)
  const load = () => api.people().then(setPeople, () => undefined)
  useEffect(() => void load(), [api, changed])
  if (!people) return <Page heading="Caseload">{null}</Page>
  if (people.length === 0) return <EmptyCaseload {...{ status, emptiedSince, onNewcomer }} />
  return <There {...props} people={people} reload={load} />
}

type ThereProps = CaseloadProps & { readonly people: readonly PersonCard[]; readonly reload: () => Promise<void> }

function There({ people, reload, ...props }: ThereProps) {
  const { api, changed } = props
  const filters = lastFilters.value
  const order = lastOrder.value
  // Those checked a moment ago stay where they are until the list is left.
  const [checked, setChecked] = useState<ReadonlySet<PersonId>>(new Set())
  const setFilters = (chosen: Filters) => {
    if (chosen.list !== filters.list) setChecked(new Set())
    lastFilters.value = chosen
  }
  const ordered = useMemo(() => inOrder(people, order), [people, order])
  // Nothing that is typed changes these, so that a letter typed counts nobody again.
  const { school, year, destination, support, list } = filters
  const narrowed = [school, year, destination, support]
  const counts = useMemo(() => countsOf(people, filters), [people, ...narrowed])
  const among = useMemo(() => amongWhom(ordered, filters), [ordered, ...narrowed, list])
  const search = useSearch(api, filters.name, among, changed)
  const results = useMemo(
    () => resultsOf(ordered, filters, checked, search.hits),
    [ordered, filters, checked, search.hits],
  )
  const onChecked = (person: PersonId) => {
    setChecked(new Set([...checked, person]))
    void reload()
  }
  return (
    <Page heading="Caseload">
      <SearchBox
        value={filters.name}
        onInput={(name) => setFilters({ ...filters, name })}
        // Nothing is asked for yet, but the index is made meanwhile.
        onReady={() => void api.search('').catch(() => undefined)}
      />
      <QuickLists counts={counts} filters={filters} onChoose={(chosen) => setFilters({ ...filters, list: chosen })} />
      <FilterPanel
        {...{ people, counts, filters, order }}
        onChange={setFilters}
        onOrder={(chosen) => (lastOrder.value = chosen)}
      />
      <Found
        {...props}
        {...{ results, filters, checked, onChecked }}
        state={search.state}
        total={people.length}
        onEverybody={() => setFilters(noFilters)}
      />
    </Page>
  )
}
