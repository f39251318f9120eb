import type { CodeNeeds, CurrencyRule } from '../domain/currency.ts'
import { type Code, type CodeList, findCode, labelOf } from './code-list.ts'

/** What a list calls an activity's family. */
export type DestinationGroup =
  | 'School age'
  | 'Education'
  | 'Employment'
  | 'Training'
  | 'Re-engagement'
  | 'NEET'
  | 'Not known'
  | 'Other'

/** A current activity (CA01). `sensitive`: the code itself tells of health, faith, family or custody. */
export interface ActivityCode extends Code {
  readonly group: DestinationGroup
  readonly sensitive: boolean
  readonly currency: CurrencyRule
  /** A characteristic, an EHC plan or a review date without which the code makes no sense. */
  readonly needs?: CodeNeeds
}

const yearEnd: CurrencyRule = { kind: 'end-of-academic-year' }
const sixMonths: CurrencyRule = { kind: 'months', months: 6 }
const twelveMonths: CurrencyRule = { kind: 'months', months: 12 }
const afterReview: CurrencyRule = { kind: 'after-review', days: 28 }
const never: CurrencyRule = { kind: 'never' }

interface Extra {
  readonly sensitive?: true
  readonly needs?: ActivityCode['needs']
  readonly verified?: false
  readonly retired?: true
}

function activity(
  code: string,
  group: DestinationGroup,
  label: string,
  plain: string,
  currency: CurrencyRule,
  extra: Extra = {},
): ActivityCode {
  const { sensitive = false, verified = true, needs, retired } = extra
  return {
    code,
    group,
    label,
    plain,
    currency,
    sensitive,
    verified,
    ...(needs ? { needs } : {}),
    ...(retired ? { retired } : {}),
  }
}

const unchecked = { verified: false } as const
const review = { needs: { reviewDate: true } } as const

/**
 * Current activity codes of the national return (CA01). The set of codes is that of the 2019–20 requirement; labels follow
 * council practice of 2023. Those marked unverified have to be checked against the edition in force.
 */
export const activityCodes: CodeList<ActivityCode> = {
  name: 'Current activity (CA01)',
  edition: '2019-20, labels 2023',
  codes: [
    activity('110', 'School age', 'Registered at a school', 'At school', yearEnd, unchecked),
    activity(
      '120',
      'School age',
      'Educated other than at school',
      'Learning somewhere other than school',
      yearEnd,
      unchecked,
    ),
    activity('130', 'School age', 'School age, in custody', 'Learning', yearEnd, { sensitive: true, verified: false }),
    activity('140', 'School age', 'School age, not registered', 'Not registered at a school', yearEnd, unchecked),
    activity('150', 'School age', 'School age, situation not known', 'We do not know yet', yearEnd, unchecked),
    activity('210', 'Education', 'School sixth form', 'At a school sixth form', yearEnd),
    activity('220', 'Education', 'Sixth-form college', 'At a sixth-form college', yearEnd),
    activity('230', 'Education', 'Further education', 'At college', yearEnd),
    activity('240', 'Education', 'Higher education', 'At university or in higher education', yearEnd),
    activity('250', 'Education', 'Part-time education', 'Learning part time', yearEnd),
    activity('260', 'Education', 'Gap year', 'Taking a gap year', afterReview, review),
    activity('270', 'Education', 'Full-time education, other', 'Learning full time', yearEnd),
    activity('280', 'Education', 'Special post-16 institution', 'At a special college', yearEnd, {
      needs: { ehcPlan: true },
    }),
    activity('290', 'Education', 'Education in custody', 'Learning', afterReview, {
      sensitive: true,
      needs: { reviewDate: true },
    }),
    activity('310', 'Employment', 'Apprenticeship', 'In an apprenticeship', twelveMonths),
    activity('320', 'Employment', 'Full-time work with study', 'Working and studying', twelveMonths),
    activity('330', 'Employment', 'Work without training', 'Working', sixMonths),
    activity('340', 'Employment', 'Work with training', 'Working and training', sixMonths),
    activity('350', 'Employment', 'Temporary work', 'In temporary work', afterReview, review),
    activity('360', 'Employment', 'Part-time work', 'Working part time', sixMonths),
    activity('380', 'Employment', 'Self-employment', 'Working for yourself', sixMonths),
    activity('381', 'Employment', 'Self-employment with study', 'Working for yourself and studying', sixMonths),
    activity('550', 'Employment', 'Voluntary work with study', 'Volunteering and studying', sixMonths),
    activity('410', 'Training', 'Work-based learning', 'In training', sixMonths),
    activity('430', 'Training', 'Other training', 'In training', sixMonths),
    activity('440', 'Training', 'Jobcentre training and support', 'In training', sixMonths),
    activity('450', 'Training', 'Traineeship', 'In a traineeship', sixMonths, { retired: true }),
    activity('460', 'Training', 'Supported internship', 'In a supported internship', sixMonths, {
      needs: { ehcPlan: true },
    }),
    activity('530', 'Re-engagement', 'Re-engagement provision', 'In a programme to get back into learning', {
      kind: 'months',
      months: 3,
    }),
    activity('540', 'NEET', 'Working not for reward', 'Volunteering', never),
    activity('610', 'NEET', 'Not yet ready for work or learning', 'Not ready for work or learning yet', never),
    activity('615', 'NEET', 'Start date agreed', 'Starting something soon', never),
    activity('616', 'NEET', 'Start date agreed (counts as participating)', 'Starting something soon', never, review),
    activity('619', 'NEET', 'Seeking education, work or training', 'Looking for a course, work or training', never),
    activity('620', 'NEET', 'Not available: carer', 'Not available at the moment', never, {
      sensitive: true,
      needs: { characteristic: '140' },
    }),
    activity('630', 'NEET', 'Not available: teenage parent', 'Not available at the moment', never, {
      sensitive: true,
      needs: { characteristic: '120' },
    }),
    activity('640', 'NEET', 'Not available: illness', 'Not available at the moment', never, { sensitive: true }),
    activity('650', 'NEET', 'Not available: pregnancy', 'Not available at the moment', never, {
      sensitive: true,
      needs: { characteristic: '180' },
    }),
    activity('660', 'NEET', 'Not available: religious grounds', 'Not available at the moment', never, {
      sensitive: true,
    }),
    activity('670', 'NEET', 'Not available: unlikely to be economically active', 'Not available at the moment', never, {
      sensitive: true,
    }),
    activity('680', 'NEET', 'Not available: other reason', 'Not available at the moment', never),
    activity('710', 'Other', 'Custody (young adult)', 'Something else', afterReview, {
      sensitive: true,
      needs: { reviewDate: true },
    }),
    activity('810', 'Not known', 'Situation not known', 'We do not know yet', never),
    activity('820', 'Not known', 'No current address', 'We do not know yet', never),
    activity('830', 'Not known', 'Refused to say', 'You chose not to say', never),
  ],
}

/** An activity's family; of a code the list does not know, "Other". */
export function destinationGroup(code: string): DestinationGroup {
  return findCode(activityCodes, code)?.group ?? 'Other'
}

/** What may stand on a list or a day sheet: the label, or only the family where the label would tell too much. */
export function listLabel(code: string): string {
  const found = findCode(activityCodes, code)
  if (!found) return labelOf(activityCodes, code)
  if (!found.sensitive) return found.label
  return found.group === 'NEET' ? 'Not available' : found.group
}

/** Whether a code counts as not in education, work or training. */
export function isNeet(code: string): boolean {
  return destinationGroup(code) === 'NEET'
}
