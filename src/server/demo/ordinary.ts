import { destinationGroup } from '../../codes/activity.ts'
import type { NextStep } from '../../domain/contact.ts'
import type { ContactEntry } from '../../domain/entry.ts'
import { type Record, foldRecord, valueOf } from '../../domain/record.ts'
import { type Dice, dice } from './dice.ts'
import { type Interest, interests } from './interests.ts'
import { ordinaryFacts } from './ordinary-facts.ts'
import { agreedWords, changeWords, disagreedWords } from './answers.ts'
import { attempts } from './attempts.ts'
import { isTermTime } from './clock.ts'
import { type Scene, type Situation, scenes } from './scenes.ts'
import type { Teller } from './teller.ts'

/** Different from everybody else's dice, and the same at every start. */
const SEED = 71_000

/** The most contacts of an ordinary history. */
const MOST = 8

/** An ordinary history: how to reach them, what they learn and plan, and one to eight contacts over the last year. */
export function tellOrdinary(t: Teller): void {
  const { d, record, about } = begin(t)
  ordinaryFacts(t, d, record, about)
  tellContacts(t, d, situationOf(record), about)
}

/** What a school sent and a young person filled in, with nobody having met them yet. */
export function tellWithoutContacts(t: Teller): void {
  const { d, record, about } = begin(t)
  ordinaryFacts(t, d, record, about)
}

function begin(t: Teller): { d: Dice; record: Record; about: Interest } {
  const d = dice(SEED + (t.listed.nth ?? 0))
  return { d, record: foldRecord(t.listed.held), about: d.pick(interests) }
}

function situationOf(record: Record): Situation {
  const activity = valueOf(record, 'currentDestination')?.activity ?? ''
  if (activity === '210') return 'school'
  switch (destinationGroup(activity)) {
    case 'School age':
      return 'school'
    case 'Education':
      return 'college'
    case 'Employment':
    case 'Training':
    case 'Re-engagement':
      return 'work'
    case 'NEET':
    case 'Not known':
    case 'Other':
      return 'looking'
  }
}

function tellContacts(t: Teller, d: Dice, situation: Situation, about: Interest): void {
  const happened = d.some(scenes[situation], 1 + d.below(MOST))
  const tried = happened.length < MOST && d.chance(0.5)
  if (tried) happened.splice(d.below(happened.length), 0, d.pick(attempts[situation]))
  let ago = 2 + d.below(26)
  for (const [index, scene] of happened.toReversed().entries()) {
    // Nobody is at school in the holidays.
    if (index > 0) ago = inTerm(t, ago + 11 + d.below(24))
    const due = index === 0 ? nextDue(t, d, ago) : { followUpOn: t.day(Math.max(1, ago - 7 - d.below(7))) }
    const contact = tellScene(t, ago, scene, about, due)
    tellAnswer(t, d, ago, contact, index === 0)
  }
}

/** The same day, or the last one before the holidays. */
function inTerm(t: Teller, ago: number): number {
  return isTermTime(t.day(ago)) ? ago : inTerm(t, ago + 1)
}

type Due = Pick<NextStep, 'followUpOn'>

/** When the last promise falls due: for some today, for some it should have been done, for most it is still to come. */
function nextDue(t: Teller, d: Dice, ago: number): Due {
  const days = [0, Math.floor(ago / 2), -4, -9, -20]
  return d.pick<Due>([...days.map((day) => ({ followUpOn: t.day(day) })), {}])
}

function tellScene(t: Teller, ago: number, scene: Scene, about: Interest, due: Due): ContactEntry {
  const text = scene.next?.(about)
  return t.contact(ago, {
    ...scene.what,
    notes: [...scene.notes(about)],
    nextSteps: text === undefined ? [] : [{ text, ...due }],
  })
}

function tellAnswer(t: Teller, d: Dice, ago: number, contact: ContactEntry, isLast: boolean): void {
  const { channel, outcome } = contact.contact
  const words = d.chance(0.4) ? { words: d.pick(agreedWords) } : {}
  const turn = d.below(20)
  if (outcome !== 'took-place') return void t.answer(ago, contact, { answer: 'not-read', reason: 'not-present' })
  if (channel === 'telephone') return void t.answer(ago, contact, { answer: 'not-read', reason: 'by-phone' })
  if (channel !== 'face-to-face') return void t.answer(ago, contact, { answer: 'not-read', reason: 'next-time' })
  if (isLast && turn < 7) return
  if (turn === 7) return void t.answer(ago, contact, { answer: 'disagreed', words: d.pick(disagreedWords) })
  if (turn === 8) return void t.answer(ago, contact, { answer: 'change-asked', words: d.pick(changeWords) })
  if (turn === 9) return void t.answer(ago, contact, { answer: 'not-read', reason: 'did-not-want' })
  t.answer(ago, contact, { answer: 'agreed', ...words })
}
