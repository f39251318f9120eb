import { fernmoor, quillbridge } from '../council.ts'
import { stillDoing } from '../destination.ts'
import { nextSeptember } from '../clock.ts'
import { organisations } from '../names.ts'
import { adviserSaw, fromSchool, said, schoolSaid } from '../notes.ts'
import type { Teller } from '../teller.ts'
import type { Story } from './story.ts'

/** Everything that an adviser may record in the ordinary record, of one young person (P01–P09). */
export const wholeRecord: Story = {
  nth: 165,
  tell: (t) => {
    whoTheyAre(t)
    howToReachThem(t)
    learning(t)
    const conditional = firstInterview(t)
    nowAndNext(t, conditional)
  },
}

function whoTheyAre(t: Teller): void {
  t.fact(20, { field: 'name', value: { given: 'Verity', middle: 'Leila', family: 'Vetchling' } })
  t.fact(20, { field: 'knownAs', value: 'Vee' })
  t.confirm(20, 'dateOfBirth', fromSchool)
  t.confirm(20, 'gender')
  t.fact(20, { field: 'ethnicGroup', value: 'MWAS' })
  t.confirm(19, 'uniquePupilNumber', fromSchool)
  t.confirm(19, 'uniqueLearnerNumber', fromSchool)
}

function howToReachThem(t: Teller): void {
  const since = t.day(24)
  const address = { lines: ['Flat 2', '7 Placeholder Lane'], town: 'Fernmoor', postcode: 'ZZ4 2AB', since }
  t.fact(18, { field: 'address', value: address })
  const first = t.fact(150, { field: 'phone', value: { number: '07700 900165', kind: 'mobile' } })
  t.fact(18, { field: 'phone', value: null }, { of: first.id })
  t.fact(18, { field: 'phone', value: { number: '07700 900265', kind: 'mobile' } })
  t.fact(150, { field: 'phone', value: { number: '01632 960165', kind: 'home' } }, { from: 'parent-or-carer' })
  t.fact(18, { field: 'email', value: 'vee.vetchling@example.org' })
  const aunt = { name: 'Rosa Vetchling', relationship: 'Aunt, lives with her', phone: '01632 960166' }
  t.fact(18, { field: 'parentOrCarer', value: { ...aunt, email: 'rosa.vetchling@example.org' } })
}

function learning(t: Teller): void {
  const before = { kind: 'school', name: organisations.otherSchool, from: '2022-09-05', until: '2024-07-19' } as const
  t.fact(150, { field: 'placement', value: before }, fromSchool)
  const now = { kind: 'school', name: fernmoor.name, number: fernmoor.number, from: '2024-09-04' } as const
  t.fact(150, { field: 'placement', value: now }, fromSchool)
  const mathematics = { kind: 'gcse', subject: 'Mathematics', predicted: true, year: 2027 } as const
  const first = t.fact(150, { field: 'qualification', value: { ...mathematics, result: '4' } }, fromSchool)
  t.fact(12, { field: 'qualification', value: { ...mathematics, result: '5' } }, { ...fromSchool, of: first.id })
  for (const [subject, result] of [
    ['English Language', '5'],
    ['Design and Technology', '7'],
    ['Combined Science', '5-5'],
  ] as const)
    t.fact(150, { field: 'qualification', value: { ...mathematics, subject, result } }, fromSchool)
  const food = {
    kind: 'vocational-1-2',
    subject: 'Food and Cookery',
    result: 'Level 1 pass',
    predicted: false,
  } as const
  t.fact(150, { field: 'qualification', value: { ...food, year: 2026 } }, fromSchool)
  t.confirm(19, 'ehcPlan', fromSchool)
  t.fact(19, { field: 'senSupport', value: true }, { from: 'school', detail: 'Mr Testcase, extra help teacher' })
  t.fact(18, { field: 'characteristics', value: ['140'] })
  t.fact(18, { field: 'levelOfSupport', value: '2' }, { from: 'adviser' })
}

/** The first application, which later becomes an offer. */
function firstInterview(t: Teller) {
  const interview = t.contact(60, {
    present: [{ who: 'young-person' }, { who: 'school-staff', detail: 'Ms Sample' }],
    notes: [
      said('Likes making things with wood. Helps an uncle to mend chairs. Would like to do this for a living.'),
      schoolSaid('One of the best in the workshop. Needs a bit more time with long texts.'),
      adviserSaw('We looked at the joinery course and at two companies that take apprentices.'),
    ],
    nextSteps: [
      { text: 'Go to the open day of the college', followUpOn: t.day(45) },
      { text: 'Ada asks the college about help with reading', followUpOn: t.day(50) },
    ],
  })
  t.answer(60, interview, { answer: 'agreed', words: 'Yes. My uncle will be pleased 🙂' })
  t.fact(60, { field: 'intendedPlan', value: 'Join a workshop or learn joinery at college.' })
  const course = { kind: 'course', provider: quillbridge.name, title: 'Bench joinery', level: 'Level 2' } as const
  const applied = { ...course, accredited: true, startsOn: nextSeptember(t.stage.today), appliedOn: t.day(40) }
  return t.fact(40, { field: 'application', value: { ...applied, outcome: 'waiting', answer: 'none' } })
}

function nowAndNext(t: Teller, application: ReturnType<typeof firstInterview>): void {
  const followUp = t.contact(18, {
    type: 'follow-up',
    at: '11:20',
    notes: [
      said(
        'Went to the open day with a friend and liked the workshop. Has moved in with an aunt, which is going well.',
      ),
      adviserSaw('The college can read long texts aloud in the exam. We wrote that into the form.'),
    ],
    nextSteps: [{ text: 'Practise three questions for the interview', followUpOn: t.day(4) }],
  })
  t.answer(18, followUp, { answer: 'agreed' })
  if (application.fact.field !== 'application' || application.fact.value === null) return
  const conditional = {
    ...application.fact.value,
    interviewOn: t.day(9),
    outcome: 'conditional-offer',
    answer: 'accepted',
  }
  t.fact(6, { field: 'application', value: conditional }, { from: 'college', detail: 'Admissions', of: application.id })
  const apprenticeship = { kind: 'apprenticeship', provider: organisations.builders, title: 'Carpentry' } as const
  const waiting = { ...apprenticeship, accredited: true, appliedOn: t.day(10), outcome: 'waiting', answer: 'none' }
  t.fact(10, { field: 'application', value: waiting })
  stillDoing(t, 12, fromSchool)
  t.fact(6, { field: 'intendedDestination', value: '111' })
  t.fact(6, {
    field: 'intendedPlan',
    value: 'Learn joinery at college. If an apprenticeship comes up nearby, take that.',
  })
}
