import { endOfAcademicYear } from '../../../domain/currency.ts'
import { quillbridge } from '../council.ts'
import { nowDoing } from '../destination.ts'
import { organisations } from '../names.ts'
import { adviserSaw, parentSaid, said } from '../notes.ts'
import type { Teller, Told } from '../teller.ts'
import type { Story } from './story.ts'

const byPhone = { type: 'phone-call', channel: 'telephone', place: 'By phone' } as const

/** A job that was to end some days ago: what is held has lapsed. */
const lapsed: Story = {
  nth: 211,
  tell: (t) => {
    const gardening = { kind: 'vocational-3', subject: 'Gardening', result: 'Merit', predicted: false } as const
    t.fact(22, { field: 'qualification', value: gardening })
    const job = { activity: '330', startedOn: t.day(70), establishment: { name: organisations.gardens } }
    nowDoing(t, 22, { ...job, expectedToEndOn: t.day(6) }, { from: 'employer', detail: 'Manager' })
    const contact = t.contact(22, {
      ...byPhone,
      at: '15:15',
      notes: [said('Likes the work outside. It ends when the season does. Does not know yet what comes after.')],
      nextSteps: [{ text: 'Talk about what comes next before the job ends', followUpOn: t.day(5) }],
    })
    t.answer(22, contact, { answer: 'not-read', reason: 'by-phone' })
  },
}

/** A job that ends in two weeks: what is held lapses soon. */
const lapsesSoon: Story = {
  nth: 100,
  tell: (t) => {
    const sport = { kind: 't-level', subject: 'Sport and leisure', predicted: false } as const
    t.fact(20, { field: 'qualification', value: sport })
    const job = { activity: '340', startedOn: t.day(50), establishment: { name: organisations.leisure } }
    nowDoing(t, 20, { ...job, expectedToEndOn: t.day(-12) })
    const contact = t.contact(20, {
      at: '14:00',
      place: 'Council office, Testbury',
      notes: [said('Learns to be a lifeguard while working. Wants to stay on after the course if they let her.')],
      nextSteps: [{ text: 'Ask the manager about staying on', followUpOn: t.day(0) }],
    })
    t.answer(20, contact, { answer: 'agreed', words: 'All true!' })
  },
}

/** Nobody has been able to reach her: each attempt is recorded, and what she does is not known. */
const notKnown: Story = {
  nth: 164,
  tell: (t) => {
    const attempt = (ago: number, at: string, outcome: string, note: string, over: Told = {}) => {
      const contact = t.contact(ago, { ...byPhone, present: [], at, outcome, notes: [adviserSaw(note)], ...over })
      t.answer(ago, contact, { answer: 'not-read', reason: 'not-present' })
    }
    attempt(21, '10:05', 'no-answer', 'Rang in the morning. It rang for a long time.')
    attempt(18, '17:20', 'left-message', 'Rang after work hours and left a message with our number.')
    attempt(15, '11:00', 'no-answer', 'Nobody was at home. Left a card.', {
      type: 'home-visit',
      channel: 'face-to-face',
      place: 'At home',
    })
    attempt(11, '09:30', 'wrong-number', 'The second number belongs to somebody else now.')
    t.fact(11, { field: 'phone', value: null }, { of: oldNumber(t), from: 'adviser' })
    nowDoing(t, 11, { activity: '810', startedOn: t.day(11) }, { from: 'adviser' })
    attempt(5, '16:00', 'left-message', 'Wrote a card by post with our number and opening hours.', {
      type: 'message',
      channel: 'post',
      place: 'By post',
    })
  },
}

function oldNumber(t: Teller) {
  return t.fact(120, { field: 'phone', value: { number: '07700 900164', kind: 'mobile' } }, { from: 'college' }).id
}

