import type { PersonCard } from '../../src/caseload/api.ts'
import type { Page } from '../../src/caseload/book.ts'
import { packDossier, unpackFront } from '../../src/caseload/dossier.ts'
import { createSearching } from '../../src/caseload/searching.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { inOrder, narrow, noFilters } from '../../src/features/caseload/search.ts'
import { aContact, aFact, anEntryId, anId, someContact } from '../support/entries.ts'
import { aCardOf, aPersonView } from '../support/person-views.ts'
import { type Noted, manyPeople } from './many-notes.ts'

/**
 * What a keystroke in the search box costs in a caseload of 1,000 young people and 20,000 contacts: on the page, where names
 * are found at once, and in the worker, which knows the rest. Times are milliseconds.
 */
const PEOPLE = 1_000
const NOTES_EACH = 20
const ROUNDS = 7

/** What advisers type: names as they are and as they are misheard, schools, words of notes, and what nobody wrote. */
const typed = [
  'quillfeather',
  'quilfether',
  'amara',
  "o'bluebell",
  'sian',
  'łucja',
  'testbury high',
  'fernmor',
  'college',
  'apprenticeship',
  'interveiw',
  'bakery mum',
  'elctrical course',
  'attendance worried',
  'open day at the college',
  'she said',
  'amara quillfeather testbury',
  'sa',
  'the',
  'zzzzqqqq',
]

interface Spread {
  readonly median: number
  readonly p95: number
  readonly max: number
}

function pageOf({ given, family, school, notes }: Noted): [PersonId, Page] {
  const person = anId() as PersonId
  const entries = [
    aFact({ field: 'name', value: { given, family } }, { person }),
    { ...aFact({ field: 'placement', value: { kind: 'school', name: school } }, { person }) },
    ...notes.map(({ on, text }) => ({
      ...aContact({ person, contact: someContact({ on, notes: [{ source: 'young-person', text }], nextSteps: [] }) }),
      id: anEntryId(),
    })),
  ]
  const held = entries.map((entry, n) => ({ id: entry.id, seq: n + 1, text: JSON.stringify(entry) }))
  const front = unpackFront(packDossier({ person, head: held.length, hash: 'A'.repeat(43), entries: held }))
  if (!front.ok) throw new Error('a dossier did not open')
  return [person, { pid: person, key: undefined as never, rev: 1, front: front.value }]
}

function cardOf({ given, family, school }: Noted): PersonCard {
  return { ...aCardOf(aPersonView()), person: anId() as PersonId, name: `${family}, ${given}`, given, family, school }
}

/** The longest time for which nothing else was heard while something was under way. */
async function longestWait(work: Promise<unknown>): Promise<number> {
  const ended = work.then(() => true)
  let longest = 0
  for (;;) {
    const asked = performance.now()
    const over = await Promise.race([ended, new Promise<false>((resolve) => setTimeout(() => resolve(false)))])
    longest = Math.max(longest, performance.now() - asked)
    if (over) return longest
  }
}

/** One time for every keystroke. */
async function typing(answer: (query: string) => unknown): Promise<number[]> {
  const times: number[] = []
  for (const words of typed) {
    for (let letters = 1; letters <= words.length; letters++) {
      const started = performance.now()
      await answer(words.slice(0, letters))
      times.push(performance.now() - started)
    }
  }
  return times
}

function spread(times: readonly number[]): Spread {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), p95: at(0.95), max: at(1) }
}

/** Of every keystroke its median over the rounds, which leaves out what other programs of the machine did meanwhile. */
async function measured(answer: (query: string) => unknown): Promise<{ first: Spread; later: Spread }> {
  const first = await typing(answer)
  const rounds: number[][] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await typing(answer))
  const medians = first.map((_time, key) => spread(rounds.map((times) => times[key] ?? 0)).median)
  return { first: spread(first), later: spread(medians) }
}

async function bench() {
  const people = manyPeople(PEOPLE, NOTES_EACH)
  const searching = createSearching({ book: { pages: new Map(people.map(pageOf)), damaged: [] } })
  const started = performance.now()
  const ready = searching.find('')
  const wait = await longestWait(ready)
  const build = performance.now() - started
  const worker = await measured((query) => searching.find(query))
  const ordered = inOrder(people.map(cardOf), 'name')
  const page = await measured((query) => narrow(ordered, { ...noFilters, name: query }))
  return { build, wait, page, worker }
}

void bench().then(report)
