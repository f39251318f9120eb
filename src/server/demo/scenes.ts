import type { NotePart } from '../../domain/contact.ts'
import type { Interest } from './interests.ts'
import { adviserSaw, parentSaid, said, schoolSaid } from './notes.ts'
import type { Told } from './teller.ts'

/** Where somebody is in life: what there is to talk about. */
export type Situation = 'school' | 'college' | 'work' | 'looking'

/** A contact that could have been with anybody in a situation, about what interests them. */
export interface Scene {
  readonly what: Omit<Told, 'notes' | 'nextSteps'>
  readonly notes: (about: Interest) => readonly NotePart[]
  /** What happens next, if anything was promised. */
  readonly next?: (about: Interest) => string
}

export const inPerson = { channel: 'face-to-face' } as const
export const byPhone = { type: 'phone-call', channel: 'telephone', place: 'By phone' } as const
const written = { type: 'message', present: [] }
export const office = { ...inPerson, place: 'Council office, Testbury' } as const

const school: readonly Scene[] = [
  {
    what: {
      ...inPerson,
      type: 'guidance-interview',
      at: '13:40',
      present: [{ who: 'young-person' }, { who: 'school-staff', detail: 'Ms Sample' }],
    },
    notes: ({ subject, job }) => [
      said(`Not sure yet. Enjoys ${subject} most, and has helped out as ${job.toLowerCase()}.`),
      schoolSaid(`Works hard in ${subject} and is on time. Could ask for help more often.`),
    ],
    next: () => 'Do the short quiz about what you like, and bring the result',
  },
  {
    what: { ...inPerson, type: 'drop-in', at: '12:40' },
    notes: ({ job }) => [
      said(`Came in at lunch to ask how to write a letter for a Saturday job (${job.toLowerCase()}).`),
    ],
    next: () => 'Bring the letter for a last look',
  },
  {
    what: { ...inPerson, type: 'event', at: '18:00', present: [{ who: 'young-person' }, { who: 'parent-or-carer' }] },
    notes: ({ likes }) => [
      parentSaid('We did not know how many ways there are. We would like to read about it at home.'),
      said(`Talked to three stands about ${likes}.`),
    ],
  },
  {
    what: { ...inPerson, type: 'guidance-interview', at: '10:30' },
    notes: ({ likes, course }) => [
      said(`Likes ${likes} and has heard of the ${course} course. Would like to see it before deciding.`),
      adviserSaw('We looked at two courses and at how to get there by bus.'),
    ],
    next: ({ course }) => `Go to the open evening for ${course}`,
  },
  {
    what: { ...written, channel: 'e-mail', place: 'By e-mail', at: '15:45' },
    notes: ({ course }) => [adviserSaw(`Sent the link to the ${course} page and the date of the open evening.`)],
  },
  {
    what: { ...inPerson, type: 'follow-up', at: '09:35' },
    notes: ({ course }) => [
      said(`Went to the open evening and liked it. Has filled in half of the form for ${course}.`),
      adviserSaw('We wrote the part about strengths together.'),
    ],
    next: () => 'Finish the form and send it',
  },
  {
    what: { ...byPhone, at: '16:05', present: [{ who: 'parent-or-carer', detail: 'Mother' }] },
    notes: ({ course }) => [parentSaid(`Asked when forms for ${course} have to be in. We went through the dates.`)],
  },
  {
    what: {
      ...inPerson,
      type: 'guidance-interview',
      at: '11:25',
      present: [{ who: 'young-person' }, { who: 'friend' }],
    },
    notes: ({ apprenticeship, likes }) => [
      said(`Would rather learn at work than in a classroom. Thinks about ${likes}.`),
      adviserSaw(`We read what a day as ${apprenticeship} is like. It starts early, and that was fine.`),
    ],
    next: ({ employer }) => `Write to ${employer} and ask for a visit`,
  },
]

const college: readonly Scene[] = [
  {
    what: { ...inPerson, type: 'follow-up', at: '10:15' },
    notes: ({ likes }) => [
      said(`Is glad to have picked this course. Has more time for ${likes} now and has made two friends.`),
      { source: 'college', detail: 'Course tutor', text: 'Comes every day and joins in.' },
    ],
    next: () => 'Talk about what comes after the course',
  },
  {
    what: { ...inPerson, type: 'drop-in', at: '12:20' },
    notes: ({ apprenticeship }) => [
      said(`Asked whether it is possible to change to an apprenticeship (${apprenticeship}).`),
    ],
    next: ({ employer }) => `Look at the pages of ${employer}`,
  },
  {
    what: { ...written, channel: 'text', place: 'By text message', at: '17:10' },
    notes: () => [said('All good. The bus is late most days but the tutor knows.')],
  },
  {
    what: { type: 'guidance-interview', channel: 'video', place: 'By video call', at: '14:30' },
    notes: ({ course, subject }) => [
      said(`The first weeks of ${course} were hard. ${subject} is going better now.`),
      adviserSaw('We made a plan for two free afternoons a week.'),
    ],
    next: () => 'See how the two afternoons went',
  },
  {
    what: { ...inPerson, type: 'follow-up', at: '11:40' },
    notes: ({ job }) => [
      said(`Works on Saturdays now, as ${job.toLowerCase()}, and likes having money of their own.`),
      { source: 'college', detail: 'Course tutor', text: 'Hands work in on time, with care.' },
    ],
    next: () => 'Look at what comes after summer',
  },
  {
    what: { ...written, channel: 'e-mail', place: 'By e-mail', at: '10:05' },
    notes: ({ apprenticeship }) => [adviserSaw(`Sent two adverts for apprenticeships (${apprenticeship}).`)],
  },
]

