import type { DisclosureView, ReceivedView, SharingView } from '../../caseload/record-api.ts'
import { ReleaseButton, ToldCard } from './told-card.tsx'
import { sentLines, toldLines } from './told-lines.ts'

interface ToldListProps {
  readonly view: SharingView
  readonly onRelease: (told: DisclosureView) => void
  readonly onCorrect: (told: DisclosureView) => void
}

/** Who was told, or was not: the newest first (P25). */
export function ToldList({ view, onRelease, onCorrect }: ToldListProps) {
  const { disclosures, given } = view
  return (
    <section class="sharing-part" aria-labelledby="told">
      <h2 id="told" class="govuk-heading-m">
        Who we have told
      </h2>
      {disclosures.length === 0 && <p class="sharing-none">Nobody has been told anything yet.</p>}
      <ul class="told-list">
        {disclosures.map((told) => (
          <ToldCard
            key={told.id}
            view={told}
            who={told.toLabel}
            given={given}
            decision={told.said.decision === 'not-shared' ? 'Not shared' : undefined}
            lines={toldLines(told)}
          >
            <p class="told-card__actions">
              {!told.shown && <ReleaseButton given={given} who={told.toLabel} onRelease={() => onRelease(told)} />}
              <button type="button" class="ui-link" onClick={() => onCorrect(told)}>
                Put the words right
                <span class="govuk-visually-hidden"> ({told.toLabel})</span>
              </button>
            </p>
          </ToldCard>
        ))}
      </ul>
    </section>
  )
}

interface SentListProps {
  readonly view: SharingView
  readonly onRelease: (sent: ReceivedView) => void
}

/** What other organisations sent: relevant, with what and why, or refused, with why alone (P27). */
export function SentList({ view, onRelease }: SentListProps) {
  const { received, given } = view
  return (
    <section class="sharing-part" aria-labelledby="sent">
      <h2 id="sent" class="govuk-heading-m">
        What others sent
      </h2>
      {received.length === 0 && <p class="sharing-none">Nobody has sent anything yet.</p>}
      <ul class="told-list">
        {received.map((sent) => (
          <ToldCard
            key={sent.id}
            view={sent}
            who={sent.fromLabel}
            given={given}
            decision={sent.said.decision === 'not-relevant' ? 'Refused, not kept' : undefined}
            lines={sentLines(sent)}
          >
            {!sent.shown && (
              <p class="told-card__actions">
                <ReleaseButton given={given} who={sent.fromLabel} onRelease={() => onRelease(sent)} />
              </p>
            )}
          </ToldCard>
        ))}
      </ul>
    </section>
  )
}
