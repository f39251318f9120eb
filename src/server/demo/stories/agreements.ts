import { adviserSaw, said, schoolSaid } from '../notes.ts'
import type { Story } from './story.ts'

/** One contact in each state of being agreed (P14). */
const everyAnswer: Story = {
  nth: 58,
  tell: (t) => {
    const first = t.contact(80, {
      type: 'drop-in',
      at: '12:35',
      notes: [said('Asked what a careers adviser does. Would like to meet again.')],
    })
    t.answer(80, first, { answer: 'not-read', reason: 'left-early', words: 'The bell rang.' })
    const interview = t.contact(55, {
      notes: [
        said('Likes small children and looks after two cousins.'),
        schoolSaid('Kind and patient with younger pupils.'),
      ],
      nextSteps: [{ text: 'Ask the nursery about two days of work', followUpOn: t.day(40) }],
    })
    t.answer(55, interview, { answer: 'agreed', words: 'Yes that is me.' })
    const lesson = t.contact(45, {
      type: 'follow-up',
      outcome: 'not-released',
      present: [],
      notes: [adviserSaw('There was a test in the lesson. Will come back on another day.')],
    })
    t.answer(45, lesson, { answer: 'not-read', reason: 'not-present' })
    const doubt = t.contact(34, {
      type: 'follow-up',
      notes: [said('Does not want to go to the nursery.')],
    })
    t.answer(34, doubt, {
      answer: 'disagreed',
      words: 'I did not say that I do not want to. I said I am scared of the first day.',
    })
    const wording = t.contact(20, {
      type: 'follow-up',
      at: '14:20',
      notes: [said('Went to the nursery for a day and found it hard.')],
    })
    t.answer(20, wording, { answer: 'change-asked', words: 'Please write “hard but good”.' })
    t.contact(5, {
      at: '09:45',
      notes: [said('Has an offer of a place and wants to talk about it at home first.')],
      nextSteps: [{ text: 'Say yes or no to the college', followUpOn: t.day(0) }],
    })
  },
}

/** Agreed, and changed afterwards by the adviser: it has to be read again. */
const changedSinceAgreed: Story = {
  nth: 185,
  tell: (t) => {
    const contact = t.contact(16, {
      notes: [said('Would like to build boats. Is good with measuring and drawing.')],
      nextSteps: [{ text: 'Ring the boat yard', followUpOn: t.day(6) }],
    })
    t.answer(16, contact, { answer: 'agreed', words: 'Yes.' })
    t.change(14, contact, {
      notes: [
        said('Would like to build boats. Is good with measuring and drawing.'),
        adviserSaw('The boat yard takes nobody under 18. A joinery course would be a way in.'),
      ],
    })
  },
}

/** Two advisers changed the same note on the same day, each without the other's change. */
const changedApart: Story = {
  nth: 32,
  tell: (t) => {
    const contact = t.contact(10, { notes: [said('Wants to try a course in the evening.')] }, { by: 'ada' })
    const ada = t.change(8, contact, { notes: [said('Wants to try a course on Tuesday evenings.')] }, { by: 'ada' })
    t.change(8, contact, { notes: [said('Wants to try a course on Thursday evenings.')] }, { by: 'bo', unseen: [ada] })
  },
}

/** Corrected together while reading, and agreed then: the earlier wording stays in the history. */
const correctedTogether: Story = {
  nth: 201,
  tell: (t) => {
    const contact = t.contact(12, {
      at: '13:05',
      notes: [said('Wants to be a vet.')],
      nextSteps: [{ text: 'Look at what vets study' }],
    })
    t.answer(12, contact, { answer: 'change-asked', words: 'A vet nurse, not a vet.' })
    const changed = t.change(12, contact, {
      notes: [said('Wants to be a vet nurse.')],
      nextSteps: [{ text: 'Look at what vet nurses learn', followUpOn: t.day(0) }],
    })
    t.answer(12, changed, { answer: 'agreed', words: 'Now it is right.' })
  },
}

/** Written in the young person's own language, from right to left, with a translation beside it. */
const rightToLeft: Story = {
  nth: 23,
  tell: (t) => {
    t.fact(15, { field: 'knownAs', value: 'لولو' })
    t.fact(15, { field: 'gender', value: 'F' })
    const contact = t.contact(15, {
      at: '11:00',
      present: [{ who: 'young-person' }, { who: 'interpreter', detail: 'Arabic' }],
      notes: [
        said('أريد أن أتعلم تصميم الملابس. أحب الرسم والخياطة.'),
        adviserSaw('In English: she wants to learn to design clothes. She likes drawing and sewing.'),
      ],
      nextSteps: [{ text: 'زيارة الكلية معًا (visit the college together)', followUpOn: t.day(-5) }],
    })
    t.answer(15, contact, { answer: 'agreed', words: 'نعم، هذا صحيح. شكرًا! 🌷' })
  },
}

const paragraph =
  'He has thought about it for a long time and wants to tell it from the beginning. First there was the film club, then the school play, then the summer in which he held the camera for his cousin. '

/** A very long note, with pictures, tags and a word that no line can hold. */
const longAndOdd: Story = {
  nth: 52,
  tell: (t) => {
    const contact = t.contact(9, {
      at: '10:05',
      notes: [
        said(`${paragraph.repeat(24).trim()}\n\nAnd now he knows: <b>films</b> & more films 🎬🎥👩🏽‍🎤.`),
        schoolSaid(
          'The page is at https://example.org/a-very-long-address/that-nobody-can-break/in-the-middle/of-a-word.',
        ),
        adviserSaw(`Laughed together about the longest word there is: ${'film'.repeat(40)}.`),
      ],
      nextSteps: [{ text: 'Send the link to the short film 🎞️', followUpOn: t.day(2) }],
    })
    t.answer(9, contact, { answer: 'agreed', words: 'YES!!! 🎉🎉🎉 '.repeat(12).trim() })
  },
}

/** Contacts in every state of being read and agreed, and texts that try a layout. */
export const agreementStories: readonly Story[] = [
  everyAnswer,
  changedSinceAgreed,
  changedApart,
  correctedTogether,
  rightToLeft,
  longAndOdd,
]
