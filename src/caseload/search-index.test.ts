import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seed } from '../../test/support/seed.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { plainWords } from '../domain/search-words.ts'
import { type SearchHit, type Searchable, createSearchIndex } from './search-index.ts'

type Written = Record<string, { on?: string; text: string }>

function somebody(name: string, over: { schools?: string[]; notes?: Written } = {}): Searchable {
  const notes = Object.entries(over.notes ?? {})
  return {
    person: name as PersonId,
    names: name,
    schools: over.schools ?? [],
    notes: notes.map(([contact, { on = '2026-11-24', text }]) => ({ contact: contact as EntryId, on, text })),
  }
}

function indexOf(...people: Searchable[]) {
  const index = createSearchIndex()
  for (const one of people) index.put(one)
  return index
}

const people = (hits: readonly SearchHit[]) => hits.filter(({ where }) => where !== 'note').map(({ person }) => person)
const notes = (hits: readonly SearchHit[]) => hits.filter(({ where }) => where === 'note').map(({ contact }) => contact)
const textOf = ({ snippet = [] }: SearchHit) => snippet.map(({ text, match }) => (match ? `[${text}]` : text)).join('')

const everybody = [
  'Amara Quillfeather',
  'Siân O’Bluebell',
  "Fionn O'Neill",
  'Łucja Foxglove-Reed',
  'X Y',
  'Ali Sample',
  'ليلى المثال',
  'דניאל לדוגמה',
  'José Ångström',
]

describe('names', () => {
  test.each([
    ['the beginning of a name', 'quil', 'Amara Quillfeather'],
    ['one letter', 'x', 'X Y'],
    ['both names, either way round', 'quillfeather amara', 'Amara Quillfeather'],
    ['a comma', 'Quillfeather, Amara', 'Amara Quillfeather'],
    ['a letter left out', 'Quilfeather', 'Amara Quillfeather'],
    ['two letters swapped', 'qiullfeather', 'Amara Quillfeather'],
    ['a letter too many in a short name', 'amarra', 'Amara Quillfeather'],
    ['no accents', 'jose angstrom', 'José Ångström'],
    ['a letter that is no accent', 'lucja', 'Łucja Foxglove-Reed'],
    ['the second part of a double name', 'reed', 'Łucja Foxglove-Reed'],
    ['a straight apostrophe for a curly one', "o'bluebell", 'Siân O’Bluebell'],
    ['no apostrophe', 'oneill', "Fionn O'Neill"],
    ['a space for the apostrophe', 'o neill', "Fionn O'Neill"],
    ['what comes after the apostrophe', 'neill', "Fionn O'Neill"],
    ['Arabic letters', 'المث', 'ليلى المثال'],
    ['Hebrew letters', 'דניאל', 'דניאל לדוגמה'],
  ])('%s', (_how, query, name) => {
    expect(people(indexOf(...everybody.map((one) => somebody(one))).find(query, 40))).toEqual([name])
  })

  test('a slip is not forgiven in a short name: "Ann" is not Ali', () => {
    expect(indexOf(somebody('Ali Sample')).find('ann', 40)).toEqual([])
  })

  test('whoever fits as typed stands before whoever is only similar', () => {
    const index = indexOf(somebody('Jayne Sample'), somebody('Jane Test'))
    expect(people(index.find('jane', 40))).toEqual(['Jane Test', 'Jayne Sample'])
  })
})

describe('schools and notes', () => {
  const index = indexOf(
    somebody('Amara Quillfeather', { schools: ['Fernmoor Academy', 'Testbury High School'] }),
    somebody('Ben Testbury', { schools: ['Fernmoor Academy'] }),
    somebody('Chidi Sample', { notes: { c1: { text: 'Visited Testbury College with his dad.' } } }),
  )

  test('names come before schools, and schools before notes', () => {
    expect(index.find('testbury', 40).map(({ where, person }) => [where, person])).toEqual([
      ['name', 'Ben Testbury'],
      ['school', 'Amara Quillfeather'],
      ['note', 'Chidi Sample'],
    ])
  })

  test('a school says which it is', () => {
    expect(index.find('testbury', 40).map(textOf)).toContain('[Testbury High School]')
  })

  test('a school is found in spite of a slip, and a name and a school together', () => {
    expect(people(index.find('fernmor', 40)).toSorted()).toEqual(['Amara Quillfeather', 'Ben Testbury'])
    expect(people(index.find('amara fern', 40))).toEqual(['Amara Quillfeather'])
  })

  test('among some, only they are found', () => {
    const among = new Set(['Ben Testbury' as PersonId])
    expect(index.find('testbury', 40, among).map(({ person }) => person)).toEqual(['Ben Testbury'])
  })
})

