import { type CodeList, knownCode } from './code-list.ts'

/** Kinds of telephone. */
export const phoneKinds: CodeList = {
  name: 'Kinds of phone',
  edition: '2026-11',
  codes: [knownCode('mobile', 'Mobile'), knownCode('home', 'Home'), knownCode('other', 'Another phone')],
}

/** Where somebody learns or learnt (P03). */
export const placementKinds: CodeList = {
  name: 'Kinds of place',
  edition: '2026-11',
  codes: [
    knownCode('school', 'School'),
    knownCode('college', 'College'),
    knownCode('training-provider', 'Training provider'),
  ],
}

/** Qualifications that matter for what comes next (P03). */
export const qualificationKinds: CodeList = {
  name: 'Qualifications',
  edition: '2026-11',
  codes: [
    knownCode('gcse', 'GCSE'),
    knownCode('functional-skills', 'Functional Skills'),
    knownCode('vocational-1-2', 'Vocational, level 1 or 2'),
    knownCode('a-level', 'A level'),
    knownCode('t-level', 'T level'),
    knownCode('vocational-3', 'Vocational, level 3'),
    knownCode('entry-level', 'Entry level'),
    knownCode('other', 'Another qualification'),
  ],
}

/** What people apply for (P05). */
export const applicationKinds: CodeList = {
  name: 'Kinds of application',
  edition: '2026-11',
  codes: [
    knownCode('course', 'Course'),
    knownCode('apprenticeship', 'Apprenticeship'),
    knownCode('job', 'Job'),
    knownCode('traineeship', 'Training programme'),
  ],
}

/** What came of an application. */
export const applicationOutcomes: CodeList = {
  name: 'Outcomes of applications',
  edition: '2026-11',
  codes: [
    knownCode('planned', 'Not applied yet'),
    knownCode('waiting', 'Applied, waiting to hear'),
    knownCode('interview', 'Invited to an interview'),
    knownCode('conditional-offer', 'Offer, with conditions'),
    knownCode('offer', 'Offer'),
    knownCode('turned-down', 'Turned down'),
    knownCode('withdrawn', 'Taken back'),
  ],
}

/** What the young person said to an offer. */
export const offerAnswers: CodeList = {
  name: 'Answers to offers',
  edition: '2026-11',
  codes: [knownCode('none', 'No answer yet'), knownCode('accepted', 'Accepted'), knownCode('declined', 'Declined')],
}
