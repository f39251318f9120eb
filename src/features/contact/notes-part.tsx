import { LONGEST_NOTE } from '../../domain/contact.ts'
import { SourceKind } from '../../domain/source.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WordHints } from '../hints/word-hints.tsx'
import type { NoteFields } from './contact-fields.ts'
import { MOST_NOTES } from './contact-from-fields.ts'
import { type FormPart, type Hinted, errorAt, replaced } from './form-part.ts'

const sources: { readonly [K in SourceKind]: string } = {
  'young-person': 'Young person',
  'parent-or-carer': 'Parent or carer',
  school: 'School',
  college: 'College',
  'training-provider': 'Training provider',
  employer: 'Employer',
  'council-list': "Council's list",
  'other-authority': 'Another council',
  'other-organisation': 'Another organisation',
  adviser: 'I saw or thought this myself',
}

/** What was said, in parts: each says who said it (P18). */
export function NotesPart({ fields, set, errors, hinted }: FormPart & { hinted: Hinted }) {
  const write = (index: number, note: NoteFields) => set({ ...fields, notes: replaced(fields.notes, index, note) })
  const remove = (index: number) => set({ ...fields, notes: fields.notes.filter((_note, i) => i !== index) })
  const add = () => set({ ...fields, notes: [...fields.notes, { source: '', detail: '', text: '' }] })
  return (
    <fieldset class="govuk-fieldset contact-part">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">What was said</legend>
      <p class="govuk-hint">
        Write it so that the young person can read it: plain words, and only what matters for helping them.
      </p>
      {fields.notes.map((note, index) => (
        <Note
          key={index}
          {...{ note, index, errors, hinted }}
          write={(next) => write(index, next)}
          remove={fields.notes.length > 1 ? () => remove(index) : undefined}
        />
      ))}
      {fields.notes.length < MOST_NOTES && (
        <Button kind="secondary" onClick={add}>
          Add something from somebody else
        </Button>
      )}
    </fieldset>
  )
}

interface NoteProps {
  readonly note: NoteFields
  readonly index: number
  readonly errors: FormPart['errors']
  readonly hinted: Hinted
  readonly write: (note: NoteFields) => void
  readonly remove: (() => void) | undefined
}

function Note({ note, index, errors, hinted, write, remove }: NoteProps) {
  const put = (text: string) => write({ ...note, text })
  const named = index === 0 ? '' : `, part ${index + 1}`
  return (
    <div class="contact-note">
      <div class="contact-note__source">
        <Select
          id={`note-${index}-source`}
          label={`Who said this${named}`}
          options={[
            { value: '', label: 'Choose' },
            ...SourceKind.options.map((value) => ({ value, label: sources[value] })),
          ]}
          value={note.source}
          error={errorAt(errors, `note-${index}-source`)}
          onChange={(source) => write({ ...note, source })}
        />
        {note.source !== '' && note.source !== 'young-person' && note.source !== 'adviser' && (
          <TextField
            id={`note-${index}-detail`}
            label={`Who exactly${named} (optional)`}
            value={note.detail}
            error={errorAt(errors, `note-${index}-detail`)}
            onInput={(detail) => write({ ...note, detail })}
          />
        )}
      </div>
      <TextArea
        id={`note-${index}`}
        label={index === 0 ? 'Notes' : `Notes${named}`}
        rows={index === 0 ? 8 : 4}
        value={note.text}
        limit={LONGEST_NOTE}
        error={errorAt(errors, `note-${index}`)}
        onInput={put}
      />
      <WordHints field={`note-${index}`} text={note.text} onInput={put} {...hinted} />
      {remove && (
        <button type="button" class="ui-link" onClick={remove}>
          Remove part {index + 1}
        </button>
      )}
    </div>
  )
}
