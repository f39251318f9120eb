import { useEffect, useRef, useState } from 'preact/hooks'
import type { CaseloadApi, PersonCard } from '../../caseload/api.ts'
import type { DayLine, FollowUpLine } from '../../caseload/record-api.ts'
import type { Day } from '../../domain/time.ts'
import { schoolToShow } from './day.ts'

export type DayApi = Pick<CaseloadApi, 'people' | 'dayList' | 'followUps'>

/** What was asked for, and what the caseload answered. */
export interface DayLoad {
  readonly chosen: string
  readonly on: Day
  /** Empty while there is a choice to make. */
  readonly school: string
  readonly people: readonly PersonCard[]
  readonly followUps: readonly FollowUpLine[]
  readonly lines: readonly DayLine[]
}

/**
 * Asks for the list of a visit, and again whenever `changed` rises. What was there before stays until the new one is, so
 * whoever uses it looks whether it is what was asked for. `reload` resolves when the newest answer is on its way to the screen.
 */
export function useDay(
  api: DayApi,
  chosen: string,
  on: Day,
  changed: number,
): { readonly load: DayLoad | 'failed' | undefined; readonly reload: () => Promise<void> } {
  const [load, setLoad] = useState<DayLoad | 'failed' | undefined>(undefined)
  const newest = useRef<Promise<DayLoad | undefined>>(Promise.resolve(undefined))
  // A save that ends after another school was chosen asks for that one.
  const wanted = useRef({ chosen, on })
  wanted.current = { chosen, on }
  const reload = async () => {
    const asked = fetchDay(api, wanted.current).catch(() => undefined)
    newest.current = asked
    const answer = await asked
    // Somebody asked again meanwhile: that answer counts, not this one.
    if (newest.current !== asked) return void (await newest.current)
    setLoad((before) => answer ?? before ?? 'failed')
  }
  useEffect(() => void reload(), [api, chosen, on, changed])
  return { load, reload }
}

async function fetchDay(api: DayApi, { chosen, on }: Pick<DayLoad, 'chosen' | 'on'>): Promise<DayLoad> {
  const [people, followUps] = await Promise.all([api.people(), api.followUps(on)])
  const school = schoolToShow(people, chosen)
  const lines = school === '' ? [] : await api.dayList(school, on)
  return { chosen, on, school, people, followUps, lines }
}
