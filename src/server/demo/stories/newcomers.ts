import { fernmoor, quillbridge } from '../council.ts'
import { adviserSaw, said } from '../notes.ts'
import type { Adviser, Teller } from '../teller.ts'

/** Somebody on no list, recorded by one adviser where they were met (P13). */
export interface NewcomerStory {
  readonly by: Adviser
  readonly tell: (t: Teller) => void
}

/** Joined the school this month: the council's list will name her next month. */
const justArrived: NewcomerStory = {
  by: 'ada',
  tell: (t) => {
    t.newcomer(6, { place: fernmoor.name })
    t.fact(6, { field: 'name', value: { given: 'Mirembe', family: 'Dewpond-Sample' } })
    t.fact(6, { field: 'dateOfBirth', value: '2010-11-09' })
    t.fact(6, { field: 'placement', value: { kind: 'school', name: fernmoor.name } })
    t.fact(6, { field: 'phone', value: { number: '07700 900301', kind: 'mobile' } })
    const contact = t.contact(6, {
      type: 'drop-in',
      at: '12:50',
      place: fernmoor.name,
      notes: [said('Came to the school two weeks ago and knows nobody yet. Liked biology at her last school.')],
      nextSteps: [{ text: 'Show her the science room at the college', followUpOn: t.day(-9) }],
    })
    t.answer(6, contact, { answer: 'agreed', words: 'Yes.' })
  },
}

/** Walked in at the college; on the list there is somebody of the same name and day of birth. */
const perhapsListed: NewcomerStory = {
  by: 'bo',
  tell: (t) => {
    t.newcomer(4, { place: quillbridge.name })
    t.fact(4, { field: 'name', value: { given: 'Wiktor', family: 'Sorrelson' } })
    t.fact(4, { field: 'dateOfBirth', value: '2010-05-31' })
    t.fact(4, { field: 'placement', value: { kind: 'college', name: quillbridge.name } })
    t.contact(4, {
      type: 'drop-in',
      at: '15:20',
      place: quillbridge.name,
      notes: [
        said('Thinks about changing his course.'),
        adviserSaw('Somebody of this name is on our list already. The office looks whether it is the same person.'),
      ],
    })
  },
}

/** Young people whom the council's list does not name. */
export const newcomerStories: readonly NewcomerStory[] = [justArrived, perhapsListed]
