import type { SharingView } from '../../caseload/record-api.ts'
import { findCode } from '../../codes/code-list.ts'
import { recipients } from '../../codes/sharing.ts'
import type { Basis, Consent, ConsentPurpose } from '../../domain/basis.ts'
import { consentOn } from '../../domain/consent.ts'
import type { EntryId } from '../../domain/ids.ts'
import type { Disclosure } from '../../domain/sharing.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import type { Answers } from '../form/inputs.ts'
import { allowingIn, includedIn } from './disclosure-inputs.ts'
import { partyOf, partyProblem } from './party-inputs.ts'
import { powerOf } from './power-inputs.ts'

/** What has to be saved: first each yes to this one sharing, then the disclosure that names them. */
export interface DisclosurePlan {
  readonly consents: readonly Consent[]
  /** The disclosure, once it is known under which ids the consents were saved. */
  readonly disclosure: (saved: (consent: Consent) => EntryId | undefined) => Disclosure | undefined
}

/** What was answered about something that was passed on; in words what does not fit together (P30). */
export function disclosurePlan(answers: Answers, view: SharingView): Result<DisclosurePlan, string> {
  const party = partyProblem(answers)
  if (party) return err(party)
  const included = includedIn(answers)
  const purposes: readonly ConsentPurpose[] = ['sharing', ...included]
  const parts = purposes.map((purpose) => partOf(answers, view, purpose))
  const problem = parts.find((part) => !part.ok)
  if (problem && !problem.ok) return problem
  const allowed = parts.flatMap((part) => (part.ok ? [part.value] : []))
  const disclosure: DisclosurePlan['disclosure'] = (saved) => {
    const [basis, ...own] = allowed.map((part) => basisOf(part, saved))
    const includes = included.flatMap((compartment, index) => {
      const its = own[index]
      return its ? [{ compartment, basis: its }] : []
    })
    if (!basis || includes.length < included.length) return undefined
    return { decision: 'shared', path: 'ordinary', ...contentOf(answers), basis, includes }
  }
  return ok({ consents: allowed.flatMap(({ consent }) => (consent ? [consent] : [])), disclosure })
}

/** To whom, when, what and why. */
function contentOf(answers: Answers) {
  return {
    to: partyOf(answers),
    on: answers.day('on') ?? '',
    what: answers.text('what') ?? '',
    why: answers.text('why') ?? '',
  }
}

/** What allows one part: a basis that is there already, or a consent that has to be saved first. */
type Part =
  | { readonly basis: Basis; readonly consent?: undefined }
  | { readonly consent: Consent; readonly basis?: undefined }

function basisOf(part: Part, saved: (consent: Consent) => EntryId | undefined): Basis | undefined {
  if (part.basis) return part.basis
  const consent = saved(part.consent)
  return consent && { kind: 'consent', consent }
}

function partOf(answers: Answers, view: SharingView, purpose: ConsentPurpose): Result<Part, string> {
  const chosen = allowingIn(answers, purpose)
  if (chosen === 'power') return ok({ basis: powerOf(answers) })
  const on = answers.day('on') ?? ''
  if (chosen === 'once') {
    const consent = onceConsent(answers, purpose)
    return consent.on > on ? err(afterwards) : ok({ consent })
  }
  const standing = consentOn(view.answers, purpose, on)
  return standing.state === 'given' ? ok({ basis: { kind: 'consent', consent: standing.entry.id } }) : err(notStanding)
}

const afterwards =
  'The day they said yes is after the day it was passed on. Put the days right, or choose what else allows it.'
const notStanding = 'The consent in general did not stand on that day. Choose what else allows it.'

/** A yes to this and nothing else: with whom, and what. */
function onceConsent(answers: Answers, purpose: ConsentPurpose): Consent {
  const words = answers.text('onceWords')
  return {
    purpose,
    answer: 'given',
    how: answers.text('onceHow') ?? '',
    on: answers.day('onceOn') ?? '',
    scope: scopeOf(answers),
    ...(words === undefined ? {} : { words }),
  }
}

const LONGEST_SCOPE = 500

/** "College (Testbury College): the course form", cut where it is too long, though never within a letter. */
function scopeOf(answers: Answers): string {
  const { kind, name } = partyOf(answers)
  const label = findCode(recipients, kind)?.label ?? kind
  const who = kind === 'other' ? name : name ? `${label} (${name})` : label
  const scope = `${who}: ${answers.text('what') ?? ''}`
  return scope.slice(0, LONGEST_SCOPE).replace(/[\uD800-\uDBFF]$/, '')
}

/** What was passed on to keep somebody safe: a power and its reason carry all of it (P28). */
export function safeguardingFrom(answers: Answers): Result<Disclosure, string> {
  const party = partyProblem(answers)
  if (party) return err(party)
  const basis = powerOf(answers)
  return ok({
    decision: 'shared',
    path: 'safeguarding',
    ...contentOf(answers),
    basis,
    includes: includedIn(answers).map((compartment) => ({ compartment, basis })),
  })
}

/** A decision not to share: what was asked for, and why it was not passed on. */
export function notSharedFrom(answers: Answers): Result<Disclosure, string> {
  const party = partyProblem(answers)
  return party ? err(party) : ok({ decision: 'not-shared', path: pathOf(answers), ...contentOf(answers) })
}

/** Whether it is about a safeguarding concern. */
export function pathOf(answers: Answers): 'ordinary' | 'safeguarding' {
  return answers.list('path').includes('safeguarding') ? 'safeguarding' : 'ordinary'
}
