import { describe, expect, test } from 'vitest'
import { aContact, aFact, aStamp, anAgreement } from '../../test/support/entries.ts'
import type { Entry } from '../domain/entry.ts'
import { foldRecord } from '../domain/record.ts'
import type { Disclosure } from '../domain/sharing.ts'
import { readingOf } from './reading-of.ts'

const reading = (...entries: readonly Entry[]) => readingOf(foldRecord(entries), [])
const everything = (entries: readonly Entry[]) => JSON.stringify(reading(...entries))
const itemOf = (read: ReturnType<typeof reading>, label: string) =>
  read.sections.flatMap(({ items }) => items).find((item) => item.label === label)

function aDisclosure(over: Partial<Disclosure> = {}): Entry {
  const disclosure = {
    decision: 'shared',
    path: 'ordinary',
    to: { kind: 'college', name: 'Quillbridge College' },
    on: '2026-11-20',
    what: 'The zebrafinch course form.',
    why: 'So that the college keeps a place.',
    basis: { kind: 'power', power: 'participation', reason: 'The college asked who may start.' },
    includes: [],
    ...over,
  } as Disclosure
  return { ...aStamp({ source: { kind: 'adviser', asOf: '2026-11-20' } }), kind: 'disclosure', disclosure }
}

describe('what a young person reads of their record', () => {
  test('P12: of each thing whether it has to be given or is their choice, and why it is asked', () => {
    const read = reading(
      aFact({ field: 'dateOfBirth', value: '2010-05-06' }),
      aFact({ field: 'phone', value: { number: '07700 900 123', kind: 'mobile' } }),
    )
    expect(itemOf(read, 'Your birthday')).toMatchObject({ need: 'required', why: expect.stringMatching(/^because/) })
    expect(itemOf(read, 'Phone number')).toMatchObject({ need: 'choice', why: expect.stringMatching(/^so that/) })
  })

  test('P12: what they keep to themselves is shown as that, without what it was', () => {
    const first = aFact({ field: 'phone', value: { number: '07700 900 123', kind: 'mobile' } })
    const kept = aFact({ field: 'phone', value: null, withheld: true }, { supersedes: [first.id] })
    const read = reading(first, { ...kept, of: first.id })
    expect(itemOf(read, 'Phone number')).toMatchObject({ withheld: true, values: [] })
    expect(JSON.stringify(read)).not.toContain('07700')
  })

  test('P18: each value says who said it and when, to the young person', () => {
    const source = { kind: 'school', detail: 'Testbury High School', asOf: '2026-09-03' } as const
    const read = reading(aFact({ field: 'intendedPlan', value: 'Wants to bake.' }, { source }))
    expect(itemOf(read, 'What you said you want to do')?.values).toEqual([
      { lines: ['Wants to bake.'], from: 'Your school told us this (Testbury High School), 3 September 2026' },
    ])
  })

  test('P18: when people said different things, both are read', () => {
    const address = (line: string) => aFact({ field: 'address', value: { lines: [line], postcode: 'ZZ1 1AA' } })
    expect(
      itemOf(reading(address('1 Sample Street'), address('2 Sample Street')), 'Where you live')?.values,
    ).toHaveLength(2)
  })

  test('P17: a wording that nobody has checked is never read to them', () => {
    const read = reading(aFact({ field: 'intendedDestination', value: '111' }))
    expect(itemOf(read, 'What you plan after Year 11')?.values[0]?.lines).toEqual([
      'Ask your adviser: this wording is not settled yet',
    ])
  })

  test('P14: each contact says what they answered, in their own words', () => {
    const contact = aContact()
    const answered = anAgreement(contact.id, { answer: 'disagreed', words: 'thats NOT it' })
    expect(reading(contact, answered).contacts[0]?.lines.at(-1)).toBe('You did not agree: “thats NOT it”')
  })

  test('P25: who was told what, when, why, and by what right', () => {
    expect(reading(aDisclosure()).told).toEqual([
      {
        heading: 'College (Quillbridge College), 20 November 2026',
        lines: [
          'We told them: The zebrafinch course form.',
          'Why: So that the college keeps a place.',
          'Without asking you: Because the law asks us to know whether every young person is in learning.',
        ],
      },
    ])
  })

  test('P28: what was shared to keep somebody safe is not read until somebody releases it', () => {
    const basis = { kind: 'power', power: 'safeguarding', reason: 'quokka' } as const
    const secret = aDisclosure({ path: 'safeguarding', basis })
    expect(everything([secret])).not.toContain('zebrafinch')
    const released = aDisclosure({ path: 'safeguarding', basis, released: '2026-11-22T10:00:00.000Z' })
    expect(everything([released])).toContain('zebrafinch')
  })

  test('P28: nor that somebody looked into a compartment for that reason', () => {
    const look = (reason: string): Entry => ({
      ...aStamp(),
      kind: 'opening',
      opening: { compartment: 'health', reason },
    })
    expect(reading(look('safeguarding'), look('support-now')).opened).toHaveLength(1)
  })

  test('P31: what the law makes us send to the Department for Education each month says so', () => {
    const read = reading(
      aFact({ field: 'dateOfBirth', value: '2010-05-06' }),
      aFact({ field: 'intendedPlan', value: 'Wants to bake.' }),
    )
    expect(itemOf(read, 'Your birthday')?.returned).toBe(true)
    expect(itemOf(read, 'What you said you want to do')?.returned).toBe(false)
  })

  test('P27: what was refused is said without what it was', () => {
    const received: Entry = {
      ...aStamp(),
      kind: 'received',
      received: {
        decision: 'not-relevant',
        path: 'ordinary',
        from: { kind: 'housing' },
        on: '2026-11-01',
        why: 'quokka',
      },
    }
    const [told] = reading(received).received
    expect(told?.lines).toEqual(['They sent us something that we did not need, so we did not keep it.'])
  })
})
