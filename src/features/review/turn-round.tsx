import { useState } from 'preact/hooks'
import type { CaseloadApi, ContactView, SaveProblem } from '../../caseload/api.ts'
import { readBackWords } from '../../codes/read-back-words.ts'
import { readBack } from '../../domain/read-back.ts'
import type { PersonId } from '../../domain/ids.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'

export interface TurnRoundProps {
  readonly api: Pick<CaseloadApi, 'prepareHandOver'>
  readonly person: PersonId
  readonly name: string
  readonly given: string
  readonly view: ContactView
  /** Leaves for the hand-over document. False when this browser cannot carry the contact there. */
  readonly startHandOver: (packet: unknown) => Promise<boolean>
  readonly onBack: () => void
}

type Problem = SaveProblem | 'no-courier'

/** Shows the adviser what the young person is about to read, and turns the tablet round. */
export function TurnRound({ api, person, name, given, view, startHandOver, onBack }: TurnRoundProps) {
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const turn = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const packet = await api.prepareHandOver(person, view.id)
    const refused = packet.ok ? !(await startHandOver(packet.value)) : packet.error
    if (refused === false) return
    setBusy(false)
    setProblem(refused === true ? 'no-courier' : refused)
  }
  const fail = () => {
    setBusy(false)
    setProblem('failed')
  }
  return (
    <Page heading="Turn the tablet round" caption={name} back={{ label: 'Back', onBack }}>
      <p>
        {given} sees only what is below, in large letters. The rest locks: to go on afterwards, you unlock the tablet
        again.
      </p>
      {problem && (
        <Notice tone="problem" title="The tablet cannot be turned round yet">
          <p>{problemWords(problem)}</p>
        </Notice>
      )}
      <Button busy={busy} onClick={() => void turn().catch(fail)}>
        Turn the tablet round
      </Button>
      <h2 class="govuk-heading-m review-heading">What {given} will read</h2>
      <Preview view={view} />
    </Page>
  )
}

function problemWords(problem: Problem): string {
  if (problem === 'no-courier')
    return 'Waymark is not fully installed in this browser yet. Reload it once while there is a network, then try again.'
  return saveProblemWords(problem)
}

function Preview({ view }: { view: ContactView }) {
  const parts = readBack({ contact: view.contact, author: { name: view.recordedBy } }, readBackWords(view.contact))
  return (
    <div class="review-preview">
      {parts.map(({ heading, text, from }, index) => (
        <section key={index}>
          <h3 class="govuk-heading-s review-preview__heading">{heading}</h3>
          <p class="review-preview__text">{text}</p>
          {from && <p class="review-preview__from">{from}</p>}
        </section>
      ))}
    </div>
  )
}
