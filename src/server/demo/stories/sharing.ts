import { organisations } from '../names.ts'
import { adviserSaw, fromSchool, parentSaid, said } from '../notes.ts'
import type { Story } from './story.ts'

/** Concerns that were passed on without consent and are not read with the young person (P28). */
const concernNotReleased: Story = {
  nth: 214,
  tell: (t) => {
    const contact = t.contact(11, {
      at: '11:40',
      notes: [said('Would like to be in the army cadets. Is tired a lot because home is loud at night.')],
      nextSteps: [{ text: 'Meet again next week, same time', followUpOn: t.day(4) }],
    })
    t.answer(11, contact, { answer: 'agreed' })
    t.disclosure(11, {
      decision: 'shared',
      path: 'safeguarding',
      to: { kind: 'childrens-trust', name: organisations.trust },
      on: t.day(11),
      what: 'What was said about nights at home, in the words that were used.',
      why: 'She may not be safe at home at night. The people who can look into this have to know today.',
      basis: {
        kind: 'power',
        power: 'safeguarding',
        reason: 'Asking for consent first could have put her in more danger. The lead for safeguarding agreed.',
      },
      includes: [],
    })
    const corridor = t.contact(9, {
      type: 'drop-in',
      at: '10:55',
      notes: [said('Said hello in the corridor. All is well today.')],
    })
    t.answer(9, corridor, { answer: 'not-read', reason: 'not-safe', words: 'Others could have read along.' })
    t.received(9, {
      decision: 'relevant',
      path: 'safeguarding',
      from: { kind: 'childrens-trust', name: organisations.trust },
      on: t.day(9),
      what: 'They have met the family and ask us to see her at school, not at home.',
      why: 'We have to know where it is safe to meet.',
    })
    t.disclosure(10, {
      decision: 'not-shared',
      path: 'safeguarding',
      to: { kind: 'police', name: organisations.police },
      on: t.day(10),
      what: 'The same as to the children’s trust.',
      why: 'The trust is already seeing the family, and asked us to leave it to them.',
    })
  },
}

/** A concern that was passed on, and that somebody released for reading together once it was safe. */
const concernReleased: Story = {
  nth: 77,
  tell: (t) => {
    const concern = {
      decision: 'shared',
      path: 'safeguarding',
      to: { kind: 'school', name: 'Lead for safeguarding' },
      on: t.day(40),
      what: 'That somebody older had asked him to carry parcels after school.',
      why: 'Older people may be using him. The school can keep an eye on the gate.',
      basis: {
        kind: 'power',
        power: 'exploitation',
        reason: 'Somebody may be exploiting him, and others at the school.',
      },
    } as const
    const first = t.disclosure(40, { ...concern, includes: [] }, { by: 'ada' })
    const released = `${t.day(14)}T10:45:00.000Z`
    t.disclosure(14, { ...concern, includes: [], released }, { by: 'ada', of: first.id })
    const contact = t.contact(14, {
      at: '10:00',
      notes: [
        said('The parcels have stopped. Goes home with two friends now.'),
        adviserSaw('We read together whom I told, and why.'),
      ],
    })
    t.answer(14, contact, { answer: 'agreed', words: 'I was angry at first. Now I am glad you told them.' })
  },
}

/** Told with consent, told because a law says so, and not told: the whole page "Who we have told" (P25, P26, P30). */
const toldOthers: Story = {
  nth: 110,
  tell: (t) => {
    const consent = t.consent(28, {
      purpose: 'sharing',
      answer: 'given',
      how: 'in-writing',
      words: 'For courses and jobs.',
    })
    const contact = t.contact(28, {
      at: '13:15',
      notes: [said('Happy for us to talk to colleges and to the garage. Not to the football club.')],
      nextSteps: [{ text: 'Send the form to the garage', followUpOn: t.day(20) }],
    })
    t.answer(28, contact, { answer: 'agreed' })
    const withConsent = { kind: 'consent', consent: consent.id } as const
    t.disclosure(20, {
      decision: 'shared',
      path: 'ordinary',
      to: { kind: 'other', name: organisations.garage },
      on: t.day(20),
      what: 'Name, school, and that she would like to come for two days.',
      why: 'So that the garage can plan the visit she asked for.',
      basis: withConsent,
      includes: [],
    })
    t.disclosure(18, {
      decision: 'not-shared',
      path: 'ordinary',
      to: { kind: 'voluntary-organisation', name: organisations.youthClub },
      on: t.day(18),
      what: 'How she is doing at school.',
      why: 'She does not want it, and the club can do its work without it.',
    })
    t.disclosure(16, {
      decision: 'shared',
      path: 'ordinary',
      to: { kind: 'department-for-education' },
      on: t.day(16),
      what: 'The monthly return: name, school, what she does now and the offers she has.',
      why: 'So that the country knows how many young people have a place to learn.',
      basis: { kind: 'power', power: 'statutory-return', reason: 'Every council has to send it each month.' },
      includes: [],
    })
  },
}

