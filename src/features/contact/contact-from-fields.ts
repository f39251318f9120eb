import { Contact, type GroupSession, LONGEST_NOTE } from '../../domain/contact.ts'
import { fitsAnEnvelope } from '../../domain/contact-size.ts'
import { spokenDay } from '../../domain/read-back.ts'
import { SourceKind } from '../../domain/source.ts'
import type { Day } from '../../domain/time.ts'
import { isBlank, typedText } from '../../domain/typed-text.ts'
import { assert } from '../../lib/assert.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import { type ContactFields, type NoteFields, type StepFields, TOOK_PLACE } from './contact-fields.ts'
import { dateMessage, dayFromParts, timeFromText } from './typed-date.ts'

/** What is wrong with one field, in the words shown at it and in the summary above the form. */
export interface FieldError {
  /** The id of the input that the summary's link leads to. */
  readonly field: string
  readonly message: string
}

export const MOST_NOTES = 8
export const MOST_STEPS = 12
const LONGEST_LINE = 200
const LONGEST_STEP = 2_000

type Found<T> = { readonly value: T; readonly errors: readonly FieldError[] }

/**
 * The contact that was typed, or everything that has to be put right first, in the order of the form. The note of a group
 * session is not the form's to change: it is handed in, and stays as it is in everybody's record.
 */
export function contactFromFields(
  fields: ContactFields,
  today: Day,
  group?: GroupSession,
): Result<Contact, readonly FieldError[]> {
  const on = dayOf(fields, today)
  const at = timeOf(fields.at)
  const place = lineOf('place', fields.place, 'Where it was')
  const present = presentOf(fields)
  const notes = notesOf(fields, group === undefined)
  const nextSteps = stepsOf(fields, on.value)
  const errors = [
    chosen(fields),
    notes.errors,
    nextSteps.errors,
    on.errors,
    at.errors,
    place.errors,
    present.errors,
  ].flat()
  if (errors.length > 0) return err(errors)
  const contact = Contact.safeParse({
    type: fields.type,
    channel: fields.channel,
    outcome: fields.outcome,
    on: on.value,
    ...(at.value === undefined ? {} : { at: at.value }),
    ...(place.value === undefined ? {} : { place: place.value }),
    present: present.value,
    notes: notes.value,
    nextSteps: nextSteps.value,
    ...(group === undefined ? {} : { group }),
  })
  assert(contact.success, 'a form without errors holds a valid contact')
  if (fitsAnEnvelope(contact.data)) return ok(contact.data)
  return err([{ field: 'note-0', message: 'This contact is too long to send. Shorten what was said' }])
}

function chosen(fields: ContactFields): FieldError[] {
  const missing = (value: string, field: string, message: string) => (value ? [] : [{ field, message }])
  return [
    ...missing(fields.type, 'type', 'Select what kind of contact it was'),
    ...missing(fields.channel, 'channel', 'Select how you met or spoke'),
    ...missing(fields.outcome, 'outcome', 'Select what came of it'),
  ]
}

function dayOf(fields: ContactFields, today: Day): Found<Day | undefined> {
  const day = dayFromParts(fields.on)
  const what = 'The date of the contact'
  if (!day.ok) return { value: undefined, errors: [{ field: 'on', message: dateMessage(day.error, what) }] }
  if (day.value > today)
    return { value: day.value, errors: [{ field: 'on', message: `${what} must be today or in the past` }] }
  return { value: day.value, errors: [] }
}

function timeOf(text: string): Found<string | undefined> {
  if (!text.trim()) return { value: undefined, errors: [] }
  const value = timeFromText(text)
  return {
    value,
    errors: value ? [] : [{ field: 'at', message: 'Enter a time in the correct format, like 10:45 or 2:30pm' }],
  }
}

function lineOf(field: string, text: string, what: string): Found<string | undefined> {
  const value = isBlank(text) ? undefined : typedText(text).trim()
  const isLong = (value?.length ?? 0) > LONGEST_LINE
  return { value, errors: isLong ? [{ field, message: `${what} must be ${LONGEST_LINE} characters or fewer` }] : [] }
}

function presentOf({ present, presentDetails }: ContactFields): Found<Contact['present']> {
  const people = present.map((who) => ({
    who,
    detail: lineOf(`present-${who}`, presentDetails[who] ?? '', 'Who was there'),
  }))
  return {
    value: people.map(({ who, detail }) => (detail.value ? { who, detail: detail.value } : { who })),
    errors: people.flatMap(({ detail }) => detail.errors),
  }
}

/** The notes; `needed` where nothing else says what took place. */
function notesOf(fields: ContactFields, needed: boolean): Found<Contact['notes']> {
  const parts = fields.notes.map((note, index) => ({ ...note, index })).filter(({ text }) => !isBlank(text))
  const found = parts.map((part) => noteOf(part, part.index))
  const missing = needed && parts.length === 0 && fields.outcome === TOOK_PLACE
  return {
    value: found.flatMap(({ value }) => (value ? [value] : [])),
    errors: missing ? [{ field: 'note-0', message: 'Enter what was said' }] : found.flatMap(({ errors }) => errors),
  }
}

function noteOf({ source, detail, text }: NoteFields, index: number): Found<Contact['notes'][number] | undefined> {
  const kind = SourceKind.safeParse(source)
  const who = lineOf(`note-${index}-detail`, detail, 'Who exactly')
  const errors = [
    ...(kind.success ? [] : [{ field: `note-${index}-source`, message: 'Select who said this' }]),
    ...who.errors,
    ...tooLong(`note-${index}`, text, 'What was said', LONGEST_NOTE),
  ]
  return {
    value: kind.success
      ? { source: kind.data, ...(who.value ? { detail: who.value } : {}), text: typedText(text) }
      : undefined,
    errors,
  }
}

function stepsOf({ steps }: ContactFields, on: Day | undefined): Found<Contact['nextSteps']> {
  const found = steps.map((step, index) => stepOf(step, index, on))
  return { value: found.flatMap(({ value }) => (value ? [value] : [])), errors: found.flatMap(({ errors }) => errors) }
}

function stepOf(
  { text, followUp }: StepFields,
  index: number,
  on: Day | undefined,
): Found<Contact['nextSteps'][number] | undefined> {
  const field = `step-${index}`
  const day = dayFromParts(followUp)
  const dated = day.ok || day.error !== 'empty'
  if (isBlank(text)) return { value: undefined, errors: dated ? [{ field, message: 'Enter what happens next' }] : [] }
  const errors = [
    ...tooLong(field, text, 'What happens next', LONGEST_STEP),
    ...(dated ? followUpErrors(followUp, index, on) : []),
  ]
  return { value: { text: typedText(text), ...(day.ok ? { followUpOn: day.value } : {}) }, errors }
}

function followUpErrors(followUp: StepFields['followUp'], index: number, on: Day | undefined): FieldError[] {
  const field = `step-${index}-date`
  const what = 'The follow-up date'
  const day = dayFromParts(followUp)
  if (!day.ok) return [{ field, message: dateMessage(day.error, what) }]
  if (on && day.value < on) return [{ field, message: `${what} must be the same as or after ${spokenDay(on)}` }]
  return []
}

function tooLong(field: string, text: string, what: string, limit: number): FieldError[] {
  return text.length > limit
    ? [{ field, message: `${what} must be ${limit.toLocaleString('en-GB')} characters or fewer` }]
    : []
}