describe('notes', () => {
  const index = indexOf(
    somebody('Amara', {
      notes: {
        old: { on: '2025-01-10', text: 'Wants an apprenticeship in a bakery.' },
        new: { on: '2026-11-20', text: 'Likes the bakery. Her mum works there.' },
        begun: { on: '2026-11-24', text: 'Two bakerys… bakeries near home.' },
      },
    }),
    somebody('Ben', { notes: { other: { on: '2026-05-05', text: 'Interveiw at the garage on Monday.' } } }),
  )

  test('the word as typed first, the newest first among them, then its beginning', () => {
    expect(notes(index.find('bakery', 40))).toEqual(['new', 'old', 'begun'])
  })

  test('all the words have to be there', () => {
    expect(notes(index.find('bakery mum', 40))).toEqual(['new'])
    expect(notes(index.find('bakery garage', 40))).toEqual([])
  })

  test('a slip is forgiven in what is typed and in what was written', () => {
    expect(notes(index.find('aprenticeship', 40))).toEqual(['old'])
    expect(notes(index.find('interview', 40))).toEqual(['other'])
  })

  test('what was found is told apart', () => {
    const [hit] = index.find('mum bakery', 40)
    expect(hit && textOf(hit)).toBe('Likes the [bakery]. Her [mum] works there.')
    const [slipped] = index.find('interview', 40)
    expect(slipped && textOf(slipped)).toBe('[Interveiw] at the garage on Monday.')
  })

  test('words that every note holds neither find nor prevent', () => {
    expect(notes(index.find('an', 40))).toEqual([])
    expect(notes(index.find('wants an apprenticeship in the bakery', 40))).toEqual(['old'])
  })

  test('one letter is the beginning of a name, and of nothing else', () => {
    expect(notes(index.find('b', 40))).toEqual([])
  })

  test('nobody fills the list alone, and it ends at its limit', () => {
    const text = 'bakery'
    const many = indexOf(
      somebody('Amara', { notes: Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`a${n}`, { text }])) }),
      somebody('Ben', { notes: { b: { on: '2020-01-01', text } } }),
    )
    expect(notes(many.find('bakery', 40))).toHaveLength(4)
    expect(notes(many.find('bakery', 2))).toHaveLength(2)
  })
})

describe('what changes', () => {
  test('somebody put again is found by what they are now only', () => {
    const index = indexOf(
      somebody('Amara', { schools: ['Fernmoor'], notes: { c: { text: 'bakery' }, d: { text: 'art' } } }),
    )
    index.put({ ...somebody('Amara', { schools: ['Testbury'], notes: { c: { text: 'garage' }, d: { text: 'art' } } }) })
    expect(index.find('fernmoor', 40)).toEqual([])
    expect(index.find('bakery', 40)).toEqual([])
    expect(notes(index.find('garage', 40))).toEqual(['c'])
    expect(notes(index.find('art', 40))).toEqual(['d'])
  })

  test('somebody dropped is found by nothing', () => {
    const index = indexOf(somebody('Amara', { schools: ['Fernmoor'], notes: { c: { text: 'bakery' } } }))
    index.drop('Amara' as PersonId)
    for (const query of ['amara', 'fernmoor', 'bakery']) expect(index.find(query, 40)).toEqual([])
  })

  test('whatever is put and dropped, everybody there is found by their full name, and nobody else is', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
      .filter((text) => plainWords(text).length > 0)
    const step = fc.record({ who: fc.nat({ max: 5 }), put: fc.option(name, { freq: 4 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const index = createSearchIndex()
        const there = new Map<PersonId, string>()
        for (const { who, put } of steps) {
          const person = `person ${who}` as PersonId
          if (put === null) index.drop(person)
          else index.put({ ...somebody(put), person })
          if (put === null) there.delete(person)
          else there.set(person, put)
        }
        for (const [person, full] of there) {
          const hits = index.find(full, 100)
          expect(hits).toContainEqual({ person, where: 'name' })
          expect(hits.every((hit) => there.has(hit.person))).toBe(true)
        }
      }),
      { seed: seed(), numRuns: 300 },
    )
  })

  test('whatever is written and written anew, a note is found by its words, and by no longer its words of before', () => {
    const text = fc.array(fc.constantFrom('bakery', 'bake', 'garage', 'art', 'artist', 'mum', 'café'), { maxLength: 4 })
    const step = fc.record({ who: fc.nat({ max: 3 }), notes: fc.array(text, { maxLength: 3 }) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const index = createSearchIndex()
        const there = new Map<string, string>()
        for (const { who, notes: written } of steps) {
          for (let n = 0; n < 3; n++) there.delete(`${who} ${n}`)
          const texts = Object.fromEntries(written.map((words, n) => [`${who} ${n}`, { text: words.join(' ') }]))
          for (const [contact, note] of Object.entries(texts)) there.set(contact, note.text)
          index.put({ ...somebody('Somebody', { notes: texts }), person: `person ${who}` as PersonId })
        }
        for (const query of ['bakery', 'garage', 'art mum', 'bake', 'cafe']) {
          const holding = [...there].filter(([, note]) =>
            plainWords(query).every((part) => plainWords(note).some((word) => word.startsWith(part))),
          )
          const found = notes(index.find(query, 100))
          expect(new Set(found)).toEqual(new Set(found.filter((contact) => there.has(contact ?? ''))))
          for (const [contact] of holding) expect(found).toContain(contact)
        }
      }),
      { seed: seed(), numRuns: 300 },
    )
  })
})
