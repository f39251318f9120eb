import type { CaseloadApi, ContactView } from '../../caseload/api.ts'
import { readBackWords } from '../../codes/read-back-words.ts'
import { readBack } from '../../domain/read-back.ts'
import type { PersonId } from '../../domain/ids.ts'
import { Page } from '../../ui/page.tsx'
import { type StartHandOver, Turning } from './turning.tsx'

export interface TurnRoundProps {
  readonly api: Pick<CaseloadApi, 'prepareHandOver'>
  readonly person: PersonId
  readonly name: string
  readonly given: string
  readonly view: ContactView
  readonly startHandOver: StartHandOver
  readonly onBack: () => void
}

/** Shows the adviser what the young person is about to read, and turns the tablet round. */
export function TurnRound({ api, person, name, given, view, startHandOver, onBack }: TurnRoundProps) {
  return (
    <Page heading="Turn the tablet round" caption={name} back={{ label: 'Back', onBack }}>
      <p>
        {given} sees only what is below, in large letters. The rest locks: to go on afterwards, you unlock the tablet
        again.
      </p>
      <Turning prepare={() => api.prepareHandOver(person, view.id)} startHandOver={startHandOver} />
      <h2 class="govuk-heading-m review-heading">What {given} will read</h2>
      <Preview view={view} />
    </Page>
  )
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
