import { render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { aDesk, amarasContact } from '../../test/support/hand-over.ts'
import { Entry } from '../domain/entry.ts'
import { err, ok } from '../lib/result.ts'
import { HandOverPage } from './hand-over-page.tsx'
import type { Unfinished } from './packet.ts'

function open(unfinished?: Unfinished | string) {
  const contact = amarasContact()
  const text = typeof unfinished === 'string' ? unfinished : unfinished && JSON.stringify(unfinished)
  const desk = aDesk(contact, text === undefined ? {} : { unfinished: text })
  render(<HandOverPage desk={desk} contact={contact} />)
  return { contact, desk, user: userEvent.setup() }
}

const press = (name: string | RegExp) => screen.getByRole('button', { name })
const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name })

describe('a young person reads one contact', () => {
  test('P14 P18: in plain words, with who wrote it and where each part came from', () => {
    open()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Amara, is this right?')
    const text = screen.getByRole('article').textContent
    expect(text).toContain('24 November 2026 at 10:30')
    expect(text).toContain('A careers interview. In person. We met or spoke.')
    expect(text).toContain('You and your parent or carer (Jo)')
    expect(text).toContain('You told us this')
    expect(text).toContain('Your school told us this (Mr Sample, head of year)')
    expect(text).toContain('By 8 December 2026')
    expect(text).toContain('Ada Testcase')
    expect(text).not.toMatch(/guidance-interview|took-place|face-to-face/)
  })

  test('agrees, in their own words if they like', async () => {
    const { contact, desk, user } = open()
    await user.click(press('Yes, that is right'))
    await user.type(screen.getByLabelText('Your own words (optional)'), 'I want to be an electrician')
    await user.click(press('Yes, I agree'))
    await heading('Thank you. This is saved.')
    expect(desk.saved).toHaveLength(1)
    expect(Entry.parse(desk.saved[0])).toMatchObject({
      kind: 'agreement',
      source: { kind: 'young-person', asOf: '2026-11-24' },
      author: desk.packet.adviser,
      agreement: {
        contact: contact.id,
        how: 'on-this-tablet',
        at: '2026-11-24T10:42:00.000Z',
        answer: { answer: 'agreed', words: 'I want to be an electrician' },
      },
    })
  })

  test('disagrees, and the words are kept letter by letter', async () => {
    const { desk, user } = open()
    await user.click(press('I do not agree'))
    await user.type(screen.getByRole('textbox'), '  thats NOT what i said!! {Enter} é')
    await user.click(press('Save my words'))
    await heading('Thank you. This is saved.')
    expect(desk.saved[0]).toMatchObject({
      agreement: { answer: { answer: 'disagreed', words: '  thats NOT what i said!! \n é' } },
    })
  })

  test('disagreeing without words asks for them', async () => {
    const { desk, user } = open()
    await user.click(press('I do not agree'))
    await user.type(screen.getByRole('textbox'), '   ')
    await user.click(press('Save my words'))
    expect(screen.getByText('Write what is not right')).toBeTruthy()
    expect(document.activeElement).toBe(screen.getByRole('textbox'))
    expect(desk.saved).toEqual([])
  })

  test('a text changed together is a new version, is read again, and is what gets agreed', async () => {
    const { contact, desk, user } = open()
    await user.click(press('Change something'))
    const note = screen.getByLabelText('What we wrote down, part 1')
    await user.clear(note)
    await user.type(note, 'You want to do the Level 3 course.')
    await user.type(screen.getByLabelText('Add something (optional)'), 'I also like art.')
    await user.click(press('Save, then read it again'))

    await heading('Amara, is this right?')
    expect(screen.getByRole('status').textContent).toContain('read it again')
    const article = within(screen.getByRole('article'))
    expect(article.getByText('You want to do the Level 3 course.')).toBeTruthy()
    const changed = Entry.parse(desk.saved[0])
    expect(changed).toMatchObject({ kind: 'contact', of: contact.id, supersedes: [contact.id], source: contact.source })
    expect(changed.kind === 'contact' && changed.contact.notes.at(-1)).toEqual({
      source: 'young-person',
      text: 'I also like art.',
    })

    await user.click(press('Yes, that is right'))
    await user.click(press('Yes, I agree'))
    await heading('Thank you. This is saved.')
    expect(desk.saved[1]).toMatchObject({ kind: 'agreement', agreement: { contact: changed.id } })
  })

  test('an edit that changes nothing is not saved', async () => {
    const { desk, user } = open()
    await user.click(press('Change something'))
    await user.click(press('Save, then read it again'))
    expect(screen.getByRole('alert').textContent).toContain('Nothing has been changed yet')
    expect(desk.saved).toEqual([])
  })

  test('asks for a change without making it now', async () => {
    const { desk, user } = open()
    await user.click(press('Change something'))
    await user.click(press('I want a change, but not now'))
    await user.type(screen.getByRole('textbox'), 'the course name')
    await user.click(press('Save my words'))
    await heading('Thank you. This is saved.')
    expect(desk.saved[0]).toMatchObject({ agreement: { answer: { answer: 'change-asked', words: 'the course name' } } })
  })

  test('stops without an answer: nothing is recorded, and the only way out is the lock', async () => {
    const { desk, user } = open()
    await user.click(press('Stop without an answer'))
    await user.click(press('Give the tablet back to Ada Testcase'))
    expect(desk.left.times).toBe(1)
    expect(desk.saved).toEqual([])
    expect(screen.queryAllByRole('link')).toEqual([])
  })
})

