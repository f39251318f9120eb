import type { AnswerView, ConsentView, SharingView } from '../../caseload/record-api.ts'
import { spokenDay } from '../../domain/read-back.ts'
import { Details } from '../../ui/details.tsx'
import { plural, spokenMoment } from '../../ui/spoken-time.ts'
import { Tag } from '../../ui/tag.tsx'
import { answeredWords, purposeLabels, stateTags } from './consent-words.ts'

interface ConsentPartProps {
  readonly view: SharingView
  readonly onAnswer: (consent: ConsentView, mode: 'ask' | 'withdraw') => void
}

/** What was asked and answered: to share, and to record and share what is held apart (P11). */
export function ConsentPart({ view, onAnswer }: ConsentPartProps) {
  return (
    <section class="sharing-part" aria-labelledby="consent">
      <h2 id="consent" class="govuk-heading-m">
        Consent
      </h2>
      <ul class="consent-list">
        {view.consents.map((consent) => (
          <li key={consent.purpose} class="consent-row">
            <h3 class="govuk-heading-s consent-row__what">{purposeLabels[consent.purpose]}</h3>
            <ConsentStanding consent={consent} onAnswer={(mode) => onAnswer(consent, mode)} />
            <Answers answers={view.answers.filter(({ consent: one }) => one.purpose === consent.purpose)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

interface ConsentStandingProps {
  readonly consent: ConsentView
  readonly onAnswer: (mode: 'ask' | 'withdraw') => void
}

/** Where consent for one purpose stands, and what can be answered now. */
export function ConsentStanding({ consent, onAnswer }: ConsentStandingProps) {
  const { state, words, purpose } = consent
  const { words: tag, tone } = stateTags[state]
  const about = <span class="govuk-visually-hidden"> ({purposeLabels[purpose].toLowerCase()})</span>
  const answered = answeredWords(consent)
  return (
    <div class="consent-standing">
      <p class="consent-standing__state">
        <Tag tone={tone}>{tag}</Tag>
        {answered && <span class="consent-standing__when">{answered}</span>}
      </p>
      {words && (
        <blockquote class="consent-standing__words" dir="auto">
          {words}
        </blockquote>
      )}
      <p class="consent-standing__actions">
        <button type="button" class="ui-link" onClick={() => onAnswer('ask')}>
          {state === 'not-asked' ? 'Ask for consent' : 'Ask again'}
          {about}
        </button>
        {state === 'given' && (
          <button type="button" class="ui-link" onClick={() => onAnswer('withdraw')}>
            They took it back
            {about}
          </button>
        )}
      </p>
    </div>
  )
}

const said = { given: 'Yes', refused: 'No', withdrawn: 'Taken back' } as const

/** Every answer, those to one sharing among them. */
function Answers({ answers }: { readonly answers: readonly AnswerView[] }) {
  if (answers.length === 0) return null
  return (
    <Details summary={plural(answers.length, 'answer')}>
      <ul class="govuk-list consent-answers">
        {answers.map(({ id, consent, howLabel, recordedBy }) => (
          <li key={id}>
            <strong>{said[consent.answer]}</strong>, {spokenDay(consent.on)}, {howLabel.toLowerCase()}
            {consent.scope && <span dir="auto">. For one sharing only: {consent.scope}</span>}
            {consent.words && <span dir="auto">. “{consent.words}”</span>}
            <span class="told-card__by consent-answers__by">Recorded by {recordedBy}</span>
          </li>
        ))}
      </ul>
    </Details>
  )
}

/** Who looked into what is held apart, when and why (P10). */
export function OpeningsPart({ view }: { readonly view: SharingView }) {
  return (
    <section class="sharing-part" aria-labelledby="openings">
      <h2 id="openings" class="govuk-heading-m">
        Who looked into what is held apart
      </h2>
      {view.openings.length === 0 ? (
        <p class="sharing-none">Nobody has looked.</p>
      ) : (
        <Details
          summary={view.openings.length === 1 ? 'Looked into once' : `Looked into ${view.openings.length} times`}
        >
          <ul class="govuk-list consent-answers">
            {view.openings.map(({ id, label, reason, by, at }) => (
              <li key={id}>
                <strong>{label}</strong>, {spokenMoment(at)}, {by}
                <span class="told-card__by consent-answers__by" dir="auto">
                  {reason}
                </span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  )
}
