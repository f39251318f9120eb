import { useState } from 'preact/hooks'
import type { ContactView } from '../../caseload/api.ts'
import type { GroupSession } from '../../domain/contact.ts'
import { spokenDay } from '../../domain/read-back.ts'
import { Details } from '../../ui/details.tsx'
import { Tag } from '../../ui/tag.tsx'
import { spokenMoment } from '../../ui/spoken-time.ts'
import { firstLines, standing, whoSaid } from './words.ts'
import type { PersonActions } from './young-person.tsx'

interface ContactCardProps extends Pick<PersonActions, 'onChange' | 'onTurnRound' | 'onNotRead'> {
  readonly view: ContactView
  readonly given: string
}

/** One contact: what was said by whom, what happens next, and where it stands with the young person. */
export function ContactCard({ view, given, ...actions }: ContactCardProps) {
  const { contact } = view
  const heading = `contact-${view.id}`
  const facts = [
    view.channelLabel,
    view.outcomeLabel,
    contact.place,
    view.presentLabel && `Present: ${view.presentLabel}`,
  ]
  return (
    <article class="contact-card" aria-labelledby={heading}>
      <header class="contact-card__top">
        <h3 class="govuk-heading-s contact-card__heading" id={heading}>
          {spokenDay(contact.on)}
          {contact.at && `, ${contact.at}`}: {view.typeLabel}
        </h3>
        <Tags view={view} />
      </header>
      <p class="contact-card__facts">{facts.filter(Boolean).join(' · ')}</p>
      {contact.group && <Session {...contact.group} />}
      {contact.notes.map(({ text, source, detail }, index) => (
        <Note key={index} text={text} from={whoSaid(source, detail, given)} />
      ))}
      {contact.nextSteps.length > 0 && <Steps steps={contact.nextSteps} />}
      <Answer view={view} given={given} />
      {view.others.map((other) => (
        <OtherVersion key={other.recordedAt} other={other} given={given} />
      ))}
      <p class="contact-card__who">
        Recorded by {view.recordedBy}, {spokenMoment(view.recordedAt)}
        {view.versions > 1 && `. Changed ${view.versions === 2 ? 'once' : `${view.versions - 1} times`}`}
      </p>
      <Actions view={view} day={spokenDay(contact.on)} {...actions} />
    </article>
  )
}

/** What somebody else made of the same contact, apart: nothing of it is out of reach until somebody saves both as one. */
function OtherVersion({ other, given }: { other: ContactView['others'][number]; given: string }) {
  const { notes, nextSteps, on } = other.contact
  return (
    <Details summary={`The other version, by ${other.recordedBy}, ${spokenMoment(other.recordedAt)}`}>
      <p class="contact-card__facts">{spokenDay(on)}</p>
      {notes.map(({ text, source, detail }, index) => (
        <Note key={index} text={text} from={whoSaid(source, detail, given)} />
      ))}
      {nextSteps.length > 0 && <Steps steps={nextSteps} />}
    </Details>
  )
}

function Tags({ view }: { view: ContactView }) {
  const { tag, tone } = standing(view)
  return (
    <p class="contact-card__tags">
      <Tag tone={tone}>{tag}</Tag>
      {!view.sent && <Tag tone="waiting">Not sent yet</Tag>}
    </p>
  )
}

function Session({ title, note }: GroupSession) {
  return (
    <>
      <h4 class="contact-card__label">Group session: {title}</h4>
      <Note text={note} from="Everybody in the group has the same note" />
    </>
  )
}

function Note({ text, from }: { text: string; from: string }) {
  const [open, setOpen] = useState(false)
  const beginning = firstLines(text)
  return (
    <div class="contact-card__note">
      <p class="contact-card__text">{open || beginning === undefined ? text : `${beginning} …`}</p>
      {beginning !== undefined && (
        <button type="button" class="ui-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Show less' : 'Show all'}
        </button>
      )}
      <p class="person-fact__source">{from}</p>
    </div>
  )
}

function Steps({ steps }: { steps: ContactView['contact']['nextSteps'] }) {
  return (
    <div class="contact-card__steps">
      <h4 class="contact-card__label">What happens next</h4>
      <ul class="govuk-list govuk-list--bullet">
        {steps.map(({ text, followUpOn }, index) => (
          <li key={index} class="contact-card__text">
            {text}
            {followUpOn && <strong> By {spokenDay(followUpOn)}</strong>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Answer({ view, given }: { view: ContactView; given: string }) {
  const { words } = standing(view)
  return (
    <>
      {words && <p class="contact-card__standing">{words}</p>}
      {view.answer?.words && (
        <figure class="contact-card__own">
          <figcaption class="contact-card__label">
            {view.state === 'not-read' ? 'Why' : `${given || 'The young person'}, in their own words`}
          </figcaption>
          <blockquote class="contact-card__text">{view.answer.words}</blockquote>
        </figure>
      )}
      {view.unfinished && (
        <p class="contact-card__standing">
          {given} started writing and did not finish. Turn the tablet round to go on.
        </p>
      )}
    </>
  )
}

function Actions({ view, day, onChange, onTurnRound, onNotRead }: Omit<ContactCardProps, 'given'> & { day: string }) {
  const { toRead } = standing(view)
  const which = <span class="govuk-visually-hidden"> (contact of {day})</span>
  return (
    <div class="contact-card__actions">
      {(toRead || view.state === 'change-asked' || view.unfinished) && (
        <button
          type="button"
          class="contact-card__action contact-card__action--main"
          onClick={() => onTurnRound(view.id)}
        >
          Turn the tablet round{which}
        </button>
      )}
      <button type="button" class="contact-card__action" onClick={() => onChange(view.id)}>
        Change{which}
      </button>
      {toRead && view.state !== 'not-read' && (
        <button type="button" class="contact-card__action" onClick={() => onNotRead(view.id)}>
          Not read together{which}
        </button>
      )}
    </div>
  )
}
