import { useState } from 'preact/hooks'
import { LONGEST_NOTE } from '../domain/contact.ts'
import { fitsAnEnvelope } from '../domain/contact-size.ts'
import type { ContactEntry } from '../domain/entry.ts'
import { saidToYou, spokenDay } from '../domain/read-back.ts'
import { type Edit, changedContact, changesNothing } from './answer.ts'
import { Heading } from './heading.tsx'
import type { KeepState } from './keep.ts'
import { Kept, SavingProblem } from './saving.tsx'
import type { Saving } from './use-hand-over.ts'
import { WordsField } from './words-field.tsx'

interface ChangeStepProps {
  readonly adviser: string
  readonly read: ContactEntry
  readonly edit: Edit
  readonly saving: Saving
  readonly kept: KeepState
  readonly write: (edit: Edit) => void
  readonly save: () => void
  readonly go: (to: 'read' | 'change-asked') => void
}

const LONGEST_STEP = 2_000
const MOST_NOTES = 8

/** The text, to be changed together: every part keeps where it came from. */
export function ChangeStep({ adviser, read, edit, saving, kept, write, save, go }: ChangeStepProps) {
  const [error, setError] = useState<string | undefined>(undefined)
  const finish = () => {
    const found = editError(read, edit)
    setError(found)
    if (found === undefined) save()
  }
  return (
    <>
      <Heading>What should it say?</Heading>
      <p>Change it together with {adviser}. You read it again afterwards.</p>
      <EditFields {...{ read, edit, write }} />
      <SavingProblem saving={saving} adviser={adviser} />
      {error && (
        <p class="handover-problem" role="alert">
          {error}
        </p>
      )}
      <div class="handover-answers">
        <button
          type="button"
          class="handover-button handover-button--yes"
          aria-disabled={saving === 'saving'}
          onClick={finish}
        >
          Save, then read it again
        </button>
        <button type="button" class="handover-button" onClick={() => go('change-asked')}>
          I want a change, but not now
        </button>
        <button type="button" class="handover-button" onClick={() => go('read')}>
          Go back and read again
        </button>
      </div>
      {/* Below the buttons: a line that comes while somebody presses one must not move it away. */}
      {saving === undefined && <Kept state={kept} />}
    </>
  )
}

function EditFields({ read, edit, write }: Pick<ChangeStepProps, 'read' | 'edit' | 'write'>) {
  const { notes, nextSteps } = read.contact
  return (
    <>
      {notes.map((note, i) => (
        <WordsField
          key={`note-${i}`}
          label={notes.length > 1 ? `What we wrote down, part ${i + 1}` : 'What we wrote down'}
          hint={saidToYou(note.source, note.detail)}
          value={edit.notes[i] ?? ''}
          limit={LONGEST_NOTE}
          write={(text) => write({ ...edit, notes: replaced(edit.notes, i, text) })}
        />
      ))}
      {notes.length < MOST_NOTES && (
        <WordsField
          label="Add something (optional)"
          hint="It will say that you told us this"
          value={edit.added}
          limit={LONGEST_NOTE}
          write={(added) => write({ ...edit, added })}
        />
      )}
      {nextSteps.map((step, i) => (
        <WordsField
          key={`step-${i}`}
          label={nextSteps.length > 1 ? `What happens next, step ${i + 1}` : 'What happens next'}
          hint={step.followUpOn && `By ${spokenDay(step.followUpOn)}`}
          value={edit.nextSteps[i] ?? ''}
          rows={2}
          limit={LONGEST_STEP}
          write={(text) => write({ ...edit, nextSteps: replaced(edit.nextSteps, i, text) })}
        />
      ))}
    </>
  )
}

/** Why an edit cannot be saved as it is, in words for the young person. */
export function editError(read: ContactEntry, edit: Edit): string | undefined {
  if (changesNothing(read.contact, edit)) return 'Nothing has been changed yet. Change the text, or go back.'
  const changed = changedContact(read.contact, edit)
  if (read.contact.notes.length > 0 && changed.notes.length === 0)
    return 'The text is empty. Write what should be kept.'
  const tooLong =
    changed.notes.some(({ text }) => text.length > LONGEST_NOTE) ||
    changed.nextSteps.some(({ text }) => text.length > LONGEST_STEP)
  return tooLong || !fitsAnEnvelope(changed) ? 'The text is too long. Please make it shorter.' : undefined
}

function replaced(texts: readonly string[], index: number, text: string): string[] {
  return texts.map((old, i) => (i === index ? text : old))
}
