import type { Basis } from '../../../domain/basis.ts'
import type { ConsentEntry } from '../../../domain/entry.ts'
import { nowDoing } from '../destination.ts'
import { organisations } from '../names.ts'
import { adviserSaw, said, schoolSaid } from '../notes.ts'
import type { Story } from './story.ts'

const by = ({ id }: ConsentEntry): Basis => ({ kind: 'consent', consent: id })

/** Consent for health was given: what is recorded, who looked at it, and what the school was told with her leave (P10, P11). */
const healthWithConsent: Story = {
  nth: 127,
  tell: (t) => {
    const contact = t.contact(23, {
      at: '09:50',
      notes: [
        said(
          'Wants to work with animals. Worries about the journey to college and would like to try it out with somebody.',
        ),
        adviserSaw('We planned a trip on the bus together.'),
      ],
      nextSteps: [{ text: 'Try the bus to the college together', followUpOn: t.day(-3) }],
    })
    t.answer(23, contact, { answer: 'agreed', words: 'Yes. Thanks for coming with me.' })
    const health = t.consent(23, {
      purpose: 'health',
      answer: 'given',
      how: 'in-person',
      words: 'It is fine to write it down, if my form teacher does not read it out.',
    })
    const what = 'Has panic attacks on full buses. It helps to sit near the door and to know the stops.'
    t.fact(23, { field: 'health', value: { what, since: t.day(300), basis: by(health) } })
    t.opening(11, { compartment: 'health', reason: 'support-now', words: 'To plan the trip to the college' })
    const sharing = t.consent(11, {
      purpose: 'sharing',
      answer: 'given',
      how: 'in-person',
      scope: 'Tell the college what helps on the journey and on the first day.',
    })
    t.disclosure(10, {
      decision: 'shared',
      path: 'ordinary',
      to: { kind: 'college', name: 'Learner support' },
      on: t.day(10),
      what: 'What helps her on the way to college and on the first day. Not the reason.',
      why: 'So that somebody meets her at the door. She asked for this.',
      basis: by(sharing),
      includes: [{ compartment: 'health', basis: by(health) }],
    })
  },
}

/** Consent for health was refused, and one thing was recorded all the same, because the law names a power for it. */
const healthWithoutConsent: Story = {
  nth: 148,
  tell: (t) => {
    const contact = t.contact(15, {
      at: '11:10',
      notes: [said('Likes drawing and wants to see an art course. Does not want to talk about other things today.')],
      nextSteps: [{ text: 'Bring the booklet about art courses', followUpOn: t.day(1) }],
    })
    t.answer(15, contact, { answer: 'agreed' })
    const words = 'I do not want anything about my health in here.'
    t.consent(15, { purpose: 'health', answer: 'refused', how: 'in-person', words })
    const reason = 'Needs her spray within minutes if she reacts to nuts. Staff on a visit to a kitchen have to know.'
    t.fact(
      8,
      {
        field: 'health',
        value: {
          what: 'A serious nut allergy. Carries a spray in her bag.',
          basis: { kind: 'power', power: 'vital-interests', reason },
        },
      },
      { from: 'school', detail: 'First aid room' },
    )
    t.opening(
      7,
      { compartment: 'health', reason: 'safeguarding', words: 'Before the visit to a kitchen' },
      { by: 'bo' },
    )
  },
}

/** Consent was given, something was recorded, and then consent was withdrawn. */
const consentWithdrawn: Story = {
  nth: 218,
  tell: (t) => {
    const health = t.consent(26, { purpose: 'health', answer: 'given', how: 'by-phone' })
    const what = 'Wears a hearing aid and hears best on the left.'
    t.fact(26, { field: 'health', value: { what, basis: by(health) } })
    t.consent(26, { purpose: 'sharing', answer: 'given', how: 'by-phone' })
    t.opening(12, { compartment: 'health', reason: 'young-person-asked' })
    const words = 'I changed my mind. I would rather tell people myself.'
    t.consent(12, { purpose: 'health', answer: 'withdrawn', how: 'in-person', words })
    t.consent(12, { purpose: 'sharing', answer: 'withdrawn', how: 'in-person', words })
    const contact = t.contact(12, {
      at: '13:30',
      notes: [
        said('Would like to decide on his own what others know about him.'),
        adviserSaw('We will ask him first, each time.'),
      ],
    })
    t.answer(12, contact, { answer: 'agreed', words: 'Good.' })
  },
}

/** A conviction under consent, and a decision not to tell a training provider of it. */
const convictionWithConsent: Story = {
  nth: 7,
  tell: (t) => {
    const contact = t.contact(21, {
      at: '14:10',
      present: [{ who: 'young-person' }, { who: 'other-professional', detail: 'Key worker' }],
      notes: [said('Wants to repair engines. Came in early and had read about two courses.')],
      nextSteps: [{ text: 'Visit the garage together', followUpOn: t.day(-6) }],
    })
    t.answer(21, contact, { answer: 'agreed', words: 'Yes, that is what I said.' })
    const consent = t.consent(21, { purpose: 'convictions', answer: 'given', how: 'in-writing' })
    const what = 'A referral order for damage to a bus shelter. It ends in spring.'
    t.fact(21, { field: 'conviction', value: { what, since: t.day(90), basis: by(consent) } })
    t.opening(9, { compartment: 'convictions', reason: 'sharing', words: 'The training provider asked for a form' })
    t.disclosure(9, {
      decision: 'not-shared',
      path: 'ordinary',
      to: { kind: 'training-provider', name: organisations.training },
      on: t.day(9),
      what: 'Whether there is a conviction.',
      why: 'The course does not need to know, and it would not help him. He can tell them himself if he wants to.',
    })
  },
}

/** The list says that the youth offending team supports him; asked, he wants nothing more recorded. */
const convictionRefused: Story = {
  nth: 76,
  tell: (t) => {
    t.consent(17, { purpose: 'convictions', answer: 'refused', how: 'in-person' })
    const contact = t.contact(17, {
      at: '10:00',
      notes: [
        said('Plays the drums and would like a course with music.'),
        schoolSaid('Has settled in well this term.'),
      ],
      nextSteps: [{ text: 'Look at music courses together', followUpOn: t.day(0) }],
    })
    t.answer(17, contact, { answer: 'agreed' })
  },
}

/** Not available because of a pregnancy: the code tells it, and its characteristic lies in the compartment. */
const codeTells: Story = {
  nth: 44,
  tell: (t) => {
    t.consent(13, { purpose: 'health', answer: 'given', how: 'in-person' })
    nowDoing(t, 13, { activity: '650', startedOn: t.day(15) })
    const contact = t.contact(13, {
      at: '15:00',
      place: 'Council office, Testbury',
      notes: [said('Will stop work for a while and would like to go on with a course from home next year.')],
      nextSteps: [{ text: 'Ask the college about learning from home', followUpOn: t.day(-7) }],
    })
    t.answer(13, contact, { answer: 'agreed' })
    t.opening(4, { compartment: 'health', reason: 'keeping-right' })
  },
}

/** What is held apart, with every answer to the question for consent. */
export const compartmentStories: readonly Story[] = [
  healthWithConsent,
  healthWithoutConsent,
  consentWithdrawn,
  convictionWithConsent,
  convictionRefused,
  codeTells,
]
