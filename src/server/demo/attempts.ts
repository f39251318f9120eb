import { adviserSaw } from './notes.ts'
import { type Scene, type Situation, byPhone, inPerson, office } from './scenes.ts'

/** Somebody tried. That is a contact too, and says so. */
export const attempts: { readonly [S in Situation]: readonly Scene[] } = {
  school: [
    tried('absent', { ...inPerson, at: '10:30' }, 'Was not at school that day. Asked for another slot.'),
    tried(
      'not-released',
      { ...inPerson, at: '11:30' },
      'There was a test in the lesson. Will come back on another day.',
    ),
    tried(
      'no-room',
      { ...inPerson, at: '13:30' },
      'The room was in use. Said hello in the corridor and made a new date.',
    ),
  ],
  college: [
    tried('not-attended', { ...inPerson, at: '12:00' }, 'Did not come to the library. Sent a friendly message.'),
    tried('left-message', { ...byPhone, at: '16:30' }, 'Left a message with two dates to choose from.'),
  ],
  work: [tried('no-answer', { ...byPhone, at: '17:45' }, 'No answer. Will try after the weekend.')],
  looking: [
    tried('no-answer', { ...byPhone, at: '10:10' }, 'Rang twice. Will try on another day.'),
    tried('left-message', { ...byPhone, at: '11:50' }, 'Left a message and said when we are in the office.'),
    tried('wrong-number', { ...byPhone, at: '15:20' }, 'The number belongs to somebody else.'),
    tried('not-attended', { ...office, at: '14:00' }, 'Did not come. Put a card in the post with a new date.'),
  ],
}

function tried(outcome: string, what: Scene['what'], note: string): Scene {
  return {
    what: { type: 'follow-up', ...what, outcome, present: [] },
    notes: () => [adviserSaw(note)],
    next: () => 'Try again',
  }
}
