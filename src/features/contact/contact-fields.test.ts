import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anId } from '../../../test/support/entries.ts'
import { channels, contactOutcomes, contactTypes, presence } from '../../codes/contact.ts'
import type { Contact } from '../../domain/contact.ts'
import { fitsAnEnvelope } from '../../domain/contact-size.ts'
import { SourceKind } from '../../domain/source.ts'
import { addDays } from '../../domain/time.ts'
import {
  type ContactFields,
  draftFromFields,
  fieldsFromContact,
  fieldsFromDraft,
  newFields,
  withChannel,
  withOutcome,
  withType,
} from './contact-fields.ts'
import { contactFromFields } from './contact-from-fields.ts'

const today = '2026-11-24'
const school = 'Tall Elms Academy'

const aCode = (list: { codes: readonly { code: string }[] }) => fc.constantFrom(...list.codes.map(({ code }) => code))
const aText = fc.string({ minLength: 1, maxLength: 300 }).filter((text) => text.trim() !== '')
const aLine = aText.map((text) => text.trim().slice(0, 200).trim())
const aDay = fc.integer({ min: 0, max: 20_000 }).map((back) => addDays(today, -back))
const aTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((found) => (found === undefined ? {} : { [key]: found }) as { [P in K]?: T })

const aContact: fc.Arbitrary<Contact> = fc.tuple(aDay, fc.integer({ min: 0, max: 400 })).chain(([on, later]) =>
  fc
    .record({
      fixed: fc.record({ type: aCode(contactTypes), channel: aCode(channels), outcome: aCode(contactOutcomes) }),
      at: optional('at', aTime),
      place: optional('place', aLine),
      present: fc.uniqueArray(fc.tuple(aCode(presence), optional('detail', aLine)), { selector: ([who]) => who }),
      notes: fc.array(fc.tuple(fc.constantFrom(...SourceKind.options), optional('detail', aLine), aText), {
        minLength: 1,
        maxLength: 8,
      }),
      nextSteps: fc.array(fc.tuple(aText, optional('followUpOn', fc.constant(addDays(on, later)))), { maxLength: 12 }),
      group: optional('group', fc.record({ id: fc.constant(anId()), title: aLine, note: aText })),
    })
    .map(({ fixed, at, place, present, notes, nextSteps, group }) => ({
      ...fixed,
      on,
      ...at,
      ...place,
      present: present.map(([who, detail]) => ({ who, ...detail })),
      notes: notes.map(([source, detail, text]) => ({ source, ...detail, text })),
      nextSteps: nextSteps.map(([text, followUpOn]) => ({ text, ...followUpOn })),
      ...group,
    })),
)

/** A form that may be saved, to spoil one field of. */
function filledIn(change: Partial<ContactFields> = {}): ContactFields {
  const note = { source: 'young-person', detail: '', text: 'Wants to be a vet nurse.' }
  return { ...newFields(today, school), type: 'guidance-interview', notes: [note], ...change }
}

function errorsOf(fields: ContactFields) {
  const outcome = contactFromFields(fields, today)
  return outcome.ok ? [] : outcome.error.map(({ field, message }) => `${field}: ${message}`)
}

describe('a contact and its form say the same', () => {
  test('P08: a recorded contact opened in the form and saved again is the same contact', () => {
    fc.assert(
      fc.property(aContact, (contact) => {
        const again = contactFromFields(fieldsFromContact(contact), today, contact.group)
        expect(again).toEqual({ ok: true, value: contact })
      }),
    )
  })

  test('P08: a group session keeps its note, and needs no other one', () => {
    const group = { id: anId(), title: 'Apprenticeship assembly', note: 'How to apply.' }
    const none = filledIn({ notes: [{ source: 'young-person', detail: '', text: '' }] })
    expect(contactFromFields(none, today, group)).toMatchObject({ ok: true, value: { notes: [], group } })
    expect(errorsOf(none)).toEqual(['note-0: Enter what was said'])
  })

  test('a draft gives the form back as it was left, valid or not', () => {
    const aDate = fc.record({ day: fc.string(), month: fc.string(), year: fc.string() })
    const fields: fc.Arbitrary<ContactFields> = fc.record({
      type: fc.string(),
      channel: fc.string(),
      outcome: fc.string(),
      on: aDate,
      at: fc.string(),
      place: fc.string(),
      present: fc.array(fc.string()),
      presentDetails: fc.dictionary(aCode(presence), fc.string(), { noNullPrototype: true }),
      notes: fc.array(fc.record({ source: fc.string(), detail: fc.string(), text: fc.string() })),
      steps: fc.array(fc.record({ text: fc.string(), followUp: aDate })),
    })
    fc.assert(
      fc.property(fields, (typed) => {
        expect(fieldsFromDraft(draftFromFields(typed))).toEqual(typed)
      }),
    )
  })

  test('a draft that an older form left does not break this one', () => {
    expect(fieldsFromDraft({ noteTexts: ['half a sen'], gone: 'x', present: 'not a list' })).toMatchObject({
      type: '',
      present: [],
      notes: [{ source: '', detail: '', text: 'half a sen' }],
      on: { day: '', month: '', year: '' },
    })
  })
})

