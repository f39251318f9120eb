import type { ComponentChildren } from 'preact'
import type { Day } from '../../domain/time.ts'
import { Tag } from '../../ui/tag.tsx'
import type { PaperStep } from './paper-form.ts'
import { type PaperLine, copyWords, dueWords, stateTags, whereWords } from './paper-words.ts'

interface PaperCardProps {
  readonly copy: PaperLine
  readonly given: string
  /** Whose it is, where that is not said above the list; a touch opens their page. */
  readonly whose?: { readonly name: string; readonly onOpen: () => void }
  readonly today: Day
  readonly onStep: (step: PaperStep) => void
  readonly children?: ComponentChildren
}

/** One printed copy: what it is, where it is, when it is to be destroyed, and what can be done with it. */
export function PaperCard({ copy, given, whose, today, onStep, children }: PaperCardProps) {
  const { paper, state } = copy
  const { words, tone } = stateTags[state]
  const due = dueWords(copy, today)
  return (
    <li class={`paper-card paper-card--${state}`}>
      {whose && (
        <button type="button" class="ui-link paper-card__whose" onClick={whose.onOpen}>
          <bdi>{whose.name}</bdi>
        </button>
      )}
      <h3 class="paper-card__what">{copyWords(paper)}</h3>
      <p class="paper-card__tags">
        <Tag tone={tone}>{words}</Tag>
        {paper.programme === 'impact' && <Tag>Impact: 10 years</Tag>}
      </p>
      <p class="paper-card__line">
        <bdi>{whereWords(paper, given)}</bdi>
      </p>
      {due !== undefined && <p class="paper-card__line paper-card__due">{due}</p>}
      {state === 'held' && (
        <p class="paper-card__line">
          Why: <bdi>{paper.hold}</bdi>
        </p>
      )}
      <Ways copy={copy} whose={whose?.name} onStep={onStep} />
      {children}
    </li>
  )
}

interface WaysProps {
  readonly copy: PaperLine
  readonly whose: string | undefined
  readonly onStep: (step: PaperStep) => void
}

type Way = readonly [PaperStep['at'], string]

/** What can be done with a copy where it stands. What is held cannot be destroyed until somebody releases it. */
const ways: { readonly [S in PaperLine['state']]: readonly Way[] } = {
  given: [['correct', 'Put right']],
  'on-file': [
    ['destroy', 'Destroyed'],
    ['hold', 'Hold back'],
    ['correct', 'Put right'],
  ],
  'due-soon': [
    ['destroy', 'Destroyed'],
    ['hold', 'Hold back'],
    ['correct', 'Put right'],
  ],
  overdue: [
    ['destroy', 'Destroyed'],
    ['hold', 'Hold back'],
    ['correct', 'Put right'],
  ],
  held: [
    ['release', 'Release the hold'],
    ['correct', 'Put right'],
  ],
  destroyed: [
    ['not-destroyed', 'Not destroyed after all'],
    ['correct', 'Put right'],
  ],
}

/** Whoever hears a button without its card hears which copy, and whose, it is about. */
function Ways({ copy, whose, onStep }: WaysProps) {
  const about = [whose, copyWords(copy.paper)].filter(Boolean).join(', ')
  return (
    <p class="paper-card__ways">
      {ways[copy.state].map(([at, label]) => (
        <button
          key={at}
          type="button"
          class={at === 'destroy' ? 'paper-card__main' : 'ui-link'}
          onClick={() => onStep({ at, of: copy })}
        >
          {label}
          <span class="govuk-visually-hidden"> ({about})</span>
        </button>
      ))}
    </p>
  )
}
