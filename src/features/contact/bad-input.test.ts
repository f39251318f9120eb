import { expect, test } from 'vitest'
import { LONGEST_NOTE } from '../../domain/contact.ts'
import { type ContactFields, newFields } from './contact-fields.ts'
import { contactFromFields } from './contact-from-fields.ts'

const today = '2026-11-24'
const note = (text: string) => [{ source: 'young-person', detail: '', text }]
const written = (change: Partial<ContactFields>) =>
  contactFromFields(
    { ...newFields(today, undefined), type: 'drop-in', notes: note('Wants to weld.'), ...change },
    today,
  )

function said(change: Partial<ContactFields>) {
  const outcome = written(change)
  return outcome.ok ? [] : outcome.error.map(({ message }) => message)
}

test.each([
  ['right-to-left text', 'تريد أن تصبح ممرضة'],
  ['emoji', 'Said “fine” 🙂 👩🏽‍🎓'],
  ['pasted HTML', '<p style="color:red">Wants <b>welding</b></p><script>alert(1)</script>'],
  ['lines, tabs and space around', '  one\n\ttwo\n\n'],
  ['marks of direction', '\u2067نور\u2069 \u200f.'],
])('P17: %s in a note is kept to the letter', (_case, text) => {
  expect(written({ notes: note(text) })).toMatchObject({ ok: true, value: { notes: [{ text }] } })
})

test('P17: half a character, null characters and hidden commands do not get into a note, a step or a line', () => {
  const bad = 'a\u0000b\u202ec\ud83d'
  const steps = [{ text: bad, followUp: { day: '1', month: '12', year: '2026' } }]
  const contact = written({
    notes: [{ source: 'school', detail: bad, text: bad }],
    steps,
    place: bad,
    presentDetails: { 'young-person': bad },
  })
  const kept = 'abc\ufffd'
  expect(contact).toMatchObject({
    ok: true,
    value: {
      place: kept,
      present: [{ detail: kept }],
      notes: [{ detail: kept, text: kept }],
      nextSteps: [{ text: kept, followUpOn: '2026-12-01' }],
    },
  })
})

test.each(['', '   ', '\n', '\u200b', '\u0000', '\u3164'])('P17: %j is not a note', (text) => {
  expect(said({ notes: note(text) })).toEqual(['Enter what was said'])
})

test('P17: a note that is too long says so', () => {
  expect(said({ notes: note('x'.repeat(LONGEST_NOTE + 1)) })).toEqual([
    'What was said must be 20,000 characters or fewer',
  ])
  expect(said({ place: 'x'.repeat(5_000) })).toEqual(['Where it was must be 200 characters or fewer'])
})

test.each([
  [{ day: '31', month: '2', year: '2026' }, 'The date of the contact must be a real date'],
  [{ day: '25', month: '11', year: '2026' }, 'The date of the contact must be today or in the past'],
])('P08: the date %o is refused with a reason', (on, message) => expect(said({ on })).toEqual([message]))