describe('what is typed is checked when somebody saves', () => {
  test('name to saved in a minute: the kind of contact and what was said are enough', () => {
    expect(contactFromFields(filledIn(), today)).toEqual({
      ok: true,
      value: {
        type: 'guidance-interview',
        channel: 'face-to-face',
        outcome: 'took-place',
        on: today,
        place: school,
        present: [{ who: 'young-person' }],
        notes: [{ source: 'young-person', text: 'Wants to be a vet nurse.' }],
        nextSteps: [],
      },
    })
  })

  test('an empty form says everything that is missing, in the order of the form', () => {
    expect(errorsOf({ ...newFields(today, school), on: { day: '', month: '', year: '' } })).toEqual([
      'type: Select what kind of contact it was',
      'note-0: Enter what was said',
      'on: Enter the date of the contact',
    ])
  })

  test('an attempt that nobody answered needs no words', () => {
    const note = { source: 'young-person', detail: '', text: ' \n ' }
    expect(contactFromFields(filledIn({ outcome: 'no-answer', notes: [note] }), today)).toMatchObject({
      ok: true,
      value: { notes: [] },
    })
  })

  test.each([
    [{ day: '24', month: '', year: '2026' }, 'The date of the contact must include a month'],
    [{ day: '', month: '11', year: '2026' }, 'The date of the contact must include a day'],
    [{ day: '24', month: '11', year: '' }, 'The date of the contact must include a year'],
    [{ day: '31', month: '11', year: '2026' }, 'The date of the contact must be a real date'],
    [{ day: '29', month: 'feb', year: '2025' }, 'The date of the contact must be a real date'],
    [{ day: 'x', month: 'y', year: 'z' }, 'The date of the contact must be a real date'],
    [{ day: '25', month: '11', year: '2026' }, 'The date of the contact must be today or in the past'],
  ])('a date that cannot be: %j', (on, message) => {
    expect(errorsOf(filledIn({ on }))).toEqual([`on: ${message}`])
  })

  test.each([
    [{ day: '6', month: 'nov', year: '2026' }, '2026-11-06'],
    [{ day: ' 06 ', month: 'November', year: '26' }, '2026-11-06'],
    [{ day: '29', month: 'Feb', year: '2024' }, '2024-02-29'],
  ])('dates as people write them: %j', (on, day) => {
    expect(contactFromFields(filledIn({ on }), today)).toMatchObject({ value: { on: day } })
  })

  test.each([
    ['9:05', '09:05'],
    ['09.05', '09:05'],
    ['0905', '09:05'],
    ['2pm', '14:00'],
    ['2:30 PM', '14:30'],
    ['12am', '00:00'],
  ])('times as people write them: %s', (at, time) =>
    expect(contactFromFields(filledIn({ at }), today)).toMatchObject({ value: { at: time } }),
  )

  test.each(['25:00', '9:60', '9', 'half past nine', '13pm', '0pm'])('not a time: %s', (at) => {
    expect(errorsOf(filledIn({ at }))).toEqual(['at: Enter a time in the correct format, like 10:45 or 2:30pm'])
  })

  test('a long note is taken up to its limit, and one letter more is refused', () => {
    const note = (length: number) => [{ source: 'school', detail: 'Head of Year', text: 'a'.repeat(length) }]
    expect(errorsOf(filledIn({ notes: note(20_000) }))).toEqual([])
    expect(errorsOf(filledIn({ notes: note(20_001) }))).toEqual([
      'note-0: What was said must be 20,000 characters or fewer',
    ])
  })

  test('what could not be sealed and sent is refused while it can still be shortened', () => {
    const notes = Array.from({ length: 8 }, () => ({ source: 'school', detail: '', text: 'あ'.repeat(20_000) }))
    expect(errorsOf(filledIn({ notes }))).toEqual(['note-0: This contact is too long to send. Shorten what was said'])
    const contact = contactFromFields(filledIn({ notes: notes.slice(0, 2) }), today)
    expect(contact.ok && fitsAnEnvelope(contact.value)).toBe(true)
  })

  test('P18: words without somebody who said them are refused; an empty part is not', () => {
    const notes = [
      { source: 'young-person', detail: '', text: 'Likes the course.' },
      { source: '', detail: '', text: '' },
      { source: '', detail: '', text: 'Attendance is good.' },
    ]
    expect(errorsOf(filledIn({ notes }))).toEqual(['note-2-source: Select who said this'])
  })

  test('a next step has words, and its date is not before the contact', () => {
    const step = (text: string, day: string, month: string, year: string) => ({ text, followUp: { day, month, year } })
    const steps = [
      step('', '1', '12', '2026'),
      step('Ring the college', '23', '11', '2026'),
      step('Send a CV', '', '12', '2026'),
    ]
    expect(errorsOf(filledIn({ steps }))).toEqual([
      'step-0: Enter what happens next',
      'step-1-date: The follow-up date must be the same as or after 24 November 2026',
      'step-2-date: The follow-up date must include a day',
    ])
  })

  test('pasted markup stays the text it is', () => {
    const text = '<img src=x onerror=alert(1)> & <b>bold</b>'
    const notes = [{ source: 'young-person', detail: '', text }]
    expect(contactFromFields(filledIn({ notes }), today)).toMatchObject({ value: { notes: [{ text }] } })
  })
})

describe('the form follows what is chosen, while nobody said otherwise', () => {
  const fields = newFields(today, school)

  test('a phone call is by telephone and at no school', () => {
    const called = withType(fields, 'phone-call', school)
    expect(called).toMatchObject({ channel: 'telephone', place: '' })
    expect(withType(called, 'drop-in', school)).toMatchObject({ channel: 'face-to-face', place: school })
  })

  test('a place somebody typed is theirs', () => {
    expect(withChannel({ ...fields, place: 'The library' }, 'video', school)).toMatchObject({ place: 'The library' })
  })

  test('nobody was there when nobody answered', () => {
    const tried = withOutcome(fields, 'no-answer')
    expect(tried.present).toEqual([])
    expect(withOutcome(tried, 'took-place').present).toEqual(['young-person'])
    const withCarer = { ...fields, present: ['young-person', 'parent-or-carer'] }
    expect(withOutcome(withCarer, 'absent').present).toEqual(withCarer.present)
  })
})
