import { useState } from 'preact/hooks'
import type { CaseloadApi, PersonCard, SaveProblem } from '../../caseload/api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { err } from '../../lib/result.ts'
import { type InputError, type Values, answersOf } from '../form/inputs.ts'
import { type FormKeep, useFormKeeper } from '../form/kept.tsx'
import { type Marks, afterTap, marksAsValues, marksIn, withMark } from './marks.ts'
import { type Roster, contactFrom, rosterOf, sessionErrors, startOf } from './session.ts'

export interface SessionOptions {
  readonly api: Pick<CaseloadApi, 'recordGroup'>
  readonly people: readonly PersonCard[]
  readonly school: string | undefined
  readonly today: Day
  readonly newId: () => string
  readonly keep: FormKeep
  /** A session that was left unfinished. */
  readonly kept: Values | undefined
  readonly onSaved: (youngPeople: number) => void
  /** Somebody in the list is not in the caseload any more. */
  readonly onOutdated: () => void
}

/** A group session while it is written. */
export interface Session {
  readonly values: Values
  readonly set: (changed: Values) => void
  readonly marks: Marks
  readonly roster: Roster
  readonly tap: (person: PersonId) => void
  readonly allThere: () => void
  readonly clear: () => void
  readonly errors: readonly InputError[]
  /** How often saving was refused: a new summary of errors appears each time. */
  readonly refused: number
  readonly problem: SaveProblem | undefined
  readonly saving: boolean
  readonly save: () => void
  /** Keeps nothing more of it. */
  readonly stop: () => Promise<void>
}

/** What every part of the form gets. */
export interface SessionPart {
  readonly session: Session
  readonly errorAt: (field: string) => string | undefined
}

/** Keeps what is typed and who is marked, and saves both. Marks outlive another choice of school or year. */
export function useSession(options: SessionOptions): Session {
  const { people, school, today, keep, kept } = options
  const [values, setValues] = useState<Values>(() => kept ?? startOf(people, school, today))
  const [marks, setMarks] = useState<Marks>(() => marksIn(kept ?? {}))
  const keeper = useFormKeeper(keep)
  const roster = rosterOf(people, values, marks)
  const listed = roster.listed.map(({ person }) => person)
  const put = (changed: Values, marked: Marks) => {
    setValues(changed)
    setMarks(marked)
    keeper.changed({ ...changed, ...marksAsValues(marked) })
  }
  return {
    values,
    marks,
    roster,
    stop: keeper.stop,
    set: (changed) => put({ ...values, ...changed }, marks),
    tap: (person) => put(values, afterTap(marks, person)),
    allThere: () => put(values, withMark(marks, listed, 'there')),
    clear: () => put(values, withMark(marks, listed, undefined)),
    ...useSaving(options, values, roster, keeper),
  }
}

type Saving = Pick<Session, 'errors' | 'refused' | 'problem' | 'saving' | 'save'>

function useSaving(
  options: SessionOptions,
  values: Values,
  roster: Roster,
  keeper: ReturnType<typeof useFormKeeper>,
): Saving {
  const { api, today, onSaved, onOutdated } = options
  // Made once: saving again after a failure is the same session.
  const [id] = useState(() => options.newId())
  const [check, setCheck] = useState<Pick<Saving, 'errors' | 'refused'>>({ errors: [], refused: 0 })
  const [problem, setProblem] = useState<SaveProblem | undefined>(undefined)
  const [saving, setSaving] = useState(false)
  const record = async () => {
    setSaving(true)
    await keeper.flush()
    const contact = contactFrom(answersOf(values), id, today)
    const saved = await api.recordGroup(contact, roster.there, roster.absent).catch(() => err('failed' as const))
    setSaving(false)
    if (saved.ok) {
      await keeper.done()
      return onSaved(roster.there.length + roster.absent.length)
    }
    setProblem(saved.error)
    if (saved.error === 'not-in-caseload') onOutdated()
  }
  const save = () => {
    const errors = sessionErrors(values, roster, today)
    setCheck({ errors, refused: check.refused + 1 })
    setProblem(undefined)
    if (errors.length === 0 && !saving) void record()
  }
  return { ...check, problem, saving, save }
}
