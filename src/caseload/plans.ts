import { labelOf } from '../codes/code-list.ts'
import { reasonsNotRead } from '../codes/contact.ts'
import type { Answer } from '../domain/agreement.ts'
import type { PlanAgreementEntry, PlanEntry } from '../domain/entry.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { planChanges } from '../domain/plan-changes.ts'
import { PLAN_TEXT_VERSION, planParts } from '../domain/plan-text.ts'
import { Plan, PlanAgreement } from '../domain/plan.ts'
import { readBackText } from '../domain/read-back.ts'
import type { PlanState, Record } from '../domain/record.ts'
import { assert } from '../lib/assert.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { sha256Text } from '../vault/digest.ts'
import type { SaveProblem } from './api.ts'
import { knownRecord } from './book.ts'
import { displayName } from './labels.ts'
import type { OpenVault } from './open-vault.ts'
import type { PlanVersionView, PlanView } from './plan-api.ts'
import { saveEntries } from './save.ts'
import { stamp } from './stamp.ts'
import { valueOf } from '../domain/record.ts'

/** Saves a new version of the plan in place of every version its author saw; the first version makes the plan. */
export async function recordPlan(
  vault: OpenVault,
  person: PersonId,
  plan: Plan,
): Promise<Result<EntryId, SaveProblem>> {
  assert(Plan.safeParse(plan).success, 'a form hands over a valid plan')
  const record = knownRecord(vault, person)
  if (!record) return err('not-in-caseload')
  const before = record.plan
  const entry: PlanEntry = {
    ...stamp(vault, person, { kind: 'adviser', asOf: vault.tools.today() }, before?.heads ?? []),
    kind: 'plan',
    ...(before ? { of: before.id } : {}),
    plan,
  }
  const saved = await saveEntries(vault, person, [entry])
  return saved.ok ? ok(before?.id ?? entry.id) : saved
}

/** Records why the newest version was not read together: never an empty field (P14). */
export async function recordPlanNotRead(
  vault: OpenVault,
  person: PersonId,
  reason: string,
  words: string | undefined,
): Promise<Result<void, SaveProblem>> {
  const record = knownRecord(vault, person)
  const state = record?.plan
  if (!state) return err('not-in-caseload')
  const answer: Answer = { answer: 'not-read', reason, ...(words ? { words } : {}) }
  const agreement: PlanAgreement = {
    plan: state.current.id,
    readBack: PLAN_TEXT_VERSION,
    text: await sha256Text(readBackText(planParts(state.current.plan))),
    how: 'adviser-recorded',
    at: vault.tools.now(),
    answer,
  }
  assert(PlanAgreement.safeParse(agreement).success, 'a form hands over a valid answer')
  const earlier = state.agreements.filter((entry) => entry.agreement.plan === state.current.id)
  const entry: PlanAgreementEntry = {
    ...stamp(vault, person, { kind: 'adviser', asOf: vault.tools.today() }, earlier),
    kind: 'plan-agreement',
    agreement,
  }
  return saveEntries(vault, person, [entry])
}

/** Every version of a young person's plan with what was said of it and what changed; `sent`: entries that the server has. */
export function planView(person: PersonId, record: Record, sent: ReadonlySet<string>, unfinished: boolean): PlanView {
  const state = record.plan
  const name = valueOf(record, 'name')
  const given = valueOf(record, 'knownAs') ?? name?.given ?? ''
  return {
    person,
    given,
    name: displayName(name),
    id: state?.id,
    contested: (state?.heads.length ?? 0) > 1,
    versions: state
      ? state.versions.map((version) => versionView(state, version, given || 'The young person', sent))
      : [],
    unfinished,
  }
}

function versionView(state: PlanState, entry: PlanEntry, given: string, sent: ReadonlySet<string>): PlanVersionView {
  const answer = state.agreements.find(({ agreement }) => agreement.plan === entry.id)
  const before = state.versions.find(({ id }) => entry.supersedes.includes(id))
  const byYoungPerson = entry.source.kind === 'young-person'
  const changer = { name: byYoungPerson ? given : entry.author.name, isYoungPerson: byYoungPerson }
  return {
    entry: entry.id,
    plan: entry.plan,
    recordedBy: entry.author.name,
    recordedAt: entry.at,
    byYoungPerson,
    standing: answer?.agreement.answer.answer ?? 'not-read-yet',
    answer: answer && answerView(answer),
    changes: before ? planChanges(before.plan, entry.plan, changer) : [],
    sent: sent.has(entry.id) && (!answer || sent.has(answer.id)),
    current: state.heads.some(({ id }) => id === entry.id),
  }
}

function answerView({ agreement }: PlanAgreementEntry): PlanVersionView['answer'] {
  const { answer, at, how, signed } = agreement
  return {
    words: answer.words,
    reason: answer.answer === 'not-read' ? labelOf(reasonsNotRead, answer.reason) : undefined,
    at,
    how: how === 'on-this-tablet' ? 'Made together on the tablet' : 'Recorded by the adviser',
    signed,
  }
}
