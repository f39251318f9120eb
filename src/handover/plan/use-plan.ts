import { useMemo, useRef, useState } from 'preact/hooks'
import type { Answer } from '../../domain/agreement.ts'
import type { Entry, PlanEntry } from '../../domain/entry.ts'
import { planChanges } from '../../domain/plan-changes.ts'
import type { Plan } from '../../domain/plan.ts'
import { useFlushWhenLeft } from '../../ui/use-flush-when-left.ts'
import type { PlanDesk } from '../desk.ts'
import { type KeepState, createWordKeeper } from '../keep.ts'
import { parseUnfinished } from '../packet.ts'
import type { Saving } from '../use-hand-over.ts'
import { isSamePlan, madeEntry, planAgreementEntry } from './plan-answer.ts'
import { type PlanAnswer, type PlanDraft, draftOf, planFrom, resumedDraft } from './plan-edit.ts'

/** How it ended: what was saved, and what the young person changed. */
export interface PlanDone {
  readonly answer: PlanAnswer | 'stopped'
  readonly version: PlanEntry['id']
  readonly plan: Plan
  readonly words: string | undefined
  readonly changes: readonly string[]
}

/** A plan being made together. */
export interface Making {
  readonly draft: PlanDraft
  readonly resumed: boolean
  readonly saving: Saving
  readonly kept: KeepState
  readonly done: PlanDone | undefined
  /** What was typed cannot be saved: nothing is left of the plan, or a text is too long. */
  readonly broken: boolean
  readonly change: (draft: PlanDraft) => void
  readonly answer: (answer: PlanAnswer) => void
  readonly stop: () => void
}

/** Runs the making of a plan. Every word survives going back and forth, a failed save, and the tablet going out. */
export function usePlan(desk: PlanDesk, entry: PlanEntry): Making {
  const [resumed] = useState(() => resume(desk, entry))
  const [draft, setDraft] = useState<PlanDraft>(resumed ?? draftOf(entry.plan))
  const [saving, setSaving] = useState<Saving>(undefined)
  const [broken, setBroken] = useState(false)
  const [done, setDone] = useState<PlanDone | undefined>(undefined)
  const keeper = useKeeper(desk, entry)
  const repeat = useSameEntries()

  const finish = async (answer: PlanAnswer): Promise<void> => {
    const plan = planFrom(draft.plan)
    setBroken(!plan)
    if (!plan || saving === 'saving') return
    setSaving('saving')
    await keeper.flush()
    const version = isSamePlan(entry.plan, plan) ? entry : madeEntry(desk.packet, entry, plan, desk.tools)
    const agreement = await planAgreementEntry(desk.packet, version, answerOf(draft, answer), draft.signed, desk.tools)
    const made = repeat(JSON.stringify([draft, answer]), version === entry ? [agreement] : [version, agreement])
    const saved = await desk.save(...made)
    if (!saved.ok) return setSaving(saved.error)
    await keeper.stop()
    setSaving(undefined)
    const changes = planChanges(entry.plan, plan, { name: 'You', isYoungPerson: true })
    const words = draft.words[answer].trim() || undefined
    setDone({ answer, version: versionOf(made, entry), plan, words, changes })
  }
  return {
    draft,
    saving,
    broken,
    done,
    resumed: resumed !== undefined,
    kept: keeper.state,
    change(next) {
      setDraft(next)
      setBroken(false)
      keeper.changed(next)
    },
    answer: (answer) => void finish(answer).catch(() => setSaving('failed')),
    stop() {
      void keeper.flush()
      setDone({ answer: 'stopped', version: entry.id, plan: entry.plan, words: undefined, changes: [] })
    },
  }
}

function resume(desk: PlanDesk, entry: PlanEntry): PlanDraft | undefined {
  if (desk.packet.unfinished === undefined) return undefined
  const unfinished = parseUnfinished(desk.packet.unfinished)
  return unfinished.kind === 'plan' ? resumedDraft(unfinished, entry) : undefined
}

function answerOf(draft: PlanDraft, answer: PlanAnswer): Answer {
  const words = draft.words[answer]
  if (answer === 'agreed') return words.trim() === '' ? { answer } : { answer, words }
  return { answer, words }
}

function versionOf(made: readonly Entry[], entry: PlanEntry): PlanEntry['id'] {
  return made.find(({ kind }) => kind === 'plan')?.id ?? entry.id
}

/** A save that failed may have reached the disk all the same: trying again repeats the same entries, and adds no others. */
function useSameEntries(): (of: string, made: readonly Entry[]) => readonly Entry[] {
  const before = useRef<{ readonly of: string; readonly made: readonly Entry[] } | undefined>(undefined)
  return (of, made) => {
    if (before.current?.of !== of) before.current = { of, made }
    return before.current.made
  }
}

/** Keeps the page while it is written, and at once when the tablet turns away from it. */
function useKeeper(desk: PlanDesk, entry: PlanEntry) {
  const [state, setState] = useState<KeepState>({ kind: 'idle' })
  const keeper = useMemo(
    () => createWordKeeper((unfinished) => desk.keep(entry.of ?? entry.id, unfinished), desk.wait, setState),
    [desk, entry],
  )
  useFlushWhenLeft(keeper.flush)
  return {
    state,
    flush: keeper.flush,
    stop: keeper.stop,
    changed: (draft: PlanDraft) => keeper.changed({ kind: 'plan', entry: entry.id, draft: JSON.stringify(draft) }),
  }
}
