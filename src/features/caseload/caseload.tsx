import { signal } from '@preact/signals'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { CaseloadApi, PersonCard, SyncStatus } from '../../caseload/api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { FilterPanel } from './filter-panel.tsx'
import { PersonRow } from './person-row.tsx'
import { type Filters, type Order, inOrder, narrow, noFilters } from './search.ts'

export interface CaseloadProps {
  readonly api: Pick<CaseloadApi, 'people'>
  readonly today: Day
  readonly status: SyncStatus | undefined
  /** Rises when somebody in the caseload changed. */
  readonly changed: number
  readonly onOpen: (person: PersonId) => void
}

/** Kept while the tablet is open, so that coming back to the list finds it as it was left. */
const lastFilters = signal<Filters>(noFilters)
const lastOrder = signal<Order>('name')

/** Everybody in the adviser's care: found by typing a few letters, narrowed, one touch from their page. */
export function Caseload({ api, today, status, changed, onOpen }: CaseloadProps) {
  const [people, setPeople] = useState<readonly PersonCard[] | undefined>(undefined)
  const search = useRef<HTMLDivElement>(null)
  useEffect(() => {
    api.people().then(setPeople, () => undefined)
  }, [api, changed])
  useEffect(() => focusOnSlash(search.current), [])
  const filters = lastFilters.value
  const order = lastOrder.value
  const setFilters = (chosen: Filters) => (lastFilters.value = chosen)
  const shown = useMemo(() => inOrder(narrow(people ?? [], filters), order), [people, filters, order])
  if (!people) return <Page heading="Caseload">{null}</Page>
  if (people.length === 0) return <Empty status={status} />
  return (
    <Page heading="Caseload">
      <div class="caseload-tools">
        <div class="caseload-tools__search" ref={search}>
          <TextField
            id="search"
            label="Find by name"
            type="search"
            value={filters.name}
            onInput={(name) => setFilters({ ...filters, name })}
          />
        </div>
      </div>
      <FilterPanel
        {...{ people, filters, order }}
        onChange={setFilters}
        onOrder={(chosen) => (lastOrder.value = chosen)}
      />
      <p class="caseload-count" role="status">
        {shown.length === people.length
          ? `${people.length} young people`
          : `${shown.length} of ${people.length} young people`}
      </p>
      {shown.length === 0 ? (
        <p>
          Nobody fits.{' '}
          <button type="button" class="ui-link" onClick={() => setFilters(noFilters)}>
            Show everybody
          </button>
        </p>
      ) : (
        <VirtualList items={shown} label="Young people" rowHeight={ROW_HEIGHT} keyOf={({ person }) => person}>
          {(card) => <PersonRow card={card} today={today} onOpen={() => onOpen(card.person)} />}
        </VirtualList>
      )}
    </Page>
  )
}

/** The height of a row in CSS pixels; the style sheet keeps what is in it to two lines. */
const ROW_HEIGHT = 84

function Empty({ status }: { readonly status: SyncStatus | undefined }) {
  return (
    <Page heading="Caseload">
      {status?.syncing ? (
        <p role="status">Fetching your caseload for the first time. This can take a minute.</p>
      ) : (
        <>
          <p>There is nobody in your caseload on this tablet.</p>
          <p>
            Either your manager has not given you anybody yet, or the tablet has not been able to fetch them: look under
            “Sending”.
          </p>
        </>
      )}
    </Page>
  )
}

/** "/" goes to the search box, as people know from elsewhere, unless they are typing. */
function focusOnSlash(box: HTMLElement | null): () => void {
  const listen = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
    if (event.key !== '/' || typing) return
    event.preventDefault()
    box?.querySelector('input')?.focus()
  }
  window.addEventListener('keydown', listen)
  return () => window.removeEventListener('keydown', listen)
}
