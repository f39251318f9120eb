import { useState } from 'preact/hooks'
import type { Compartment } from '../../domain/fact.ts'
import { plural } from '../../ui/spoken-time.ts'
import { type HintLine, hintLines, keyOf } from './hint-lines.ts'
import { HintRow } from './hint-row.tsx'
import { type Replacement, caretAfter, takenBack, writtenPlain } from './in-place.ts'
import { keepFocus, useFieldCaret } from './use-field-caret.ts'
import { useHints } from './use-hints.ts'
import type { NoteCheck } from './use-note-check.ts'

export interface WordHintsProps {
  /** The id of the field that the text stands in. */
  readonly field: string
  readonly text: string
  /** Undefined as long as the word lists are not there. */
  readonly check: NoteCheck | undefined
  readonly onInput: (text: string) => void
  /** Leads to where something is held apart; without it the hint has no button. */
  readonly onMove?: ((compartment: Compartment) => void) | undefined
  /** The same text goes into many records: it is about nobody. */
  readonly shared?: boolean
}

/**
 * Quiet hints below a text, once its writer pauses: what belongs elsewhere (P15), what is hard to understand (P17). They keep
 * nobody from saving, and say nothing to anybody but whoever writes.
 */
export function WordHints(props: WordHintsProps) {
  const { lines, region, written, undo, plain, hide } = useWordHints(props)
  return (
    <div class="word-hints" ref={region}>
      <p class="govuk-visually-hidden" role="status">
        {lines.length > 0 && `${plural(lines.length, 'hint')} about what you wrote`}
      </p>
      {written && (
        <div class="word-hint">
          <p class="word-hint__words">
            You now say “{written.after}” instead of “{written.before}”.
          </p>
          <button type="button" class="ui-link word-hint__end" onMouseDown={keepFocus} onClick={undo}>
            Undo
          </button>
        </div>
      )}
      <Lines lines={lines} plain={plain} hide={hide} onMove={props.onMove} />
    </div>
  )
}

interface LinesProps extends Pick<WordHintsProps, 'onMove'> {
  readonly lines: readonly HintLine[]
  readonly plain: (line: HintLine) => void
  readonly hide: (line: HintLine) => void
}

/** More than this at once is not read. */
const MOST_LINES = 3

function Lines({ lines, plain, hide, onMove }: LinesProps) {
  const [all, setAll] = useState(false)
  const more = lines.length - MOST_LINES
  if (lines.length === 0) return null
  return (
    <>
      <ul class="word-hints__lines" aria-label="Hints">
        {(all ? lines : lines.slice(0, MOST_LINES)).map((line) => (
          <HintRow key={line.key} line={line} onPlain={() => plain(line)} onHide={() => hide(line)} onMove={onMove} />
        ))}
      </ul>
      {more > 0 && (
        <button type="button" class="ui-link" aria-expanded={all} onMouseDown={keepFocus} onClick={() => setAll(!all)}>
          {all ? 'Show fewer hints' : `and ${more} more`}
        </button>
      )}
    </>
  )
}

function useWordHints({ field, text, check, onInput, shared = false }: WordHintsProps) {
  const { hints, look } = useHints(check?.find, text)
  const [last, setLast] = useState<Replacement | undefined>(undefined)
  const { region, caret, backTo } = useFieldCaret(field, text)
  const before = last && takenBack(text, last)
  const write = (changed: string, at: number) => {
    backTo(changed, at)
    onInput(changed)
    look(changed)
  }
  return {
    region,
    lines: check ? hintLines(hints, check.hidden, shared) : [],
    /** What was written in place of a word, as long as that can be undone. */
    written: before === undefined ? undefined : last,
    undo: () => {
      if (last === undefined || before === undefined) return
      setLast(undefined)
      write(before, last.at + last.before.length)
    },
    plain: ({ key }: HintLine) => {
      // The text may have changed since it was looked over: the word is found again where it stands now.
      const hint = check?.find(text).find((one) => keyOf(one) === key)
      if (hint?.kind !== 'jargon') return
      const made = writtenPlain(text, hint)
      setLast(made)
      write(made.text, caretAfter(caret() ?? text.length, made))
    },
    hide: ({ hides }: HintLine) => {
      backTo(text)
      check?.hide(hides)
    },
  }
}
