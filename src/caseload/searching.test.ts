import { expect, test } from 'vitest'
import { aContact, aFact, anId, someContact } from '../../test/support/entries.ts'
import type { ContactEntry, FactEntry } from '../domain/entry.ts'
import type { Fact } from '../domain/fact.ts'
import type { PersonId } from '../domain/ids.ts'
import { type Book, type Page, dossierOf } from './book.ts'
import { frontOf, recordOf } from './dossier.ts'
import { createSearching } from './searching.ts'

const amara = anId() as PersonId
const ben = anId() as PersonId

function pageOf(person: PersonId, entries: readonly (FactEntry | ContactEntry)[]): Page {
  const held = entries.map((entry, n) => ({ id: entry.id, seq: n + 1, text: JSON.stringify({ ...entry, person }) }))
  const { front } = frontOf({ person, head: held.length, hash: 'A'.repeat(43), entries: held })
  return { pid: person, key: undefined as never, rev: 1, front }
}

function bookOf(...pages: Page[]): Book {
  return { pages: new Map(pages.map((page) => [page.front.person, page])), damaged: [] }
}

const named = (given: string) => aFact({ field: 'name', value: { given, family: 'Quillfeather' } })
const said = (...texts: string[]) =>
  aContact({ contact: someContact({ notes: texts.map((text) => ({ source: 'young-person', text })), nextSteps: [] }) })

test('finds names, known-as names, schools of now and before, notes and next steps', async () => {
  const placement = (name: string, until?: string): Fact => ({
    field: 'placement',
    value: { kind: 'school', name, ...(until ? { until } : {}) },
  })
  const contact = aContact({ contact: someContact({ nextSteps: [{ text: 'Ring the bakery.' }] }) })
  const page = pageOf(amara, [
    named('Amara'),
    aFact({ field: 'knownAs', value: 'Mimi' }),
    aFact(placement('Fernmoor Academy', '2025-08-31')),
    aFact(placement('Testbury College')),
    contact,
  ])
  const { find } = createSearching({ book: bookOf(page) })
  const found = async (query: string) => (await find(query)).map(({ where }) => where)
  expect(await found('amara')).toEqual(['name'])
  expect(await found('mimi')).toEqual(['name'])
  expect(await found('fernmoor')).toEqual(['school'])
  expect(await found('testbury')).toEqual(['school'])
  expect(await found('electrical')).toEqual(['note'])
  expect(await found('bakery')).toEqual(['note'])
})

test('P10: nothing else of a record is searched', async () => {
  const basis = { kind: 'power', power: 'safeguarding', reason: 'zookeeper' } as const
  const facts: readonly Fact[] = [
    { field: 'intendedPlan', value: 'zookeeper' },
    { field: 'email', value: 'zookeeper@example.com' },
    { field: 'health', value: { what: 'zookeeper', basis } },
    { field: 'conviction', value: { what: 'zookeeper', basis } },
  ]
  const page = pageOf(amara, [named('Amara'), ...facts.map((fact) => aFact(fact))])
  expect(recordOf(dossierOf(page)).unreadable).toBe(0)
  const { find } = createSearching({ book: bookOf(page) })
  expect(await find('zookeeper')).toEqual([])
  expect(await find('amara')).toHaveLength(1)
})

test('what changed is read again, and whoever left is gone', async () => {
  const book = bookOf(pageOf(amara, [named('Amara')]), pageOf(ben, [named('Ben'), said('Likes art.')]))
  const { find } = createSearching({ book })
  expect(await find('bakery')).toEqual([])
  book.pages.set(amara, pageOf(amara, [named('Amara'), said('Wants a bakery course.')]))
  book.pages.delete(ben)
  expect(await find('bakery')).toHaveLength(1)
  expect(await find('art')).toEqual([])
  expect(await find('ben')).toEqual([])
})

test('looks among some only', async () => {
  const { find } = createSearching({ book: bookOf(pageOf(amara, [named('Amara')]), pageOf(ben, [named('Ben')])) })
  expect(await find('quillfeather')).toHaveLength(2)
  expect(await find('quillfeather', [ben])).toMatchObject([{ person: ben }])
})

test('other work is heard while the index is made, and whoever types meanwhile waits for the same reading', async () => {
  const pages = Array.from({ length: 200 }, (_, n) =>
    pageOf(anId() as PersonId, [named(`Amara${n}`), said('Likes art.')]),
  )
  const book = bookOf(...pages)
  const { find } = createSearching({ book })
  const order: string[] = []
  const looked = ['am', 'ama', 'amara7'].map((query) =>
    find(query).then((hits) => order.push(`${query} ${hits.length}`)),
  )
  const { port1, port2 } = new MessageChannel()
  const heard = new Promise<void>((resolve) => {
    port1.addEventListener('message', () => {
      order.push('heard')
      // What came while it was read is read as well.
      book.pages.set(amara, pageOf(amara, [named('Amara777')]))
      resolve()
    })
    port1.start()
  })
  port2.postMessage('a lock')
  await Promise.all([...looked, heard])
  port1.close()
  expect(order[0]).toBe('heard')
  expect(order.slice(1)).toHaveLength(3)
  expect(order.at(-1)).toBe('amara7 12')
})