const work: readonly Scene[] = [
  {
    what: { ...byPhone, at: '12:15' },
    notes: ({ job }) => [said(`Started as ${job.toLowerCase()} this month. The first days were long and good.`)],
    next: () => 'Ask how the first month went',
  },
  {
    what: { ...byPhone, type: 'tracking-check', at: '17:30' },
    notes: ({ employer }) => [said(`Still at work, ${employer}. Gets on well with the others there.`)],
  },
  {
    what: { type: 'tracking-check', channel: 'e-mail', place: 'By e-mail', at: '09:20', present: [] },
    notes: ({ employer }) => [{ source: 'employer', detail: employer, text: 'Is with us and doing well.' }],
  },
  {
    what: { ...office, type: 'guidance-interview', at: '16:40' },
    notes: ({ course, likes }) => [
      said(`Likes the job and would still like to learn more about ${likes}.`),
      adviserSaw(`We looked at ${course} in the evening, and at what it costs.`),
    ],
    next: ({ course }) => `Ask about the evening course, ${course}`,
  },
  {
    what: { type: 'referral', channel: 'messaging-app', place: 'By messaging app', at: '13:10' },
    notes: ({ job }) => [said(`Asked for somebody to look over a job form (${job.toLowerCase()}).`)],
    next: () => 'Look over the form',
  },
  {
    what: { ...written, channel: 'text', place: 'By text message', at: '18:20' },
    notes: () => [said('Got more hours from next month. Happy days.')],
  },
]

const looking: readonly Scene[] = [
  {
    what: { ...byPhone, at: '11:35', present: [{ who: 'parent-or-carer', detail: 'Father' }] },
    notes: () => [
      parentSaid('We are not sure what comes next. It would be good to sit down and talk about it together.'),
    ],
    next: () => 'Find a time that suits everybody',
  },
  {
    what: { ...office, type: 'guidance-interview', at: '11:00' },
    notes: ({ likes, job }) => [
      said(`Wants to work and has had enough of waiting. Likes ${likes}.`),
      adviserSaw(`We wrote one page about strengths and sent it off for a job as ${job.toLowerCase()}.`),
    ],
    next: () => 'Ring to ask whether the page has arrived',
  },
  {
    what: {
      ...inPerson,
      type: 'home-visit',
      place: 'At home',
      at: '14:15',
      present: [{ who: 'young-person' }, { who: 'parent-or-carer' }],
    },
    notes: ({ course }) => [
      said('Mornings are hard. Afternoons would be fine for a start.'),
      parentSaid('Would be glad to see a plan, even a small one.'),
      adviserSaw(`There is an afternoon course: ${course}.`),
    ],
    next: ({ course }) => `Visit the afternoon course, ${course}`,
  },
  {
    what: { ...byPhone, at: '10:40' },
    notes: ({ employer }) => [said(`Has a trial day at ${employer} next week and wants to know what to wear.`)],
    next: () => 'Ask how the trial day went',
  },
  {
    what: { type: 'follow-up', channel: 'other', place: 'At the library', at: '15:30' },
    notes: ({ likes }) => [
      said(`Has read about ${likes} and would like to talk to somebody who does this for a living.`),
    ],
    next: ({ employer }) => `Find somebody at ${employer} to talk to`,
  },
  {
    what: { ...written, channel: 'text', place: 'By text message', at: '09:15' },
    notes: () => [said('Trial day was good!! They said they will ring me.')],
  },
  {
    what: { ...office, type: 'follow-up', at: '13:25' },
    notes: ({ course }) => [
      said(`They did not ring, which was a pity. Wants to go on and try the ${course} course.`),
      adviserSaw('We rang the college together and got a date for a visit.'),
    ],
    next: () => 'Go to the visit together',
  },
]

/** By situation, in the order in which things usually happen. */
export const scenes: { readonly [S in Situation]: readonly Scene[] } = { school, college, work, looking }
