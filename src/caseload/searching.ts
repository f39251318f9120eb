import type { Contact } from '../domain/contact.ts'
import { type Record, valueOf, valuesOf } from '../domain/record.ts'
import type { PersonId } from '../domain/ids.ts'
import { type Book, type Page, dossierOf } from './book.ts'
import { recordOf } from './dossier.ts'
import { type SearchHit, type SearchIndex, type Searchable, createSearchIndex } from './search-index.ts'

/** How many young people, and how many notes, are worth showing. */
const LIMIT = 40
/** So much is read before the worker looks up again: a few milliseconds' work. */
const NOTES_AT_ONCE = 40
const PEOPLE_AT_ONCE = 10

/** Keeps the search index of one open book in step with it. */
export interface Searching {
  /** Looks in everybody's names, schools and notes, or in those of some. Asking for nothing makes the index ready. */
  find(query: string, among?: readonly PersonId[]): Promise<readonly SearchHit[]>
}

/**
 * The index is made when somebody first searches, in slices, and afterwards only what changed is read again: a page that is
 * another object than the one last read has changed.
 */
export function createSearching({ book }: { readonly book: Book }): Searching {
  const index = createSearchIndex()
  const read = new Map<PersonId, Page>()
  let catchingUp: Promise<void> | undefined
  return {
    find: async (query, among) => {
      // Whoever types on meanwhile waits for the same reading.
      catchingUp ??= catchUp(book, index, read).finally(() => (catchingUp = undefined))
      await catchingUp
      return index.find(query, LIMIT, among && new Set(among))
    },
  }
}

async function catchUp({ pages }: Book, index: SearchIndex, read: Map<PersonId, Page>): Promise<void> {
  do {
    for (const person of read.keys()) {
      if (pages.has(person)) continue
      index.drop(person)
      read.delete(person)
    }
  } while (readSome(pages, index, read) && (await breathe()))
}

/** Reads some of those who changed. False when there was nobody. */
function readSome(pages: Book['pages'], index: SearchIndex, read: Map<PersonId, Page>): boolean {
  let notes = 0
  let people = 0
  for (const [person, page] of pages) {
    if (read.get(person) === page) continue
    const found = searchable(person, recordOf(dossierOf(page)).record)
    index.put(found)
    read.set(person, page)
    people++
    notes += found.notes.length
    if (notes >= NOTES_AT_ONCE || people >= PEOPLE_AT_ONCE) break
  }
  return people > 0
}

/** Lets a save, a lock or a keystroke be heard in between. By a message, because timers in a row sleep for 4 ms each. */
function breathe(): Promise<true> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.addEventListener('message', () => {
      port1.close()
      resolve(true)
    })
    port1.start()
    port2.postMessage(undefined)
  })
}

/** The ordinary record only: what is held in compartments is not even read here. */
function searchable(person: PersonId, record: Record): Searchable {
  const name = valueOf(record, 'name')
  const schools = [
    valueOf(record, 'currentDestination')?.establishment?.name,
    ...valuesOf(record, 'placement').map((place) => place.name),
  ]
  return {
    person,
    names: [name?.given, name?.middle, name?.family, valueOf(record, 'knownAs')].filter(Boolean).join(' '),
    schools: [...new Set(schools)].filter((school) => school !== undefined),
    notes: record.contacts.map(({ id, current }) => ({
      contact: id,
      on: current.contact.on,
      text: writtenIn(current.contact),
    })),
  }
}

/** Everything that was written about a contact; of a group session its title and its note as well. */
function writtenIn({ group, notes, nextSteps }: Contact): string {
  const texts = [...notes, ...nextSteps].map(({ text }) => text)
  return [...(group ? [group.title, group.note] : []), ...texts].join('\n')
}