/** Refused to let anything be shared. */
const sharingRefused: Story = {
  nth: 187,
  tell: (t) => {
    t.consent(14, { purpose: 'sharing', answer: 'refused', how: 'by-message', words: 'Please ask me each time.' })
    t.contact(14, {
      type: 'message',
      channel: 'text',
      place: 'By text message',
      at: '16:20',
      present: [],
      notes: [said('Please ask before you talk to anybody. I like to know first.')],
    })
  },
}

/** What others sent: kept where it is relevant, refused where it is not (P27). */
const sentToUs: Story = {
  nth: 115,
  tell: (t) => {
    t.received(19, {
      decision: 'relevant',
      path: 'ordinary',
      from: { kind: 'training-provider', name: organisations.skills },
      on: t.day(19),
      what: 'She came to both taster days, was on time, and asked for a place.',
      why: 'It is what she wants to do next year.',
    })
    t.received(16, {
      decision: 'not-relevant',
      path: 'ordinary',
      from: { kind: 'housing', name: organisations.housing },
      on: t.day(16),
      why: 'A letter about her parents’ rent. It has nothing to do with what she wants to learn.',
    })
    t.received(
      6,
      {
        decision: 'not-relevant',
        path: 'ordinary',
        from: { kind: 'police', name: organisations.police },
        on: t.day(6),
        why: 'A list of everybody who was in the park one evening. Being there says nothing of her.',
      },
      { by: 'bo' },
    )
    const application = { kind: 'traineeship', provider: organisations.skills, title: 'Start in retail' } as const
    t.fact(
      19,
      {
        field: 'application',
        value: { ...application, accredited: false, outcome: 'offer', answer: 'none' },
      },
      { from: 'training-provider', detail: organisations.skills },
    )
  },
}

/** A yearly meeting about her plan for extra help, with everybody at the table, somebody who interprets among them. */
const yearlyMeeting: Story = {
  nth: 55,
  tell: (t) => {
    t.fact(
      25,
      {
        field: 'parentOrCarer',
        value: { name: 'Eleni Lapwingham', relationship: 'Mother', phone: '07700 900055' },
      },
      { from: 'parent-or-carer' },
    )
    const contact = t.contact(25, {
      type: 'meeting-about',
      at: '09:00',
      present: [
        { who: 'young-person' },
        { who: 'parent-or-carer', detail: 'Mother' },
        { who: 'school-staff', detail: 'Mr Testcase, extra help teacher' },
        { who: 'other-professional', detail: 'Occupational therapist' },
        { who: 'friend' },
        { who: 'interpreter', detail: 'Greek' },
      ],
      notes: [
        said('Wants to cook. Likes the small kitchen at school and would like a bigger one.'),
        parentSaid('Cooks for all of us on Sundays. We would like the course to be near home.'),
        { source: 'school', detail: 'Mr Testcase, extra help teacher', text: 'Works well with one person close by.' },
      ],
      nextSteps: [
        { text: 'See the kitchen of the college', followUpOn: t.day(8) },
        { text: 'The school writes down what helps', followUpOn: t.day(-10) },
      ],
    })
    t.answer(25, contact, { answer: 'agreed', words: 'Yes. I want a big oven.' })
    t.confirm(24, 'ehcPlan', fromSchool)
    for (const [kind, subject] of [
      ['entry-level', 'Cooking at home'],
      ['functional-skills', 'English'],
      ['other', 'First aid'],
    ] as const)
      t.fact(24, { field: 'qualification', value: { kind, subject, result: 'Pass', predicted: false } }, fromSchool)
  },
}

/** Who was told what, what others sent, and who was asked. */
export const sharingStories: readonly Story[] = [
  concernNotReleased,
  concernReleased,
  toldOthers,
  sharingRefused,
  sentToUs,
  yearlyMeeting,
]
