import type { PersonCard } from '../../caseload/api.ts'
import type { EntryId } from '../../domain/ids.ts'
import type { FoundNote } from './results.ts'

export interface NoteListProps {
  readonly notes: readonly FoundNote[]
  readonly onOpen: (card: PersonCard, contact: EntryId) => void
}

/** As many notes as the caseload finds at most. */
const MOST = 40

/** Notes that hold what was typed, each with the words around it. */
export function NoteList({ notes, onOpen }: NoteListProps) {
  return (
    <section class="note-hits">
      <h2 class="govuk-heading-m note-hits__heading" id="in-notes">
        In notes
      </h2>
      <ul class="note-hits__list" aria-labelledby="in-notes">
        {notes.map(({ card, contact, snippet }) => (
          <li key={`${card.person} ${contact}`}>
            <button type="button" class="note-hit" onClick={() => onOpen(card, contact)}>
              <span class="note-hit__name">
                <bdi>{card.name}</bdi>
              </span>{' '}
              <span class="note-hit__text" dir="auto">
                {snippet.map(({ text, match }, index) => (match ? <mark key={index}>{text}</mark> : text))}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {notes.length >= MOST && (
        <p class="note-hits__more">There may be more notes. Type another word to see fewer of them.</p>
      )}
    </section>
  )
}
