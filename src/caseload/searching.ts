import { type Record, valueOf, valuesOf } from '../domain/record.ts'
import type { PersonId } from '../domain/ids.ts'
import { type Page, dossierOf } from './book.ts'
import { recordOf } from './dossier.ts'
import type { OpenVault } from './open-vault.ts'
import { type SearchHit, type SearchIndex, type Searchable, createSearchIndex } from './search-index.ts'

/** How many hits are worth showing. */
const LIMIT = 40
/** How many young people are read before the worker looks up again: reading one takes well under a millisecond. */
const AT_ONCE = 25

/** Keeps the search index of one open vault in step with its book. */
export interface Searching {
  find(query: string): Promise<readonly SearchHit[]>
}

/**
 * The index is made when somebody first searches, in slices, and afterwards only what changed is read again: a page that is
 * another object than the one last read has changed.
 */
export function createSearching(vault: OpenVault): Searching {
  const index = createSearchIndex()
  const read = new Map<PersonId, Page>()
  return {
    find: async (query) => {
      await catchUp(vault, index, read)
      return index.find(query, LIMIT)
    },
  }
}

async function catchUp(vault: OpenVault, index: SearchIndex, read: Map<PersonId, Page>): Promise<void> {
  const { pages } = vault.book
  for (const person of [...read.keys()].filter((known) => !pages.has(known))) {
    index.drop(person)
    read.delete(person)
  }
  const changed = [...pages].filter(([person, page]) => read.get(person) !== page)
  for (let from = 0; from < changed.length; from += AT_ONCE) {
    for (const [person, page] of changed.slice(from, from + AT_ONCE)) {
      index.put(searchable(person, recordOf(dossierOf(page)).record))
      read.set(person, page)
    }
    // Lets a keystroke, or a lock, be heard in between.
    await new Promise((resolve) => setTimeout(resolve))
  }
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
    schools: [...new Set(schools.filter(Boolean))].join(' '),
    notes: record.contacts.map(({ id, current }) => ({
      contact: id,
      text: [...current.contact.notes, ...current.contact.nextSteps].map(({ text }) => text).join('\n'),
    })),
  }
}
