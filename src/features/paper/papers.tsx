import { useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import type { PaperView } from '../../caseload/plan-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { plural, spokenMoment } from '../../ui/spoken-time.ts'
import { PaperCard } from './paper-card.tsx'
import type { PaperApi, PaperStep } from './paper-form.ts'
import { PaperPage, PapersFailed } from './paper-page.tsx'
import { PaperForm } from './paper-step.tsx'
import { versionWords } from './paper-words.ts'
import { RegisterForm } from './register-form.tsx'
import { asItIs, usePapers } from './use-papers.ts'

export interface PapersProps {
  readonly api: Pick<CaseloadApi, 'papers'> & PaperApi
  readonly person: PersonId
  /** As sorted: "Quillfeather, Amara". */
  readonly name: string
  readonly given: string
  readonly today: Day
  /** Rises when something about this young person changed. */
  readonly changed: number
  readonly onBack: () => void
}

/** Every paper copy of one young person that is known: where it is, until when, and all that was said of it (P20, P23, P24). */
export function Papers({ api, person, name, given, today, changed, onBack }: PapersProps) {
  const { load, reload } = usePapers(() => api.papers(person), changed)
  const [step, setStep] = useState<PaperStep | 'register' | undefined>(undefined)
  const [saved, setSaved] = useState<string | undefined>(undefined)
  const list = () => setStep(undefined)
  const done = (words: string) => {
    setSaved(words)
    void reload().then(list)
  }
  const to = (next: PaperStep | 'register') => {
    setSaved(undefined)
    setStep(next)
  }
  const form = { api, person, name, given, today, onSaved: done, onBack: list }
  if (step === 'register') return <RegisterForm {...form} of={undefined} />
  if (step) return <PaperForm {...form} step={{ at: step.at, of: asItIs(step.of, load) }} />
  if (load.state === 'loading') return <div aria-busy="true" />
  return (
    <PaperPage heading="Paper copies" caption={name} {...{ saved, onBack }}>
      {load.state === 'there' ? (
        <>
          <Lists papers={load.papers} {...{ given, today }} onStep={to} />
          <Button kind="secondary" onClick={() => to('register')}>
            Record a copy
          </Button>
        </>
      ) : (
        <PapersFailed onAgain={() => void reload()} />
      )}
    </PaperPage>
  )
}

interface ListsProps extends Pick<PapersProps, 'given' | 'today'> {
  readonly papers: readonly PaperView[]
  readonly onStep: (step: PaperStep) => void
}

function Lists({ papers, ...list }: ListsProps) {
  const there = papers.filter(({ state }) => state !== 'given' && state !== 'destroyed')
  const gone = papers.filter((copy) => !there.includes(copy))
  if (papers.length === 0) return <None />
  return (
    <>
      <Part id="paper-there" heading="On file" papers={there} {...list} />
      <Part id="paper-gone" heading="Taken or destroyed" papers={gone} {...list} />
    </>
  )
}

function None() {
  return (
    <>
      <p>No paper copy is recorded.</p>
      <p>
        What is printed from here comes into the register when you say where the paper went. If an older copy lies in a
        folder or a cabinet, record it here, so that somebody destroys it in time.
      </p>
    </>
  )
}

interface PartProps extends ListsProps {
  readonly id: string
  readonly heading: string
}

function Part({ id, heading, papers, given, today, onStep }: PartProps) {
  if (papers.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m paper-heading" id={id}>
        {heading}
      </h2>
      <ul class="paper-list">
        {papers.map((copy) => (
          <PaperCard key={copy.id} {...{ copy, given, today, onStep }}>
            {copy.contested && (
              <p class="paper-card__line paper-card__contested">
                Two people recorded different things of this copy. Check which is true and record it again: until then
                the more careful of the two counts.
              </p>
            )}
            <History copy={copy} given={given} />
          </PaperCard>
        ))}
      </ul>
    </section>
  )
}

function History({ copy, given }: { readonly copy: PaperView; readonly given: string }) {
  const { history } = copy
  return (
    <Details summary={`History: recorded ${history.length === 1 ? 'once' : plural(history.length, 'time')}`}>
      <ol class="paper-history">
        {history.map((version, index) => (
          <li key={version.recordedAt}>
            <bdi>{versionWords(version, history[index + 1], given)}</bdi>
            <span class="paper-history__by">
              {version.recordedBy}, {spokenMoment(version.recordedAt)}
            </span>
          </li>
        ))}
      </ol>
    </Details>
  )
}
