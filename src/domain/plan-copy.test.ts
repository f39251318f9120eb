import fc from 'fast-check'
import ICAL from 'ical.js'
import jsQR from 'jsqr'
import { encode } from 'uqr'
import { describe, expect, test } from 'vitest'
import { seed } from '../../test/support/seed.ts'
import { octetsOf } from './calendar.ts'
import { CODE_OCTETS, planAsCalendar, planAsText, planCopy } from './plan-copy.ts'
import { Plan, type PlanAction } from './plan.ts'
import { addDays } from './time.ts'

const made = '2026-11-25T10:42:00.000Z'
const today = '2026-11-25'
let ids = 0
const partId = () => `${String(++ids).padStart(8, '0')}AAAAAAAAAAAAAA`.slice(0, 21) + 'A'

function anAction(over: Partial<PlanAction> = {}): PlanAction {
  return { id: partId(), text: 'Ring the bakery', who: 'young-person', status: 'not-started', from: 'adviser', ...over }
}
const aPlan = (over: Partial<Plan> = {}): Plan => ({ goals: [], actions: [], aim: 'To bake', ...over })
const copy = (plan: Plan) => planCopy({ plan, given: 'Amara', made, today })

/** What an ordinary phone's camera would read: the code drawn as pixels, found and decoded by somebody else's code. */
function scanned(text: string): string | undefined {
  const { data, size, version } = encode(text, { ecc: 'M', maxVersion: 25, border: 4, boostEcc: false })
  expect(version).toBeLessThanOrEqual(25)
  const scale = 4
  const side = size * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (data[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return jsQR(pixels, side, side)?.data
}

/** The days and summaries of a calendar file, by a parser that is not ours. */
function eventsIn(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[])
  return calendar.getAllSubcomponents('vevent').map((one) => {
    const event = new ICAL.Event(one)
    return { on: event.startDate.toString().slice(0, 10), summary: event.summary, uid: event.uid }
  })
}

describe('the copy that a young person takes away', () => {
  test('a short plan is one code of plain words, with a first name and nothing else of theirs', () => {
    const plan = aPlan({ actions: [anAction({ by: '2026-12-08' })] })
    expect(copy(plan).texts).toEqual([
      'Amara’s plan, 25 November 2026\nWhat I want to do: To bake\n1. Ring the bakery (Me, by 8 Dec 2026)',
    ])
  })

  test('what is no longer needed stays behind; what is done says so', () => {
    const actions = [
      anAction({ text: 'Gone', status: 'no-longer-needed' }),
      anAction({ text: 'Did it', status: 'done' }),
    ]
    expect(planAsText({ plan: aPlan({ actions }), given: '', made, today })).toBe(
      'My plan, 25 November 2026\nWhat I want to do: To bake\n1. Did it (Me, done)',
    )
  })

  test('twelve actions of 200 characters, by six days and a review, fit in four codes, each of which somebody else’s decoder reads', () => {
    const actions = Array.from({ length: 12 }, (_, index) =>
      anAction({
        text: `${index} ${'word '.repeat(40)}`.slice(0, 199) + '.',
        by: addDays(today, 7 + 14 * Math.floor(index / 2)),
      }),
    )
    const whole = { nextStep: 'Level 2 baking at Quillbridge College', backUp: 'Sample Bakery', reviewOn: '2027-01-20' }
    const { texts, calendars } = copy(aPlan({ ...whole, actions }))
    expect(texts.length + calendars.length).toBeLessThanOrEqual(4)
    for (const text of [...texts, ...calendars]) expect(scanned(text)).toBe(text)
  })

  test('a calendar holds each day once, and a parser that is not ours reads it', () => {
    const plan = aPlan({
      actions: [
        anAction({ text: 'Ring; the, bakery', by: '2026-12-08' }),
        anAction({ text: 'Pack a bag', by: '2026-12-08' }),
        anAction({ text: 'Done already', by: '2026-12-01', status: 'done' }),
      ],
      reviewOn: '2027-02-28',
    })
    const [file = ''] = copy(plan).calendars
    expect(eventsIn(file).map(({ on, summary }) => [on, summary])).toEqual([
      ['2026-12-08', 'Ring; the, bakery; Pack a bag'],
      ['2027-02-28', 'Look at my plan'],
    ])
    expect(file.split('\r\n').every((line) => octetsOf(line) <= 75)).toBe(true)
    expect(planAsCalendar(aPlan(), made)).toBeUndefined()
  })

  test('any plan: no code is too large, no word is lost, every calendar is whole', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 900 })
    const action = fc.record({
      text: words,
      by: fc.option(
        fc.nat(700).map((days) => addDays(today, days)),
        { nil: undefined },
      ),
    })
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), words, (given, aim) => {
        const actions = given.map(({ text, by }) => anAction({ text, ...(by ? { by } : {}) }))
        const plan = aPlan({ aim, actions })
        if (!Plan.safeParse(plan).success) return
        const { texts, calendars } = copy(plan)
        for (const text of [...texts, ...calendars]) expect(octetsOf(text)).toBeLessThanOrEqual(CODE_OCTETS)
        const bare = (text: string) => text.replaceAll(/\s/g, '')
        const read = texts.map((text) => (texts.length > 1 ? text.slice(text.indexOf('\n')) : text)).join('')
        expect(bare(read)).toBe(bare(planAsText({ plan, given: 'Amara', made, today })))
        const days = new Set(actions.map(({ by }) => by).filter(Boolean))
        expect(new Set(calendars.flatMap(eventsIn).map(({ on }) => on))).toEqual(days)
      }),
      { seed: seed(), numRuns: 60 },
    )
  })
})
