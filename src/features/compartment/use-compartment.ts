import { useRef, useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import type { ConsentView, FactChange, FactView } from '../../caseload/record-api.ts'
import type { Compartment } from '../../domain/fact.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { saveProblemWords } from '../contact/save-problem.ts'
import type { Answers } from '../form/inputs.ts'
import { afterRecording, sensitiveFact } from './opened.ts'
import { useForgetWhenHidden } from './use-forget-when-hidden.ts'

/** Where somebody is on this page. `inside` is the compartment: closed, or open once somebody said why. */
export type Step =
  | { readonly at: 'inside' }
  | { readonly at: 'consent'; readonly mode: 'ask' | 'withdraw'; readonly thenWrite?: boolean }
  | { readonly at: 'write'; readonly fact: FactView | undefined }

interface CompartmentParts {
  readonly api: Pick<CaseloadApi, 'openCompartment' | 'recordFact'>
  readonly person: PersonId
  readonly compartment: Compartment
  readonly today: Day
}

/** What is open is kept by this page alone, and only as long as it is in sight: to forget it is to close it (P10). */
export function useCompartment({ api, person, compartment, today }: CompartmentParts) {
  const [step, go] = useState<Step>({ at: 'inside' })
  const [facts, setFacts] = useState<readonly FactView[] | undefined>(undefined)
  // Rises whenever everything is forgotten: what was asked for before that is not shown when it comes.
  const forgotten = useRef(0)
  const back = () => go({ at: 'inside' })
  useForgetWhenHidden(() => {
    forgotten.current++
    setFacts(undefined)
    // What is being written is kept by its form, under the compartment's own key.
    go((now) => (now.at === 'write' ? { at: 'inside' } : now))
  })
  const recorded = (change: FactChange, id: EntryId) => {
    const at = { today, now: new Date().toISOString() }
    setFacts((before) => before && afterRecording(before, change, id, at))
    back()
  }
  const open = async ({ text }: Answers): Promise<string | undefined> => {
    const before = forgotten.current
    const words = text('words')
    const opening = { compartment, reason: text('reason') ?? '', ...(words === undefined ? {} : { words }) }
    const opened = await api.openCompartment(person, opening)
    if (!opened.ok)
      return `It stays closed, because why you look could not be recorded. ${saveProblemWords(opened.error)}`
    if (before === forgotten.current) setFacts(opened.value)
    return undefined
  }
  const takeOut = async ({ of }: FactView): Promise<string | undefined> => {
    const source = { kind: 'young-person', asOf: today } as const
    const change = { fact: sensitiveFact(compartment, null), of, source }
    const saved = await api.recordFact(person, change)
    if (!saved.ok) return saveProblemWords(saved.error === 'no-consent' ? 'failed' : saved.error)
    recorded(change, saved.value)
    return undefined
  }
  return { step, facts, go, back, open, recorded, takeOut }
}

/** Where consent stands: as the record says, or as it was answered here a moment ago until the record says so too. */
export function useAnswered(
  consent: ConsentView,
): readonly [consent: ConsentView, answered: (now: ConsentView) => void] {
  const [latest, setLatest] = useState<
    { readonly before: ConsentView['entry']; readonly now: ConsentView } | undefined
  >(undefined)
  const standing = latest && latest.before === consent.entry ? latest.now : consent
  return [standing, (now) => setLatest({ before: consent.entry, now })]
}
