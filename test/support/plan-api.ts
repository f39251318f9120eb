import type { CaseloadApi, PersonCard, SaveProblem } from '../../src/caseload/api.ts'
import { planView } from '../../src/caseload/plans.ts'
import { type Suggestion, suggestions } from '../../src/codes/suggestions.ts'
import type { Entry, PlanAgreementEntry, PlanEntry } from '../../src/domain/entry.ts'
import { Entry as EntrySchema } from '../../src/domain/entry.ts'
import { type Record, foldRecord } from '../../src/domain/record.ts'
import type { PlanFormApi } from '../../src/features/plan/plan-form.tsx'
import { err, ok } from '../../src/lib/result.ts'
import { aStamp } from './entries.ts'
import { type FormApiDouble, aFormApi } from './form-api.ts'
import { aCardOf, aPersonView, amara } from './person-views.ts'
import { aPlanAgreement, aPlanEntry } from './plans.ts'
import { herName } from './sharing-api.ts'

/** The part of the caseload that the plan's screens ask, with its entries in our hands. */
export interface PlanApiDouble
  extends PlanFormApi, FormApiDouble, Pick<CaseloadApi, 'recordPlanNotRead' | 'preparePlan'> {
  readonly entries: Entry[]
  suggested: readonly Suggestion[]
  /** Why nothing can be saved from now on. */
  problem: SaveProblem | undefined
  /** When set, nothing can be read either. */
  broken: boolean
  /** Words that a hand-over left unfinished. */
  unfinished: boolean
  /** Who is in the caseload, as far as hints about names go. */
  cards: readonly PersonCard[]
}

/** A caseload of Amara alone, which keeps her entries in a list and folds them as the real one does. */
export function aPlanApi(...entries: readonly Entry[]): PlanApiDouble {
  const record = () => foldRecord(api.entries)
  const read = <T>(answer: () => T) => (api.broken ? Promise.reject(new Error('locked')) : Promise.resolve(answer()))
  const save = <T>(answer: () => T) => Promise.resolve(api.problem ? err(api.problem) : ok(answer()))
  const api: PlanApiDouble = {
    ...aFormApi(),
    entries: [herName, ...entries],
    suggested: suggestions,
    problem: undefined,
    broken: false,
    unfinished: false,
    cards: [aCardOf(aPersonView())],
    people: () => Promise.resolve(api.cards),
    plan: () => read(() => planView(amara, record(), new Set(api.entries.map(({ id }) => id)), api.unfinished)),
    recordPlan: (_person, plan) =>
      save(() => {
        const entry = EntrySchema.parse(aPlanEntry(plan, inPlaceOf(record())))
        api.entries.push(entry)
        return 'of' in entry && entry.of ? entry.of : entry.id
      }),
    recordPlanNotRead: (_person, reason, words) =>
      save(() => void api.entries.push(notRead(record(), { answer: 'not-read', reason, ...(words ? { words } : {}) }))),
    preparePlan: () => save(() => ({ v: 1 })),
    suggestions: () => read(() => api.suggested),
    keepSuggestions: (list) => save(() => void (api.suggested = list)),
  }
  return api
}

function inPlaceOf(record: Record): Partial<PlanEntry> {
  const state = record.plan
  return state ? { of: state.id, supersedes: state.heads.map(({ id }) => id) } : {}
}

function notRead(record: Record, answer: PlanAgreementEntry['agreement']['answer']): PlanAgreementEntry {
  const state = record.plan
  if (!state) throw new Error('There is no plan to read')
  const entry = aPlanAgreement(state.current.id, answer)
  return { ...entry, agreement: { ...entry.agreement, how: 'adviser-recorded' } }
}

/** A version that takes the place of another; by Ada, unless something else is said. */
export function aNextVersion(of: PlanEntry, plan: PlanEntry['plan'], over: Partial<PlanEntry> = {}): PlanEntry {
  return aPlanEntry(plan, { of: of.of ?? of.id, supersedes: [of.id], ...over })
}

/** A version that the young person made in a hand-over. */
export function byYoungPerson(of: PlanEntry, plan: PlanEntry['plan']): PlanEntry {
  return aNextVersion(of, plan, { source: { kind: 'young-person', asOf: '2026-11-24' } })
}

/** A version by somebody else. */
export function byBen(of: PlanEntry, plan: PlanEntry['plan']): PlanEntry {
  const { author } = aStamp()
  return aNextVersion(of, plan, { author: { ...author, name: 'Ben Sample' } })
}
