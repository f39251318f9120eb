import type { Contact } from '../../domain/contact.ts'
import type { Day } from '../../domain/time.ts'
import type { DraftFields } from '../../caseload/api.ts'

/** A date as it is typed: three fields, valid or not. */
export interface DateParts {
  readonly day: string
  readonly month: string
  readonly year: string
}

export interface NoteFields {
  readonly source: string
  readonly detail: string
  readonly text: string
}

export interface StepFields {
  readonly text: string
  readonly followUp: DateParts
}

/** Everything the contact form holds, as it was typed. */
export interface ContactFields {
  readonly type: string
  readonly channel: string
  readonly outcome: string
  readonly on: DateParts
  readonly at: string
  readonly place: string
  readonly present: readonly string[]
  /** Who exactly, by code of who was present. */
  readonly presentDetails: { readonly [who: string]: string }
  readonly notes: readonly NoteFields[]
  readonly steps: readonly StepFields[]
}

export const NO_DATE: DateParts = { day: '', month: '', year: '' }
export const NO_STEP: StepFields = { text: '', followUp: NO_DATE }

/** A contact that took place: only then must something have been said. */
export const TOOK_PLACE = 'took-place'
const FACE_TO_FACE = 'face-to-face'
const YOUNG_PERSON = 'young-person'

/** What most contacts are: today, face to face, at the young person's school, with the young person there. */
export function newFields(today: Day, school: string | undefined): ContactFields {
  return {
    type: '',
    channel: FACE_TO_FACE,
    outcome: TOOK_PLACE,
    on: dateParts(today),
    at: '',
    place: school ?? '',
    present: [YOUNG_PERSON],
    presentDetails: {},
    notes: [{ source: YOUNG_PERSON, detail: '', text: '' }],
    steps: [NO_STEP],
  }
}

/** A recorded contact as the form shows it, to be changed. */
export function fieldsFromContact(contact: Contact): ContactFields {
  const details = contact.present.flatMap(({ who, detail }) => (detail ? [[who, detail] as const] : []))
  const notes = contact.notes.map(({ source, detail = '', text }) => ({ source, detail, text }))
  const steps = contact.nextSteps.map(({ text, followUpOn }) => ({
    text,
    followUp: followUpOn ? dateParts(followUpOn) : NO_DATE,
  }))
  return {
    type: contact.type,
    channel: contact.channel,
    outcome: contact.outcome,
    on: dateParts(contact.on),
    at: contact.at ?? '',
    place: contact.place ?? '',
    present: contact.present.map(({ who }) => who),
    presentDetails: Object.fromEntries(details),
    notes: notes.length > 0 ? notes : [{ source: YOUNG_PERSON, detail: '', text: '' }],
    steps: steps.length > 0 ? steps : [NO_STEP],
  }
}

/** The typed date of a day. */
export function dateParts(day: Day): DateParts {
  const [year = '', month = '', date = ''] = day.split('-')
  return { day: String(Number(date)), month: String(Number(month)), year }
}

/** A phone call is not made face to face, and a visit at home is not at school: follows the type while nobody said otherwise. */
export function withType(fields: ContactFields, type: string, school: string | undefined): ContactFields {
  const elsewhere = type === 'home-visit' && fields.place === (school ?? '') ? { ...fields, place: '' } : fields
  const typed = { ...elsewhere, type }
  if (type === 'phone-call' && fields.channel === FACE_TO_FACE) return withChannel(typed, 'telephone', school)
  if (fields.type === 'phone-call' && fields.channel === 'telephone') return withChannel(typed, FACE_TO_FACE, school)
  return typed
}

/** Only people who met were at the school: the place that was filled in for them goes when they did not meet. */
export function withChannel(fields: ContactFields, channel: string, school: string | undefined): ContactFields {
  const place = school ?? ''
  if (channel !== FACE_TO_FACE && fields.place === place) return { ...fields, channel, place: '' }
  if (channel === FACE_TO_FACE && fields.place === '' && fields.type !== 'home-visit')
    return { ...fields, channel, place }
  return { ...fields, channel }
}

/** Nobody was there when nobody answered: follows the outcome while nobody said otherwise. */
export function withOutcome(fields: ContactFields, outcome: string): ContactFields {
  const alone = fields.present.length === 1 && fields.present[0] === YOUNG_PERSON
  if (outcome !== TOOK_PLACE && alone) return { ...fields, outcome, present: [] }
  if (outcome === TOOK_PLACE && fields.present.length === 0) return { ...fields, outcome, present: [YOUNG_PERSON] }
  return { ...fields, outcome }
}

/** The fields as a draft keeps them. */
export function draftFromFields(fields: ContactFields): DraftFields {
  const { type, channel, outcome, on, at, place, present, presentDetails, notes, steps } = fields
  return {
    type,
    channel,
    outcome,
    at,
    place,
    present,
    on: datesOf([on]),
    presentDetails: Object.entries(presentDetails).flat(),
    noteSources: notes.map(({ source }) => source),
    noteDetails: notes.map(({ detail }) => detail),
    noteTexts: notes.map(({ text }) => text),
    stepTexts: steps.map(({ text }) => text),
    stepDates: datesOf(steps.map(({ followUp }) => followUp)),
  }
}

/** The fields a draft kept. A draft of another version of this form gives what it has; nothing it lacks breaks the form. */
export function fieldsFromDraft(draft: DraftFields): ContactFields {
  const one = (name: string) => textOf(draft[name])
  const many = (name: string) => textsOf(draft[name])
  const details = many('presentDetails')
  const dates = many('stepDates')
  return {
    type: one('type'),
    channel: one('channel'),
    outcome: one('outcome'),
    on: dateAt(many('on'), 0),
    at: one('at'),
    place: one('place'),
    present: many('present'),
    presentDetails: Object.fromEntries(details.flatMap((who, i) => (i % 2 === 0 ? [[who, details[i + 1] ?? '']] : []))),
    notes: many('noteTexts').map((text, i) => ({
      source: many('noteSources')[i] ?? '',
      detail: many('noteDetails')[i] ?? '',
      text,
    })),
    steps: many('stepTexts').map((text, i) => ({ text, followUp: dateAt(dates, i) })),
  }
}

function textOf(kept: string | readonly string[] | undefined): string {
  return typeof kept === 'string' ? kept : ''
}

function textsOf(kept: string | readonly string[] | undefined): readonly string[] {
  return typeof kept === 'object' ? kept : []
}

function datesOf(dates: readonly DateParts[]): string[] {
  return dates.flatMap(({ day, month, year }) => [day, month, year])
}

function dateAt(dates: readonly string[], index: number): DateParts {
  const [day = '', month = '', year = ''] = dates.slice(index * 3, index * 3 + 3)
  return { day, month, year }
}
