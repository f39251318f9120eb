import { type Code, type CodeList, knownCode } from './code-list.ts'

const unverified = (code: string, label: string): Code => ({ code, label, verified: false })

/** Level of support given by Connexions (CA13, "level of need"; P07). */
export const supportLevels: CodeList = {
  name: 'Level of support (CA13)',
  edition: '2019-20',
  codes: [knownCode('1', 'Intensive support'), knownCode('2', 'Extra support'), knownCode('3', 'Minimum support')],
}

/** Gender as the national return has it (P02). */
export const genders: CodeList = {
  name: 'Gender (YP07)',
  edition: '2019-20',
  codes: [
    knownCode('F', 'Female'),
    knownCode('M', 'Male'),
    unverified('U', 'Not said'),
    unverified('W', 'Not recorded'),
  ],
}

/** One ethnic group, under the group of the first of the two questions it is asked with. */
export interface EthnicGroupCode extends Code {
  readonly group: string
}

const ethnic = (code: string, group: string, label: string): EthnicGroupCode => ({ code, group, label, verified: true })

/** Ethnic groups: the 18 of the Government Statistical Service, and two answers that are none of them (P02). */
export const ethnicGroups: CodeList<EthnicGroupCode> = {
  name: 'Ethnic group (YP27)',
  edition: '2019-20',
  codes: [
    ethnic('WBRI', 'White', 'English, Welsh, Scottish, Northern Irish or British'),
    ethnic('WIRI', 'White', 'Irish'),
    ethnic('WROM', 'White', 'Gypsy or Irish Traveller'),
    ethnic('WOTH', 'White', 'Any other White background'),
    ethnic('MWBC', 'Mixed or multiple ethnic groups', 'White and Black Caribbean'),
    ethnic('MWBA', 'Mixed or multiple ethnic groups', 'White and Black African'),
    ethnic('MWAS', 'Mixed or multiple ethnic groups', 'White and Asian'),
    ethnic('MOTH', 'Mixed or multiple ethnic groups', 'Any other mixed or multiple ethnic background'),
    ethnic('AIND', 'Asian or Asian British', 'Indian'),
    ethnic('APKN', 'Asian or Asian British', 'Pakistani'),
    ethnic('ABAN', 'Asian or Asian British', 'Bangladeshi'),
    ethnic('CHNE', 'Asian or Asian British', 'Chinese'),
    ethnic('AOTH', 'Asian or Asian British', 'Any other Asian background'),
    ethnic('BAFR', 'Black, African, Caribbean or Black British', 'African'),
    ethnic('BCRB', 'Black, African, Caribbean or Black British', 'Caribbean'),
    ethnic('BOTH', 'Black, African, Caribbean or Black British', 'Any other Black, African or Caribbean background'),
    ethnic('OARA', 'Other ethnic group', 'Arab'),
    ethnic('OOTH', 'Other ethnic group', 'Any other ethnic group'),
    ethnic('REFU', 'Not said', 'Prefer not to say'),
    ethnic('NOBT', 'Not said', 'Not yet asked'),
  ],
}

/** A circumstance that the national return asks about; some are health or criminal-offence data. */
export interface CharacteristicCode extends Code {
  readonly special?: 'health' | 'offence'
}

/** Characteristics (IC01). */
export const characteristics: CodeList<CharacteristicCode> = {
  name: 'Characteristics (IC01)',
  edition: '2024-25',
  codes: [
    knownCode('110', 'Looked after'),
    knownCode('120', 'Caring for own child'),
    knownCode('130', 'Refugee or asylum seeker'),
    knownCode('140', 'Carer, not of own child'),
    { ...knownCode('150', 'Disclosed substance misuse'), special: 'health' },
    knownCode('160', 'Care leaver'),
    { ...knownCode('170', 'Supervised by the youth offending team'), special: 'offence' },
    { ...knownCode('180', 'Pregnancy'), special: 'health' },
    knownCode('190', 'Parent, not caring for own child'),
    knownCode('200', 'Alternative provision'),
    { ...knownCode('210', 'Mental health flag'), special: 'health' },
  ],
}

/** Whether, and how, somebody belongs to the tracked cohort (YP10). */
export const cohortStatuses: CodeList = {
  name: 'Cohort status (YP10)',
  edition: '2019-20',
  codes: [
    knownCode('P', 'Primary cohort'),
    knownCode('G', 'September Guarantee only'),
    knownCode('T', 'Transferred to another council'),
    knownCode('E', 'Left England'),
    knownCode('M', 'Merged record'),
    unverified('D', 'Deceased'),
    unverified('L', 'Left the cohort'),
    knownCode('A', 'Aged out of the cohort'),
  ],
}

/** What a Year 11 pupil intends to do (ID01). The codes are official, these labels are not. */
export const intendedDestinations: CodeList = {
  name: 'Intended destination (ID01)',
  edition: '2019-20',
  codes: [
    unverified('111', 'Full-time education'),
    unverified('121', 'Part-time education'),
    unverified('211', 'Apprenticeship'),
    unverified('311', 'Work with training'),
    unverified('321', 'Work with part-time study'),
    unverified('411', 'Training'),
    unverified('511', 'Work without training'),
    unverified('611', 'Undecided or something else'),
  ],
}

/** September Guarantee status (SG02, SG11). The codes are official, these labels are not. */
export const guaranteeStatuses: CodeList = {
  name: 'September Guarantee status (SG02, SG11)',
  edition: '2019-20',
  codes: [
    ...['110', '114', '115'].map((code) => unverified(code, 'Offer made')),
    ...['120', '122', '123', '124'].map((code) => unverified(code, 'Offer not appropriate')),
    unverified('140', 'No offer'),
    ...['150', '151', '153', '154', '159'].map((code) => unverified(code, 'Not recorded')),
  ],
}
