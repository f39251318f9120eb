import { useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import type { DuePaper } from '../../caseload/plan-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { PaperCard } from './paper-card.tsx'
import type { PaperApi, PaperStep } from './paper-form.ts'
import { PaperPage, PapersFailed } from './paper-page.tsx'
import { PaperForm } from './paper-step.tsx'
import { asItIs, usePapers } from './use-papers.ts'

export interface PaperDueProps {
  readonly api: Pick<CaseloadApi, 'papersDue'> & PaperApi
  readonly today: Day
  /** Rises when somebody in the caseload changed. */
  readonly changed: number
  readonly onOpen: (person: PersonId) => void
  readonly onBack: () => void
}

/** Every copy on file that is due, nearly due or overdue. Nothing leaves the list until somebody says what became of it (P23). */
export function PaperDue({ api, today, changed, onOpen, onBack }: PaperDueProps) {
  const { load, reload } = usePapers(() => api.papersDue(), changed)
  const [step, setStep] = useState<(PaperStep & { readonly copy: DuePaper }) | undefined>(undefined)
  const [saved, setSaved] = useState<string | undefined>(undefined)
  const list = () => setStep(undefined)
  const done = (words: string) => {
    setSaved(words)
    // The list is read before it shows, so that what was just dealt with is not there.
    void reload().then(list)
  }
  const to = (next: PaperStep, copy: DuePaper) => {
    setSaved(undefined)
    setStep({ ...next, copy })
  }
  if (step) {
    const { person, name, given } = step.copy.card
    const now = { at: step.at, of: asItIs(step.copy, load) }
    return <PaperForm {...{ api, person, name, given, today }} step={now} onSaved={done} onBack={list} />
  }
  if (load.state === 'loading') return <div aria-busy="true" />
  return (
    <PaperPage heading="Paper to destroy" {...{ saved, onBack }}>
      {load.state === 'there' ? (
        <Lists papers={load.papers} {...{ today, onOpen }} onStep={to} />
      ) : (
        <PapersFailed onAgain={() => void reload()} />
      )}
    </PaperPage>
  )
}

interface ListsProps extends Pick<PaperDueProps, 'today' | 'onOpen'> {
  readonly papers: readonly DuePaper[]
  readonly onStep: (step: PaperStep, copy: DuePaper) => void
}

const parts = [
  ['overdue', 'Overdue'],
  ['due-soon', 'Due in the next 30 days'],
  ['held', 'Held back'],
] as const

function Lists({ papers, ...list }: ListsProps) {
  return (
    <>
      <p class="paper-intro">
        Copies on file are destroyed 12 months after they were printed, paper of the Impact project after 10 years. What
        is past its day stays here until you say what became of it.
      </p>
      {papers.length === 0 && <p>No paper copy is due. Copies come here 30 days before their day.</p>}
      {parts.map(([state, heading]) => (
        <Part key={state} {...{ state, heading }} {...list} papers={papers.filter((copy) => copy.state === state)} />
      ))}
    </>
  )
}

/** How many more a tap on "show more" brings: what a slow tablet draws without keeping anybody waiting. */
const STEP = 40

function Part({ state, heading, papers, today, onOpen, onStep }: ListsProps & { state: string; heading: string }) {
  const [shown, setShown] = useState(STEP)
  if (papers.length === 0) return null
  return (
    <section aria-labelledby={`paper-${state}`}>
      <h2 class="govuk-heading-m paper-heading" id={`paper-${state}`}>
        {heading} <span class="paper-heading__count">({papers.length})</span>
      </h2>
      <ul class="paper-list">
        {papers.slice(0, shown).map((copy) => (
          <PaperCard
            key={copy.id}
            copy={copy}
            given={copy.card.given}
            whose={{ name: copy.card.name, onOpen: () => onOpen(copy.card.person) }}
            today={today}
            onStep={(step) => onStep(step, copy)}
          />
        ))}
      </ul>
      {papers.length > shown && (
        <button type="button" class="ui-link" onClick={() => setShown(shown + STEP)}>
          Show {Math.min(STEP, papers.length - shown)} more
        </button>
      )}
    </section>
  )
}
