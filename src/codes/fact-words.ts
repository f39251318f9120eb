import type {
  Address,
  Application,
  CurrentDestination,
  GuaranteeStatus,
  Name,
  ParentOrCarer,
  Phone,
  Placement,
  Qualification,
  Sensitive,
} from '../domain/fact-values.ts'
import type { Fact, FactField } from '../domain/fact.ts'
import { spokenDay } from '../domain/read-back.ts'
import { activityCodes } from './activity.ts'
import { type CodeList, findCode, labelOf } from './code-list.ts'
import {
  applicationKinds,
  applicationOutcomes,
  offerAnswers,
  phoneKinds,
  placementKinds,
  qualificationKinds,
} from './education.ts'
import {
  characteristics,
  cohortStatuses,
  ethnicGroups,
  genders,
  guaranteeStatuses,
  intendedDestinations,
  supportLevels,
} from './person.ts'
import { powers } from './sharing.ts'

/** Who reads: the office sees labels nobody verified, marked so; a young person sees plain words only. */
export type Reader = 'office' | 'young-person'

type Labels = (list: CodeList, code: string) => string

/** A value in words, a line each; empty for what is no longer held. Codes are shown by their label, never alone. */
export function factWords(fact: Fact, reader: Reader): string[] {
  if (fact.value === null) return []
  const label = reader === 'office' ? labelOf : plainLabel
  switch (fact.field) {
    case 'name':
      return [nameWords(fact.value)]
    case 'dateOfBirth':
      return [spokenDay(fact.value)]
    case 'address':
      return addressWords(fact.value)
    case 'currentDestination':
      return destinationWords(fact.value, label(activityCodes, fact.value.activity), reader)
    case 'guaranteeYear11':
    case 'guaranteeYear12':
      return guaranteeWords(fact.value, label, reader)
    case 'characteristics':
    case 'healthCharacteristics':
    case 'offenceCharacteristics':
      return fact.value.length > 0 ? fact.value.map((code) => label(characteristics, code)) : ['None recorded']
    case 'ehcPlan':
    case 'senSupport':
    case 'guaranteeRecorded':
      return [fact.value ? 'Yes' : 'No']
    case 'phone':
      return phoneWords(fact.value, label)
    case 'placement':
      return placementWords(fact.value, label, reader)
    case 'qualification':
      return qualificationWords(fact.value, label)
    case 'parentOrCarer':
      return parentWords(fact.value)
    case 'application':
      return applicationWords(fact.value, label)
    case 'health':
    case 'conviction':
      return sensitiveWords(fact.value, label)
    default:
      return [codedWords(fact.field, fact.value, label)]
  }
}

const listOf: { readonly [F in FactField]?: CodeList } = {
  gender: genders,
  ethnicGroup: ethnicGroups,
  cohortStatus: cohortStatuses,
  levelOfSupport: supportLevels,
  intendedDestination: intendedDestinations,
}

function codedWords(field: FactField, value: string, label: Labels): string {
  const list = listOf[field]
  return list ? label(list, value) : value
}

/** A label in plain words; a label nobody has verified, or a code our list does not know, is not for a young person. */
function plainLabel(list: CodeList, code: string): string {
  const found = findCode(list, code)
  return found?.verified ? (found.plain ?? found.label) : 'Ask your adviser: this wording is not settled yet'
}

/** A name as people say it. */
export function nameWords({ given, middle, family }: Name): string {
  return [given, middle, family].filter(Boolean).join(' ')
}

function addressWords({ lines, town, county, postcode, since }: Address): string[] {
  const from = since ? `Since ${spokenDay(since)}` : undefined
  return present([...lines, town, county, postcode, from])
}

/** Numbers of councils and schools are the office's; they tell two places of one name apart. */
function numberWords(what: string, number: string | undefined, reader: Reader): string | undefined {
  return number !== undefined && reader === 'office' ? `${what} ${number}` : undefined
}

function guaranteeWords({ status, authority }: GuaranteeStatus, label: Labels, reader: Reader): string[] {
  return present([label(guaranteeStatuses, status), numberWords('Council', authority, reader)])
}

/** A current destination: where, since when, until when, last checked, until when it counts as known. */
function destinationWords(value: CurrentDestination, label: string, reader: Reader): string[] {
  const office = reader === 'office'
  const unchecked = office ? 'Not checked since it was recorded' : undefined
  return present([
    label,
    value.establishment?.name,
    numberWords('School or college number', value.establishment?.number, reader),
    numberWords('Provider reference', value.providerReference, reader),
    `Since ${spokenDay(value.startedOn)}`,
    value.expectedToEndOn ? `Expected to end ${spokenDay(value.expectedToEndOn)}` : undefined,
    value.verifiedOn ? `Last checked ${spokenDay(value.verifiedOn)}` : unchecked,
    value.reviewOn ? `To be looked at again on ${spokenDay(value.reviewOn)}` : undefined,
    value.lapsesOn ? `To be checked again by ${spokenDay(value.lapsesOn)}` : undefined,
    value.neetSince && office ? `Not in education, work or training since ${spokenDay(value.neetSince)}` : undefined,
  ])
}

function phoneWords({ number, kind }: Phone, label: Labels): string[] {
  return [`${number} (${label(phoneKinds, kind).toLowerCase()})`]
}

function placementWords({ kind, name, number, from, until }: Placement, label: Labels, reader: Reader): string[] {
  const when = present([from && `from ${spokenDay(from)}`, until && `until ${spokenDay(until)}`]).join(' ')
  const what = `${label(placementKinds, kind)}${when ? `, ${when}` : ''}`
  return present([name, what, numberWords('School or college number', number, reader)])
}

function qualificationWords({ kind, subject, result, predicted, year }: Qualification, label: Labels): string[] {
  const none = predicted ? 'No prediction yet' : 'No result yet'
  const grade = result ? `${predicted ? 'Predicted' : 'Result'}: ${result}` : none
  return present([`${label(qualificationKinds, kind)} ${subject}`, year === undefined ? grade : `${grade} (${year})`])
}

function parentWords({ name, relationship, phone, email }: ParentOrCarer): string[] {
  return present([`${name} (${relationship})`, phone, email])
}

function applicationWords(value: Application, label: Labels): string[] {
  const { kind, provider, title, level, outcome, answer, startsOn, appliedOn, interviewOn, accredited } = value
  return present([
    `${title}${level ? `, ${level}` : ''}`,
    `${label(applicationKinds, kind)} at ${provider}`,
    `${label(applicationOutcomes, outcome)}${answer === 'none' ? '' : `. ${label(offerAnswers, answer)}`}`,
    appliedOn && `Applied ${spokenDay(appliedOn)}`,
    interviewOn && `Interview ${spokenDay(interviewOn)}`,
    startsOn && `Starts ${spokenDay(startsOn)}`,
    accredited ? 'Leads to a recognised qualification' : undefined,
  ])
}

function sensitiveWords({ what, since, basis }: Sensitive, label: Labels): string[] {
  const allowed =
    basis.kind === 'consent'
      ? 'Recorded with consent'
      : `Recorded without consent: ${label(powers, basis.power)}. ${basis.reason}`
  return present([what, since && `Since ${spokenDay(since)}`, allowed])
}

function present(lines: readonly (string | undefined)[]): string[] {
  return lines.filter((line): line is string => Boolean(line))
}
