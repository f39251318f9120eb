import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anId, someContact } from '../../test/support/entries.ts'
import { readBackWords } from '../codes/read-back-words.ts'
import { channels, contactOutcomes, contactTypes, presence } from '../codes/contact.ts'
import type { Contact } from './contact.ts'
import { readBack, readBackText } from './read-back.ts'
import { SourceKind } from './source.ts'

const author = { name: 'Ada Testcase' }
const textOf = (contact: Contact) => readBackText(readBack({ contact, author }, readBackWords(contact)))
const aText = fc.string({ minLength: 1 })

test('P17: a young person reads no codes and none of the office words', () => {
  for (const { code: type } of contactTypes.codes) {
    for (const { code: outcome } of contactOutcomes.codes) {
      const present = presence.codes.map(({ code }) => ({ who: code }))
      const text = textOf(someContact({ type, outcome, present, channel: 'telephone' }))
      expect(text).not.toContain(outcome)
      expect(text).not.toMatch(/Tracking|Attempted|not in our list|not verified/)
    }
  }
})

test('a code that nobody knows is not shown as a code', () => {
  const contact = someContact({
    type: 'zz-new-type',
    channel: 'zz-way',
    outcome: 'zz-end',
    present: [{ who: 'zz-who', detail: 'Jo' }],
  })
  expect(textOf(contact)).not.toContain('zz-')
  expect(textOf(contact)).toContain('Somebody else (Jo)')
})

test('P14: everything that was written is read: no note, step, place or person is left out', () => {
  const aContact = fc.record({
    place: aText,
    notes: fc.array(fc.record({ source: fc.constantFrom(...SourceKind.options), detail: aText, text: aText }), {
      maxLength: 8,
    }),
    nextSteps: fc.array(fc.record({ text: aText }), { maxLength: 12 }),
    present: fc.array(fc.record({ who: fc.constantFrom(...presence.codes.map(({ code }) => code)), detail: aText })),
    channel: fc.constantFrom(...channels.codes.map(({ code }) => code)),
  })
  fc.assert(
    fc.property(aContact, (over) => {
      const text = textOf(someContact(over))
      const written = [
        over.place,
        ...over.notes.flatMap((note) => [note.text, note.detail]),
        ...over.nextSteps.map((step) => step.text),
        ...over.present.map(({ detail }) => detail),
      ]
      expect(written.every((words) => text.includes(words))).toBe(true)
    }),
  )
})

const group = { id: anId(), title: 'Apprenticeship assembly', note: 'How to apply, and\nwhom to ask.' }

test('P14: the note of a group session is read as well, and belongs to what is agreed', () => {
  const text = textOf(someContact({ group }))
  expect(text).toContain('What the session was about\nApprenticeship assembly\nHow to apply, and\nwhom to ask.\n')
  expect(text).toContain('Everybody in the group has the same note')
  const others = [
    { ...group, title: 'Assembly' },
    { ...group, note: 'How to apply.' },
  ]
  expect(new Set([group, ...others].map((one) => textOf(someContact({ group: one })))).size).toBe(3)
})

test('P14: a contact that is no group session reads as it always did: agreements are bound to this text', () => {
  expect(textOf(someContact())).toBe(
    [
      'When and where\n24 November 2026 at 10:30\nTestbury High School',
      'What happened\nA careers interview. In person. We met or spoke.',
      'Who was there\nYou',
      'What we wrote down\nWants the Level 2 electrical course.\nYou told us this',
      'What happens next\nLook at the college open day together.\nBy 8 December 2026',
      'Who wrote this\nAda Testcase',
    ].join('\n\n'),
  )
})

test('a word more or less makes a different text', () => {
  const contact = someContact()
  const changes: Partial<Contact>[] = [
    { notes: [{ source: 'school', text: contact.notes[0]?.text ?? '' }] },
    { nextSteps: [] },
    { on: '2026-11-23' },
    { channel: 'video' },
    { present: [] },
  ]
  expect(new Set([contact, ...changes.map((change) => ({ ...contact, ...change }))].map(textOf)).size).toBe(
    changes.length + 1,
  )
})