/** Out of work since September: the spell goes on though the code has changed since. */
const spellGoesOn: Story = {
  nth: 67,
  tell: (t) => {
    const looking = t.contact(19, {
      at: '10:00',
      place: 'Council office, Testbury',
      notes: [said('Has sent off three job forms and heard nothing back. Would also try a course.')],
      nextSteps: [{ text: 'Visit the start course at the college', followUpOn: t.day(10) }],
    })
    t.answer(19, looking, { answer: 'agreed' })
    const starts = { number: quillbridge.number, name: quillbridge.name }
    nowDoing(t, 9, { activity: '615', startedOn: t.day(9), establishment: starts })
    const contact = t.contact(9, {
      ...byPhone,
      type: 'follow-up',
      at: '13:45',
      notes: [said('Got a place on the start course for January. Is glad that the waiting is over.')],
      nextSteps: [{ text: 'Sort out the bus pass', followUpOn: t.day(-20) }],
    })
    t.answer(9, contact, { answer: 'not-read', reason: 'by-phone' })
  },
}

/** A code that makes no sense without a characteristic that nobody has recorded yet. */
const lacksCharacteristic: Story = {
  nth: 171,
  tell: (t) => {
    nowDoing(t, 14, { activity: '630', startedOn: t.day(20) }, { from: 'parent-or-carer' })
    t.contact(14, {
      ...byPhone,
      at: '11:30',
      present: [{ who: 'parent-or-carer', detail: 'Mother' }],
      notes: [parentSaid('Is at home with the baby this year and would like to hear from us in spring.')],
      nextSteps: [{ text: 'Write about courses with a crèche', followUpOn: t.day(3) }],
    })
  },
}

/** A gap year, without the day on which it will be looked at again. */
const lacksReviewDate: Story = {
  nth: 3,
  tell: (t) => {
    nowDoing(t, 12, { activity: '260', startedOn: t.day(30) })
    const passed = { kind: 'a-level', predicted: false, year: 2026 } as const
    t.fact(90, { field: 'qualification', value: { ...passed, subject: 'Geography', result: 'B' } })
    t.fact(90, { field: 'qualification', value: { ...passed, subject: 'Mathematics', result: 'C' } })
    const contact = t.contact(12, {
      type: 'message',
      channel: 'e-mail',
      place: 'By e-mail',
      at: '15:50',
      present: [],
      notes: [said('Has a place at university for next year and travels until then.')],
    })
    t.answer(12, contact, { answer: 'not-read', reason: 'not-present' })
  },
}

/** A special college, of somebody of whom no education, health and care plan is recorded. */
const lacksPlan: Story = {
  nth: 119,
  tell: (t) => {
    nowDoing(
      t,
      17,
      {
        activity: '280',
        startedOn: t.day(60),
        establishment: { number: quillbridge.number, name: quillbridge.name },
        expectedToEndOn: endOfAcademicYear(t.stage.today),
      },
      { from: 'college', detail: 'Enrolment list' },
    )
    const contact = t.contact(17, {
      at: '10:20',
      notes: [
        said('Has moved to a smaller group and feels at home there.'),
        adviserSaw('Will ask the college about the plan.'),
      ],
      nextSteps: [{ text: 'Ask the college whether there is a plan', followUpOn: t.day(2) }],
    })
    t.answer(17, contact, { answer: 'agreed' })
  },
}

/** Nobody knows where they live; another council thinks that they have moved there. */
const movedAway: Story = {
  nth: 190,
  tell: (t) => {
    nowDoing(
      t,
      10,
      { activity: '820', startedOn: t.day(40) },
      { from: 'other-authority', detail: organisations.council },
    )
    const contact = t.contact(10, {
      type: 'tracking-check',
      channel: 'e-mail',
      place: 'By e-mail',
      at: '09:40',
      present: [],
      notes: [
        {
          source: 'other-authority',
          detail: organisations.council,
          text: 'May have moved to us. We have no address yet.',
        },
      ],
    })
    t.answer(10, contact, { answer: 'not-read', reason: 'not-present' })
  },
}

/** What people do now, in every state of being known (P06, P16). */
export const destinationStories: readonly Story[] = [
  lapsed,
  lapsesSoon,
  notKnown,
  spellGoesOn,
  lacksCharacteristic,
  lacksReviewDate,
  lacksPlan,
  movedAway,
]
