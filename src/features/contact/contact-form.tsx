import type { SaveProblem } from '../../caseload/api.ts'
import type { GroupSession } from '../../domain/contact.ts'
import type { Day } from '../../domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DraftStatus } from './draft-status.tsx'
import type { Hinted } from './form-part.ts'
import { NotesPart } from './notes-part.tsx'
import { saveProblemWords } from './save-problem.ts'
import { SessionNote } from './session-note.tsx'
import { StepsPart } from './steps-part.tsx'
import type { ContactForm as Form } from './use-contact-form.ts'
import { WhatPart } from './what-part.tsx'
import { WhenPart } from './when-part.tsx'

interface ContactFormProps {
  readonly form: Form
  readonly today: Day
  readonly school: string | undefined
  /** The group session that the contact is part of. */
  readonly group: GroupSession | undefined
  readonly hinted: Hinted
}

/** The contact form: everything on one page, filled in for the usual case, so that a note takes a minute. */
export function ContactForm({ form, today, school, group, hinted }: ContactFormProps) {
  const { fields, set, errors } = form
  const part = { fields, set, errors }
  return (
    <form
      class="contact-form"
      noValidate
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        form.save()
      }}
    >
      {errors.length > 0 && <ErrorSummary key={form.refused} errors={errors} />}
      <div class="contact-form__columns">
        <div class="contact-form__said">
          <WhatPart {...part} school={school} />
          {group && <SessionNote {...group} />}
          <NotesPart {...part} hinted={hinted} />
          <StepsPart {...part} {...{ today, hinted }} />
        </div>
        <div class="contact-form__when">
          <WhenPart {...part} />
        </div>
      </div>
      <div class="contact-form__end">
        {/* Above the button: a message that comes while somebody presses the button must not move it away. */}
        {form.problem && <Problem problem={form.problem} />}
        {!form.problem && <DraftStatus draft={form.draft} />}
        <Button type="submit" busy={form.saving}>
          Save contact
        </Button>
      </div>
    </form>
  )
}

function Problem({ problem }: { problem: SaveProblem }) {
  return (
    <Notice tone="problem" title="Not saved">
      <p>{saveProblemWords(problem)}</p>
    </Notice>
  )
}
