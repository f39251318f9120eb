import { useState } from 'preact/hooks'
import type { CaseloadApi, SaveProblem } from '../../caseload/api.ts'
import type { PlanVersionView, PlanView } from '../../caseload/plan-api.ts'
import type { EntryId } from '../../domain/ids.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Day } from '../../domain/time.ts'
import { err } from '../../lib/result.ts'
import type { FieldError } from '../contact/contact-from-fields.ts'
import { type FormKeep, useFormKeeper } from '../form/kept.tsx'
import { type KeptPlan, type PlanFields, asKept, baseOf, fieldsFromPlan, withObjections } from './plan-fields.ts'
import { planFromFields, saysTheSame, standingBefore } from './plan-from-fields.ts'
import { currentOf } from './words.ts'

export interface PlanFormOptions {
  readonly api: Pick<CaseloadApi, 'plan' | 'recordPlan'>
  readonly view: PlanView
  readonly today: Day
  readonly keep: FormKeep
  /** What stands in the form at first, and the versions that its author had seen. */
  readonly start: Pick<KeptPlan, 'base' | 'fields'>
  readonly onSaved: () => void
}

/** The form of a plan on the screen. */
export interface PlanEditing {
  readonly fields: PlanFields
  readonly set: (fields: PlanFields) => void
  readonly errors: readonly FieldError[]
  /** Rises with every refused save, so that the summary takes the focus again. */
  readonly refused: number
  /** The plan as it was when it was last looked at. */
  readonly view: PlanView
  /** What stood in any version of it. */
  readonly before: ReadonlySet<string>
  /** Versions that came while this one was being written: whoever saves has to see them first. */
  readonly news: readonly PlanVersionView[]
  readonly problem: SaveProblem | undefined
  readonly saving: boolean
  readonly save: () => void
  /** Keeps nothing more of it. */
  readonly stop: () => Promise<void>
}

/** Keeps what is typed, checks it when it is saved, and never takes the place of a version that nobody here has seen. */
export function usePlanForm(options: PlanFormOptions): PlanEditing {
  const { keep, start, today } = options
  const [view, setView] = useState(options.view)
  const [news, setNews] = useState(() => newIn(options.view, start.base))
  const [fields, setFields] = useState(() => caughtUp(start.fields, options.view, news))
  const keeper = useFormKeeper(keep)
  const before = standingBefore(view.versions)
  const outdated = (now: PlanView) => {
    const came = newIn(now, baseOf(view.versions))
    const next = caughtUp(fields, now, came)
    setNews(came)
    setView(now)
    setFields(next)
    keeper.changed(asKept(baseOf(now.versions), next))
  }
  return {
    fields,
    view,
    before,
    news,
    stop: keeper.stop,
    set(next) {
      setFields(next)
      keeper.changed(asKept(baseOf(view.versions), next))
    },
    ...useSaving({ ...options, view }, { fields, context: { today, before } }, keeper, outdated),
  }
}

/** Versions that count now and were not there when the form was begun. */
function newIn({ versions }: PlanView, base: readonly EntryId[]): PlanVersionView[] {
  return versions.filter(({ current, entry }) => current && !base.includes(entry))
}

/** What the young person said against an action stands in the form too, once a later version says it. */
function caughtUp(fields: PlanFields, { contested }: PlanView, news: readonly PlanVersionView[]): PlanFields {
  const [later] = contested ? [] : news
  return later ? withObjections(fields, later.plan) : fields
}

type Saving = Pick<PlanEditing, 'errors' | 'refused' | 'problem' | 'saving' | 'save'>

interface Written {
  readonly fields: PlanFields
  readonly context: { readonly today: Day; readonly before: ReadonlySet<string> }
}

function useSaving(
  { api, view, onSaved }: PlanFormOptions,
  { fields, context }: Written,
  keeper: ReturnType<typeof useFormKeeper>,
  outdated: (now: PlanView) => void,
): Saving {
  const [check, setCheck] = useState<Pick<Saving, 'errors' | 'refused'>>({ errors: [], refused: 0 })
  const [problem, setProblem] = useState<SaveProblem | undefined>(undefined)
  const [saving, setSaving] = useState(false)
  const record = async (plan: Plan): Promise<void> => {
    await keeper.flush()
    const now = await api.plan(view.person)
    if (!now) return setProblem('not-in-caseload')
    if (newIn(now, baseOf(view.versions)).length > 0) return outdated(now)
    const saved = await api.recordPlan(view.person, plan).catch(() => err('failed' as const))
    if (!saved.ok) return setProblem(saved.error)
    await keeper.done()
    onSaved()
  }
  const save = () => {
    const plan = checked(fields, view, context)
    setCheck({ errors: plan.ok ? [] : plan.error, refused: check.refused + 1 })
    setProblem(undefined)
    if (!plan.ok || saving) return
    setSaving(true)
    void record(plan.value)
      .catch(() => setProblem('failed'))
      .finally(() => setSaving(false))
  }
  return { ...check, problem, saving, save }
}

/** A plan to save. One that says what stands already would only undo that it was agreed; of two it settles which counts. */
function checked(fields: PlanFields, view: PlanView, context: Written['context']): ReturnType<typeof planFromFields> {
  const plan = planFromFields(fields, context)
  const stands = view.contested ? undefined : currentOf(view)
  if (!plan.ok || !stands || !saysTheSame(fields, fieldsFromPlan(stands.plan))) return plan
  return err([{ field: 'aim', message: 'Change something first: the plan says this already' }])
}
