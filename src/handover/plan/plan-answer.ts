import type { Answer } from '../../domain/agreement.ts'
import type { PaperEntry, PlanAgreementEntry, PlanEntry } from '../../domain/entry.ts'
import { PLAN_TEXT_VERSION, planParts } from '../../domain/plan-text.ts'
import type { Plan, Signature } from '../../domain/plan.ts'
import { readBackText } from '../../domain/read-back.ts'
import { sha256Text } from '../../vault/digest.ts'
import { type Tools, stamp } from '../answer.ts'
import type { PlanPacket } from '../packet.ts'

/** A new version of a plan as the young person made it, in place of the one they were shown. */
export function madeEntry(packet: PlanPacket, shown: PlanEntry, plan: Plan, tools: Tools): PlanEntry {
  const source = { kind: 'young-person', asOf: tools.today() } as const
  return {
    ...stamp(packet, source, [shown.id], tools.now(), tools),
    kind: 'plan',
    of: shown.of ?? shown.id,
    plan,
  }
}

/** What the young person said of one version, bound to the exact text of it (P14). */
export async function planAgreementEntry(
  packet: PlanPacket,
  { id, plan }: Pick<PlanEntry, 'id' | 'plan'>,
  answer: Answer,
  signed: Signature | undefined,
  tools: Tools,
): Promise<PlanAgreementEntry> {
  const text = await sha256Text(readBackText(planParts(plan)))
  const at = tools.now()
  const agreement = { plan: id, readBack: PLAN_TEXT_VERSION, text, how: 'on-this-tablet', at, answer } as const
  return {
    ...stamp(packet, { kind: 'young-person', asOf: tools.today() }, [], at, tools),
    kind: 'plan-agreement',
    agreement: { ...agreement, ...(signed ? { signed } : {}) },
  }
}

/** The copy that the young person printed for themselves: theirs from then on, and known of (P20). */
export function takenPaperEntry(packet: PlanPacket, of: PlanEntry['id'], tools: Tools): PaperEntry {
  const printedOn = tools.today()
  return {
    ...stamp(packet, { kind: 'young-person', asOf: printedOn }, [], tools.now(), tools),
    kind: 'paper',
    paper: { what: 'action-plan', of, printedOn, kept: { kind: 'given' }, programme: 'none' },
  }
}

/** Whether two plans say the same. */
export function isSamePlan(a: Plan, b: Plan): boolean {
  return (
    readBackText(planParts(a)) === readBackText(planParts(b)) && JSON.stringify(a.actions) === JSON.stringify(b.actions)
  )
}
