import type { Compartment } from '../../domain/fact.ts'
import type { HintLine } from './hint-lines.ts'
import { keepFocus } from './use-field-caret.ts'

export interface HintRowProps {
  readonly line: HintLine
  readonly onPlain: () => void
  readonly onHide: () => void
  readonly onMove: ((compartment: Compartment) => void) | undefined
}

const placeOf: { readonly [C in Compartment]: string } = { health: 'Health', convictions: 'Criminal convictions' }

/** One hint, with what can be done about it. */
export function HintRow({ line, onPlain, onHide, onMove }: HintRowProps) {
  const { quoted, words, compartment, jargon } = line
  return (
    <li class="word-hint">
      <div class="word-hint__says">
        <p class="word-hint__words">
          <Quoted words={quoted} /> {words}
        </p>
        {jargon && (
          <button type="button" class="ui-link" onMouseDown={keepFocus} onClick={onPlain}>
            Write “{jargon.plain}” instead
          </button>
        )}
        {compartment && onMove && (
          <button type="button" class="ui-link" onClick={() => onMove(compartment)}>
            Record it under {placeOf[compartment]}
          </button>
        )}
      </div>
      <button type="button" class="ui-link word-hint__end" onMouseDown={keepFocus} onClick={onHide}>
        Hide<span class="govuk-visually-hidden"> the hint {about(line)}</span>
      </button>
    </li>
  )
}

function about({ quoted, words }: HintLine): string {
  return quoted.length > 0 ? `about ${quoted.join(', ')}` : `“${words}”`
}

/** As many words as are read at a glance. */
const MOST_QUOTED = 3

/** “a”, “b” and “c”; a name keeps its own direction of writing. */
function Quoted({ words }: { readonly words: readonly string[] }) {
  const shown = words.slice(0, MOST_QUOTED)
  const more = words.length - shown.length
  return shown.map((word, index) => (
    <span key={word}>
      {between(index, shown.length, more)}“<bdi>{word}</bdi>”
      {index === shown.length - 1 && more > 0 && ` and ${more} more`}
    </span>
  ))
}

function between(index: number, count: number, more: number): string {
  if (index === 0) return ''
  return index === count - 1 && more === 0 ? ' and ' : ', '
}
