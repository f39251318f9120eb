import type { FactField } from '../domain/fact.ts'

/** Whether something has to be given or is the young person's choice (P12), why it is asked, and by what law. */
export interface NoticeItem {
  readonly need: 'required' | 'choice'
  /** In words for a young person; may be read aloud after "We ask this …". */
  readonly why: string
  /** For the office: the lawful basis. */
  readonly basis: string
}

const task = 'UK GDPR 6(1)(c) and (e); Education and Skills Act 2008, sections 12, 68 and 72'
const special = 'UK GDPR 6(1)(e), 9(2)(g); Data Protection Act 2018, schedule 1, paragraph 6'
const offence = 'UK GDPR 6(1)(e), 10; Data Protection Act 2018, schedule 1, paragraphs 6 and 18'

const required = (why: string, basis = task): NoticeItem => ({ need: 'required', why, basis })
const choice = (why: string, basis = task): NoticeItem => ({ need: 'choice', why, basis })

const returned = 'because the law makes us report it to the Department for Education'
const numbers = 'so that your record is not mixed up with somebody else’s'

/** The edition of the privacy notice that the wording below follows. A council changes the words here, in one place. */
export const NOTICE_EDITION = '2026-11'

/** Every field of a record as the council's privacy notice explains it. The compiler refuses a field without an explanation. */
export const notice: { readonly [F in FactField]: NoticeItem } = {
  name: required('so that we know who you are'),
  knownAs: choice('so that we call you what you like to be called'),
  dateOfBirth: required('because your age decides what help the law gives you'),
  address: required('because the law asks us to know which council looks after you'),
  phone: choice('so that we can reach you'),
  email: choice('so that we can reach you'),
  gender: choice('so that we can see whether our help is fair to everybody'),
  ethnicGroup: choice(
    'because equality law makes us ask, so that we can see whether our help is fair. You do not have to say',
    special,
  ),
  placement: required('so that we know where you learn or learnt'),
  qualification: choice('so that we can suggest courses and jobs that fit'),
  intendedDestination: required(returned),
  intendedPlan: choice('so that our help fits what you want to do'),
  application: required('because everybody leaving Year 11 or 12 is owed the offer of a place, and we have to check'),
  currentDestination: required('because the law asks us to know whether you are in education, work or training'),
  levelOfSupport: required('so that you get as much help as you need'),
  characteristics: required('because some young people are owed more help'),
  ehcPlan: required('because a plan gives you the right to help until you are 25'),
  senSupport: required('so that you get the help you need to learn'),
  parentOrCarer: choice('so that we can reach somebody close to you if needed'),
  health: choice('so that our help fits you. We always ask you first', special),
  healthCharacteristics: required(returned, special),
  conviction: choice('so that we can give you the right advice. We always ask you first', offence),
  offenceCharacteristics: required(returned, offence),
  councilRecordNumber: required(numbers),
  previousCouncilRecordNumber: required(numbers),
  uniqueLearnerNumber: required(numbers),
  uniquePupilNumber: required(numbers),
  cohortStatus: required(returned),
  leadAuthority: required(returned),
  educatedAuthority: required(returned),
  authorityAtYear11: required(returned),
  transferredToAuthority: required(returned),
  guaranteeRecorded: required(returned),
  guaranteeYear11: required(returned),
  guaranteeYear12: required(returned),
}
