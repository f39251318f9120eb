import type { CaseloadApi, PersonView } from '../../caseload/api.ts'
import { Page } from '../../ui/page.tsx'
import { type StartHandOver, Turning } from './turning.tsx'

export interface TurnRecordRoundProps {
  readonly api: Pick<CaseloadApi, 'prepareReading'>
  readonly view: PersonView
  readonly startHandOver: StartHandOver
  readonly onBack: () => void
}

/** Before the young person reads everything that is held about them: says what they will see, and what they will not. */
export function TurnRecordRound({ api, view, startHandOver, onBack }: TurnRecordRoundProps) {
  const given = view.given || 'The young person'
  return (
    <Page heading="What we hold about you" caption={view.name} back={{ label: 'Back', onBack }}>
      <p>
        {given} reads everything in the record in plain words: each value, who said it and when, why it is asked,
        whether it has to be given, and who was told what. They can say what is wrong, and ask that what is their choice
        is not kept.
      </p>
      <p>Left out on purpose:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>health and convictions: the page says whether something is written down, and you open it if they ask</li>
        <li>safeguarding: nothing that was shared to keep somebody safe, until somebody releases it</li>
      </ul>
      <p>The rest locks: to go on afterwards, you unlock the tablet again.</p>
      <Turning prepare={() => api.prepareReading(view.person)} startHandOver={startHandOver} />
    </Page>
  )
}
