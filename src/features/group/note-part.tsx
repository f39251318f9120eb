import type { PersonCard } from '../../caseload/api.ts'
import { DateInput } from '../form/small-form.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useSharedCheck } from '../hints/use-note-check.ts'
import { WordHints } from '../hints/word-hints.tsx'
import { LONGEST_NOTE } from './session.ts'
import type { SessionPart } from './use-session.ts'

/** What the session was: the same words in everybody's record, so they are about nobody. */
export function NotePart({ session, errorAt, people }: SessionPart & { readonly people: readonly PersonCard[] }) {
  const { values, set } = session
  const check = useSharedCheck(people)
  const put = (name: string) => (typed: string) => set({ [name]: typed })
  const title = values['title'] ?? ''
  const note = values['note'] ?? ''
  return (
    <>
      <TextField id="title" label="Title" value={title} error={errorAt('title')} onInput={put('title')} />
      <WordHints shared field="title" text={title} onInput={put('title')} check={check} />
      <DateInput
        field={{ id: 'on', hint: undefined, error: errorAt('on') }}
        label="Date"
        name="on"
        values={values}
        onChange={set}
      />
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
      <WordHints shared field="note" text={note} onInput={put('note')} check={check} />
    </>
  )
}
