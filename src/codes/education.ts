import type { Code, CodeList } from './code-list.ts'

const own = (code: string, label: string): Code => ({ code, label, verified: true })

/** Kinds of telephone. */
export const phoneKinds: CodeList = {
  name: 'Kinds of phone',
  edition: '2026-11',
  codes: [own('mobile', 'Mobile'), own('home', 'Home'), own('other', 'Another phone')],
}

/** Where somebody learns or learnt (P03). */
export const placementKinds: CodeList = {
  name: 'Kinds of place',
  edition: '2026-11',
  codes: [own('school', 'School'), own('college', 'College'), own('training-provider', 'Training provider')],
}

/** Qualifications that matter for what comes next (P03). */
export const qualificationKinds: CodeList = {
  name: 'Qualifications',
  edition: '2026-11',
  codes: [
    own('gcse', 'GCSE'),
    own('functional-skills', 'Functional Skills'),
    own('vocational-1-2', 'Vocational, level 1 or 2'),
    own('a-level', 'A level'),
    own('t-level', 'T level'),
    own('vocational-3', 'Vocational, level 3'),
    own('entry-level', 'Entry level'),
    own('other', 'Another qualification'),
  ],
}

/** What people apply for (P05). */
export const applicationKinds: CodeList = {
  name: 'Kinds of application',
  edition: '2026-11',
  codes: [
    own('course', 'Course'),
    own('apprenticeship', 'Apprenticeship'),
    own('job', 'Job'),
    own('traineeship', 'Training programme'),
  ],
}

/** What came of an application. */
export const applicationOutcomes: CodeList = {
  name: 'Outcomes of applications',
  edition: '2026-11',
  codes: [
    own('planned', 'Not applied yet'),
    own('waiting', 'Applied, waiting to hear'),
    own('interview', 'Invited to an interview'),
    own('conditional-offer', 'Offer, with conditions'),
    own('offer', 'Offer'),
    own('turned-down', 'Turned down'),
    own('withdrawn', 'Taken back'),
  ],
}

/** What the young person said to an offer. */
export const offerAnswers: CodeList = {
  name: 'Answers to offers',
  edition: '2026-11',
  codes: [own('none', 'No answer yet'), own('accepted', 'Accepted'), own('declined', 'Declined')],
}
