import { type Code, type CodeList, findCode, knownCode } from './code-list.ts'

/** Somebody information may go to. A project that ended takes no more of it. */
export interface RecipientCode extends Code {
  /** The last day on which it may be chosen. */
  readonly until?: string
}

/** Who may be told, from the council's privacy notice (P29). "Other" always says who. */
export const recipients: CodeList<RecipientCode> = {
  name: 'Organisations',
  edition: 'privacy notice',
  codes: [
    knownCode('council-team', "A team of this council's"),
    knownCode('childrens-trust', "Children's trust"),
    knownCode('college', 'College'),
    knownCode('connexions-elsewhere', 'Connexions or careers service of another area'),
    knownCode('department-for-education', 'Department for Education'),
    knownCode('health', 'Health professional'),
    knownCode('housing', 'Housing'),
    knownCode('jobcentre', 'Jobcentre'),
    knownCode('police', 'Police'),
    knownCode('school', 'School'),
    knownCode('training-provider', 'Training provider'),
    knownCode('youth-offending-service', 'Youth offending service'),
    knownCode('voluntary-organisation', 'Voluntary organisation'),
    { ...knownCode('outreach-project', 'Uniconnect outreach project (2022/23)'), until: '2023-07-31' },
    knownCode('other', 'Somebody else'),
  ],
}

/** Who may be told something on a day: a project that had ended by then is not among them (P29). */
export function recipientsOn(day: string): CodeList<RecipientCode> {
  return { ...recipients, codes: recipients.codes.filter(({ until }) => until === undefined || day <= until) }
}

/** What a power can be the reason for. Safeguarding is a way of sharing that waits for nobody (P28). */
export type PowerUse = 'recording' | 'sharing' | 'safeguarding'

/** A law, and what the council may do by it without consent. */
export interface PowerCode extends Code {
  readonly for: readonly PowerUse[]
}

const anyUse: readonly PowerUse[] = ['recording', 'sharing', 'safeguarding']
const power = (code: string, label: string, plain: string, uses: readonly PowerUse[] = anyUse): PowerCode => ({
  ...knownCode(code, label, plain),
  for: uses,
})

/** A law that lets, or makes, the council record or share without consent. Each council checks these with its data officer. */
export const powers: CodeList<PowerCode> = {
  name: 'Powers',
  edition: '2026-11',
  codes: [
    power(
      'child-protection',
      'Children Act 1989, section 47: a child may be suffering significant harm',
      'To keep a child safe from serious harm',
    ),
    power(
      'safeguarding',
      'Children Act 2004, sections 10 and 11: safeguarding and welfare of children',
      'To keep you or somebody else safe',
    ),
    power(
      'exploitation',
      'Safeguarding: criminal or sexual exploitation, modern slavery',
      'To protect you or somebody else from being exploited',
    ),
    power('vital-interests', 'UK GDPR article 6(1)(d): to save a life', "Because somebody's life was in danger"),
    power(
      'crime',
      'Data Protection Act 2018, schedule 2: to prevent or detect a serious crime',
      'To prevent a serious crime',
      ['sharing', 'safeguarding'],
    ),
    power('court-order', 'An order of a court', 'Because a court ordered it'),
    power(
      'statutory-return',
      'Education and Skills Act 2008, sections 68 and 72: the national return',
      'Because the law makes us report it to the Department for Education',
      ['recording', 'sharing'],
    ),
    power(
      'participation',
      'Education and Skills Act 2008, sections 12 to 14 and 17',
      'Because the law asks us to know whether every young person is in learning',
      ['sharing'],
    ),
  ],
}

/** The powers that can be the reason for something. */
export function powersFor(use: PowerUse): CodeList<PowerCode> {
  return { ...powers, codes: powers.codes.filter((one) => one.for.includes(use)) }
}

/** Whether a word names a power that can be the reason for something: a power nobody knows allows nothing (P30). */
export function isPowerFor(use: PowerUse, code: string): boolean {
  return findCode(powersFor(use), code) !== undefined
}

/** How somebody said yes or no. */
export const consentWays: CodeList = {
  name: 'How consent was asked',
  edition: '2026-11',
  codes: [
    knownCode('in-person', 'In person', 'face to face'),
    knownCode('by-phone', 'By phone', 'by phone'),
    knownCode('in-writing', 'In writing', 'in writing'),
    knownCode('by-message', 'By text or e-mail', 'in a message'),
  ],
}

/** Why somebody looks into a compartment (P10). */
export const openingReasons: CodeList = {
  name: 'Reasons to open',
  edition: '2026-11',
  codes: [
    knownCode('young-person-asked', 'The young person asked to see it or talk about it', 'because you asked'),
    knownCode('support-now', 'Needed for the support given now', 'to support you'),
    knownCode('sharing', 'To decide about sharing it', 'to decide about sharing it'),
    knownCode('keeping-right', 'To check that it is still right', 'to check that it is right'),
    knownCode('safeguarding', 'A safeguarding concern', 'to keep somebody safe'),
  ],
}
