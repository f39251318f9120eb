import { useState } from 'preact/hooks'
import type { CaseloadApi, SaveProblem } from '../../caseload/api.ts'
import type { GroupSession } from '../../domain/contact.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { type ContactFields, draftFromFields } from './contact-fields.ts'
import { type FieldError, contactFromFields } from './contact-from-fields.ts'
import type { DraftState } from '../form/draft-keeper.ts'
import { useKeeper } from '../form/use-keeper.ts'

export interface ContactFormParts {
  readonly api: Pick<CaseloadApi, 'saveDraft' | 'recordContact'>
  readonly person: PersonId
  readonly today: Day
  /** The contact that this is a new version of. */
  readonly changes: EntryId | undefined
  /** The group session that the contact is part of. */
  readonly group: GroupSession | undefined
  readonly initial: ContactFields
  readonly onSaved: (contact: EntryId) => void
}

/** A contact form on the screen. */
export interface ContactForm {
  readonly fields: ContactFields
  readonly errors: readonly FieldError[]
  /** Rises with every refused save, so that the summary takes the focus again. */
  readonly refused: number
  readonly draft: DraftState
  readonly saving: boolean
  /** Why the last save saved nothing. */
  readonly problem: SaveProblem | undefined
  readonly set: (fields: ContactFields) => void
  readonly save: () => void
}

/** Runs a contact form: keeps a draft while somebody types, checks when they save, and says what was saved. */
export function useContactForm(parts: ContactFormParts): ContactForm {
  const { api, person, today, changes, group, initial, onSaved } = parts
  const [fields, setFields] = useState(initial)
  const [check, setCheck] = useState<{ errors: readonly FieldError[]; refused: number }>({ errors: [], refused: 0 })
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<SaveProblem | undefined>(undefined)
  const keeper = useKeeper((kept) => api.saveDraft(person, kept, changes))

  const record = async (): Promise<void> => {
    const contact = contactFromFields(fields, today, group)
    setProblem(undefined)
    if (!contact.ok) return setCheck(({ refused }) => ({ errors: contact.error, refused: refused + 1 }))
    setCheck(({ refused }) => ({ errors: [], refused }))
    setSaving(true)
    await keeper.flush()
    const saved = await api
      .recordContact(person, contact.value, changes)
      .catch(() => ({ ok: false, error: 'failed' }) as const)
    setSaving(false)
    if (!saved.ok) return setProblem(saved.error)
    await keeper.stop()
    onSaved(saved.value)
  }
  return {
    fields,
    saving,
    problem,
    draft: keeper.state,
    ...check,
    set(next) {
      setFields(next)
      keeper.changed(draftFromFields(next))
    },
    save() {
      // What can fail is caught inside; a save that is on its way is not begun twice.
      if (!saving) record().catch(() => setProblem('failed'))
    },
  }
}
