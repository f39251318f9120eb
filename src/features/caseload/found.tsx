import { useRef, useState } from 'preact/hooks'
import type { CaseloadApi, PersonCard } from '../../caseload/api.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { plural } from '../../ui/spoken-time.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { CheckRow } from './check-row.tsx'
import { type List, listNamed } from './lists.ts'
import { NoChange } from './no-change.tsx'
import { NoteList } from './note-list.tsx'
import { PersonRow } from './person-row.tsx'
import type { Results } from './results.ts'
import type { Filters } from './search.ts'
import type { Search } from './use-search.ts'

export interface FoundProps {
  readonly api: Pick<CaseloadApi, 'confirmFact'>
  readonly today: Day
  readonly results: Results
  readonly filters: Filters
  readonly state: Search['state']
  /** How many there are in the caseload. */
  readonly total: number
  /** Those of whom it was said just now that nothing has changed. */
  readonly checked: ReadonlySet<PersonId>
  readonly onChecked: (person: PersonId) => void
  readonly onOpen: (person: PersonId, contact?: EntryId) => void
  readonly onEverybody: () => void
  readonly onNewcomer: () => void
}

/** Whoever fits, and below them the notes that do. */
export function Found(props: FoundProps) {
  const { results, filters, state, total, onOpen, onNewcomer } = props
  const { people, notes } = results
  const list = listNamed(filters.list)
  return (
    <>
      <div class="caseload-found">
        <p class="caseload-count" role="status">
          {countWords(people.length, notes.length, total)}
        </p>
        <button type="button" class="ui-link" onClick={onNewcomer}>
          Someone not on your list
        </button>
      </div>
      {people.length === 0 ? (
        <NobodyFits {...props} />
      ) : list?.toCheck ? (
        <CheckList {...props} list={list} />
      ) : (
        <VirtualList items={people} label="Young people" rowHeight={ROW_HEIGHT} keyOf={personOf}>
          {(card) => (
            <PersonRow
              {...{ card }}
              today={props.today}
              also={results.also.get(card.person)}
              onOpen={() => onOpen(card.person)}
            />
          )}
        </VirtualList>
      )}
      {notes.length > 0 && <NoteList notes={notes} onOpen={({ person }, contact) => onOpen(person, contact)} />}
      {state === 'looking' && <p class="caseload-looking">Looking in schools and notes…</p>}
      {state === 'failed' && (
        <p role="alert">Notes could not be searched. Names are still found. Type again to try once more.</p>
      )}
    </>
  )
}

/** The heights of rows in CSS pixels; the style sheet keeps what is in them to as many lines. */
const ROW_HEIGHT = 108
const CHECK_ROW_HEIGHT = 164

const personOf = ({ person }: PersonCard) => person

function countWords(people: number, notes: number, total: number): string {
  const found = people === total ? `${total} young people` : `${people} of ${total} young people`
  return notes === 0 ? found : `${found}, ${plural(notes, 'note')}`
}

function NobodyFits({ results, filters, state, onEverybody }: FoundProps) {
  // Until the caseload has answered, nobody knows.
  if (state === 'looking') return null
  const onlyList = filters.list !== '' && filters.name.trim() === ''
  const words =
    results.notes.length > 0 ? 'No name or school fits.' : onlyList ? 'Nobody is on this list.' : 'Nobody fits.'
  return (
    <p>
      {words}{' '}
      <button type="button" class="ui-link" onClick={onEverybody}>
        Show everybody
      </button>
    </p>
  )
}

/** One of the lists of what has to be checked. Whoever was checked stays in their place, so that no row moves meanwhile. */
function CheckList(props: FoundProps & { readonly list: List }) {
  const { api, today, results, list, checked, onChecked, onOpen } = props
  const [asking, setAsking] = useState<PersonCard | undefined>(undefined)
  const goBackTo = useRef<HTMLElement | null>(null)
  const ask = (card: PersonCard, pressed: HTMLElement) => {
    goBackTo.current = pressed
    setAsking(card)
  }
  const saved = (person: PersonId) => {
    // The button that was pressed goes; the row stays.
    goBackTo.current = goBackTo.current?.closest('li')?.querySelector('button') ?? null
    onChecked(person)
  }
  const close = () => {
    setAsking(undefined)
    goBackTo.current?.focus()
  }
  return (
    <>
      <VirtualList items={results.people} label="Young people" rowHeight={CHECK_ROW_HEIGHT} keyOf={personOf}>
        {(card) => (
          <CheckRow
            {...{ card, today, list }}
            also={results.also.get(card.person)}
            checked={checked.has(card.person)}
            onCheck={(pressed) => ask(card, pressed)}
            onOpen={() => onOpen(card.person)}
          />
        )}
      </VirtualList>
      {asking && <NoChange {...{ api, today }} card={asking} onSaved={() => saved(asking.person)} onClose={close} />}
    </>
  )
}
