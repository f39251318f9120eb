import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Told, ToldView } from '../../caseload/record-api.ts'
import { spokenDay } from '../../domain/read-back.ts'
import { Details } from '../../ui/details.tsx'
import { plural, spokenMoment } from '../../ui/spoken-time.ts'
import { Tag } from '../../ui/tag.tsx'
import type { CardLine } from './told-lines.ts'

/** What a card needs of something that was told or sent, whichever it was. */
interface Said {
  readonly on: string
  readonly path: 'ordinary' | 'safeguarding'
  readonly why: string
  readonly what?: string | undefined
  readonly released?: string | undefined
}

interface ToldCardProps {
  readonly view: ToldView<Said>
  readonly who: string
  readonly given: string
  /** A word about what was decided, where it is not what one would expect. */
  readonly decision: string | undefined
  readonly lines: readonly CardLine[]
  readonly children?: ComponentChildren
}

/**
 * Something that was told or sent. While the young person does not read it, it is closed: not even whom it concerns shows
 * to somebody who looks over a shoulder (P28).
 */
export function ToldCard({ view, who, given, decision, lines, children }: ToldCardProps) {
  const [open, setOpen] = useState(false)
  const closed = !view.shown && !open
  return (
    <li class={`told-card${view.shown ? '' : ' told-card--hidden'}`}>
      <div class="told-card__top">
        <h3 class="govuk-heading-s told-card__who">{closed ? 'Safeguarding' : <bdi>{who}</bdi>}</h3>
        <p class="told-card__tags">
          {decision && !closed && <Tag>{decision}</Tag>}
          {view.said.path === 'safeguarding' && !closed && <Tag tone="attention">Safeguarding</Tag>}
          {!view.shown && <Tag tone="problem">Not shown to {given || 'the young person'}</Tag>}
          {view.contested && <Tag tone="attention">Changed by two people</Tag>}
        </p>
      </div>
      <p class="told-card__when">{spokenDay(view.said.on)}</p>
      {!view.shown && (
        <button type="button" class="ui-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide' : 'Show'}
          <span class="govuk-visually-hidden"> the concern of {spokenDay(view.said.on)}</span>
        </button>
      )}
      {!closed && (
        <>
          <Lines lines={lines} />
          <p class="told-card__by">{recordedWords(view)}</p>
          <Earlier earlier={view.earlier} />
          {children}
        </>
      )}
    </li>
  )
}

function Lines({ lines }: { readonly lines: readonly CardLine[] }) {
  return (
    <dl class="told-card__lines">
      {lines.map(({ label, text }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  )
}

function recordedWords({ said, recordedBy, recordedAt }: Told<Said>): string {
  const done = said.released === undefined ? 'Recorded' : 'Released'
  return `${done} by ${recordedBy}, ${spokenMoment(recordedAt)}`
}

function Earlier({ earlier }: { readonly earlier: readonly Told<Said>[] }) {
  if (earlier.length === 0) return null
  return (
    <Details summary={plural(earlier.length, 'other version')}>
      {earlier.map((version) => (
        <div key={version.entry} class="told-card__earlier">
          {version.said.what && <p dir="auto">{version.said.what}</p>}
          <p dir="auto">Why: {version.said.why}</p>
          <p class="told-card__by">{recordedWords(version)}</p>
        </div>
      ))}
    </Details>
  )
}

interface ReleaseButtonProps {
  readonly given: string
  readonly who: string
  readonly onRelease: () => void
}

/** Lets the young person read it from now on; asked again on a page of its own. */
export function ReleaseButton({ given, who, onRelease }: ReleaseButtonProps) {
  return (
    <button type="button" class="ui-link" onClick={onRelease}>
      Let {given || 'the young person'} read it
      <span class="govuk-visually-hidden"> ({who})</span>
    </button>
  )
}
