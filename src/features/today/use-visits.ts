import { useState } from 'preact/hooks'
import type { CaseloadApi, SaveProblem } from '../../caseload/api.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import type { Visit } from '../../domain/visit.ts'
import { err } from '../../lib/result.ts'

/** A change of somebody's place in the list. */
export interface VisitChange {
  readonly person: PersonId
  readonly name: string
  readonly visit: Visit
  /** The place that this is news of; undefined for a new one. */
  readonly of: EntryId | undefined
  /** What to say of it once it is saved, where the list alone does not show it. */
  readonly said?: string
  /** How the place was before, where it can be brought back. */
  readonly undo?: Visit
}

export interface Visits {
  /** Whose place is being saved: a second tap does nothing until the list shows the first. */
  readonly saving: ReadonlySet<PersonId>
  /** The last change that was not saved. */
  readonly problem: { readonly name: string; readonly words: string } | undefined
  /** The last change that was, if there is something to say of it. */
  readonly news: VisitChange | undefined
  /** Saves; resolves to whether it was, when the list shows it. */
  readonly record: (change: VisitChange) => Promise<boolean>
  /** Forgets what was said. */
  readonly clear: () => void
}

/** Records who is expected and who came. What was not saved is said and changes nothing on the screen. */
export function useVisits(api: Pick<CaseloadApi, 'recordVisit'>, reload: () => Promise<void>): Visits {
  const [saving, setSaving] = useState<ReadonlySet<PersonId>>(new Set())
  const [problem, setProblem] = useState<Visits['problem']>(undefined)
  const [news, setNews] = useState<VisitChange | undefined>(undefined)
  const clear = () => {
    setProblem(undefined)
    setNews(undefined)
  }
  const record = async (change: VisitChange) => {
    const { person, name, visit, of } = change
    if (saving.has(person)) return false
    clear()
    setSaving((before) => new Set(before).add(person))
    const saved = await api.recordVisit(person, visit, of).catch(() => err('failed' as const))
    if (saved.ok) await reload()
    setSaving((before) => new Set([...before].filter((one) => one !== person)))
    if (!saved.ok) setProblem({ name, words: problemWords(saved.error) })
    else if (change.said !== undefined) setNews(change)
    return saved.ok
  }
  return { saving, problem, news, record, clear }
}

function problemWords(problem: SaveProblem): string {
  switch (problem) {
    case 'full':
      return 'This tablet is full. Delete some photos or files on the tablet, then try again.'
    case 'newer-store':
      return 'A newer version of Waymark is on this tablet. Close Waymark everywhere and open it again.'
    case 'locked':
      return 'The tablet locked before this was saved. Unlock it and try again.'
    case 'not-in-caseload':
      return 'They are no longer in your caseload. Ask your manager who works with them now.'
    case 'failed':
      return 'Something went wrong. Try again.'
  }
}