describe('nothing that is written gets lost', () => {
  test('P14: words are kept while they are being written, before anybody presses a button', async () => {
    const { desk, user } = open()
    await user.click(press('I do not agree'))
    await user.type(screen.getByRole('textbox'), 'half a sen')
    await user.tab()
    await waitFor(() =>
      expect(desk.kept.at(-1)).toEqual({ kind: 'own-words', answer: 'disagreed', words: 'half a sen' }),
    )
    expect(screen.getByText('Kept on this tablet')).toBeTruthy()
  })

  test('an edit is kept too', async () => {
    const { contact, desk, user } = open()
    await user.click(press('Change something'))
    await user.type(screen.getByLabelText('Add something (optional)'), 'And art')
    await user.tab()
    await waitFor(() => expect(desk.kept.at(-1)).toMatchObject({ kind: 'edit', entry: contact.id, added: 'And art' }))
  })

  test('going back to read loses no word', async () => {
    const { user } = open()
    await user.click(press('I do not agree'))
    await user.type(screen.getByRole('textbox'), 'half')
    await user.click(press('Go back and read again'))
    await user.click(press('I do not agree'))
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'half')
  })

  test('a full tablet is said, the words stay, and the same button saves them later', async () => {
    const { desk, user } = open()
    desk.outcome = err('full')
    await user.click(press('I do not agree'))
    await user.type(screen.getByRole('textbox'), 'not true')
    await user.click(press('Save my words'))
    expect((await screen.findByRole('alert')).textContent).toContain('the tablet is full')
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'not true')
    desk.outcome = ok(undefined)
    await user.click(press('Save my words'))
    await heading('Thank you. This is saved.')
    expect(desk.saved).toHaveLength(1)
  })

  test('trying again repeats the same entry: what reached the disk after all does not count twice', async () => {
    const { desk, user } = open()
    const tried: unknown[] = []
    const { save } = desk
    desk.save = (entry) => {
      tried.push(entry)
      return save.call(desk, entry)
    }
    desk.outcome = err('failed')
    await user.click(press('I do not agree'))
    await user.type(screen.getByRole('textbox'), 'not true')
    await user.click(press('Save my words'))
    await screen.findByRole('alert')
    desk.outcome = ok(undefined)
    await user.click(press('Save my words'))
    await heading('Thank you. This is saved.')
    expect(tried).toHaveLength(2)
    expect(tried[1]).toEqual(tried[0])
  })

  test('what an earlier hand-over left is offered again', async () => {
    const { user } = open({ kind: 'own-words', answer: 'disagreed', words: 'I never said' })
    await user.click(press('Go on writing'))
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'I never said')
  })

  test('an edit of a version that was replaced meanwhile comes back as words', async () => {
    const old = amarasContact()
    const { user } = open({ kind: 'edit', entry: old.id, notes: ['New text'], added: '', nextSteps: ['Ring'] })
    await user.click(press('Go on writing'))
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'New text\n\nRing')
  })

  test('words in a shape nobody knows any more are still shown', async () => {
    const { user } = open('plain old words')
    await user.click(press('Go on writing'))
    expect(screen.getByRole('textbox')).toHaveProperty('value', 'plain old words')
  })
})
