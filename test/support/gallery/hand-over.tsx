import { HandOverPage } from '../../../src/handover/hand-over-page.tsx'
import { LockedPage } from '../../../src/handover/locked-page.tsx'
import type { HandOverPacket } from '../../../src/handover/packet.ts'
import type { AnswerProblem } from '../../../src/handover/save-answer.ts'
import { err } from '../../../src/lib/result.ts'
import { aDesk, amarasContact } from '../hand-over.ts'
import type { Example } from './example.ts'

/** A voice of the tablet's own that never speaks: whether there is one decides what is shown. */
const speech = Object.assign(new EventTarget(), {
  getVoices: () => [{ localService: true, lang: 'en-GB' }],
  cancel: () => undefined,
  speak: () => undefined,
}) as unknown as SpeechSynthesis

function handOver(packet: Partial<HandOverPacket> = {}, problem?: AnswerProblem) {
  const contact = amarasContact()
  const desk = aDesk(contact, packet)
  if (problem) desk.outcome = err(problem)
  return (
    <HandOverPage
      desk={{ ...desk, speech, save: (...entries) => desk.save(...entries), keep: (...words) => desk.keep(...words) }}
      contact={contact}
    />
  )
}

/** The page that a young person holds. */
export const handOverExamples: readonly Example[] = [
  { name: 'hand-over, reading', show: () => handOver() },
  { name: 'hand-over, reading in the largest letters', show: () => handOver(), press: ['Largest letters'] },
  { name: 'hand-over, words of last time', show: () => handOver({ unfinished: 'I never said' }) },
  { name: 'hand-over, agreeing', show: () => handOver(), press: ['Yes, that is right'] },
  { name: 'hand-over, changing', show: () => handOver(), press: ['Change something'] },
  {
    name: 'hand-over, nothing changed',
    show: () => handOver(),
    press: ['Change something', 'Save, then read it again'],
  },
  { name: 'hand-over, disagreeing without words', show: () => handOver(), press: ['I do not agree', 'Save my words'] },
  { name: 'hand-over, a full tablet', show: () => handOver({}, 'full'), press: ['Yes, that is right', 'Yes, I agree'] },
  { name: 'hand-over, done', show: () => handOver(), press: ['Yes, that is right', 'Yes, I agree'] },
  { name: 'hand-over, stopped', show: () => handOver(), press: ['Stop without an answer'] },
  { name: 'hand-over, locked', show: () => <LockedPage leave={() => undefined} /> },
]
