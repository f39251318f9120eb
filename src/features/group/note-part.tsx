import type { PersonCard } from '../../caseload/api.ts'
import { datePart } from '../form/inputs.ts'
import { DateField } from '../../ui/date-field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { namesIn } from './names-in-text.ts'
import { LONGEST_NOTE } from './session.ts'
import type { SessionPart } from './use-session.ts'

/** What the session was: the same words in everybody's record, so they are about nobody. */
export function NotePart({ session, errorAt }: SessionPart) {
  const { values, set, roster } = session
  const put = (name: string) => (typed: string) => set({ [name]: typed })
  const title = values['title'] ?? ''
  const note = values['note'] ?? ''
  return (
    <>
      <TextField id="title" label="Title" value={title} error={errorAt('title')} onInput={put('title')} />
      <SessionDate session={session} errorAt={errorAt} />
      <TextArea
        id="note"
        label="What was covered"
        hint="Nothing about any one person: everybody marked gets a copy of this."
        rows={6}
        value={note}
        limit={LONGEST_NOTE}
        error={errorAt('note')}
        onInput={put('note')}
      />
      <Named text={`${title}\n${note}`} people={roster.atSchool} />
    </>
  )
}

function SessionDate({ session, errorAt }: SessionPart) {
  const { values, set } = session
  const part = (which: 'day' | 'month' | 'year') => values[datePart('on', which)] ?? ''
  return (
    <DateField
      id="on"
      legend="Date"
      value={{ day: part('day'), month: part('month'), year: part('year') }}
      error={errorAt('on')}
      onChange={({ day, month, year }) =>
        set({ [datePart('on', 'day')]: day, [datePart('on', 'month')]: month, [datePart('on', 'year')]: year })
      }
    />
  )
}

/** Says whose name stands in what was typed, and stops nobody: a speaker may be called like somebody in the room. */
function Named({ text, people }: { readonly text: string; readonly people: readonly PersonCard[] }) {
  const named = namesIn(text, people)
  // The empty line stays, so that what is put into it is heard.
  return (
    <p class="group-named" role="status">
      {named.length > 0 &&
        `You wrote ${named.map((name) => `“${name}”`).join(' and ')}. Everybody marked gets a copy, so write what is about one person in a contact of their own.`}
    </p>
  )
}
