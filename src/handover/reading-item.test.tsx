import { render, screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { anEntryId } from '../../test/support/entries.ts'
import { aDesk, aPacket, amarasContact } from '../../test/support/hand-over.ts'
import type { Entry } from '../domain/entry.ts'
import { err, ok } from '../lib/result.ts'
import { ReadingItemView } from './reading-item.tsx'
import type { ReadingItem } from './reading.ts'

const phone: ReadingItem = {
  field: 'phone',
  of: anEntryId(),
  heads: [anEntryId()],
  label: 'Phone number',
  values: [{ lines: ['07700 900 123'], from: 'You told us' }],
  need: 'choice',
  why: 'to reach you',
  withheld: false,
  returned: false,
}

/** The item on a table whose first save fails though it may have reached the disk. */
function begin() {
  const desk = aDesk(amarasContact())
  const tried: Entry[][] = []
  desk.outcome = err('full')
  const save = desk.save.bind(desk)
  desk.save = (...entries) => {
    tried.push(entries)
    return save(...entries)
  }
  const { entry: _entry, unfinished: _unfinished, ...signing } = aPacket(amarasContact())
  const reading = { council: '', sections: [], contacts: [], told: [], received: [], apart: [], opened: [] }
  render(<ReadingItemView item={phone} table={desk} packet={{ ...signing, reading }} />)
  return { desk, tried, user: userEvent.setup() }
}

const press = (name: RegExp) => screen.getByRole('button', { name })
const words = () => screen.getByLabelText<HTMLTextAreaElement>(/What is wrong/)

async function sayWrong() {
  const begun = begin()
  await begun.user.click(press(/^This is wrong/))
  await begun.user.type(words(), 'That is my old one.')
  await begun.user.click(press(/^Save my words/))
  await screen.findByRole('alert')
  begun.desk.outcome = ok(undefined)
  return begun
}

test('pressing again after a failed save repeats the same entry', async () => {
  const { desk, tried, user } = await sayWrong()
  await user.click(press(/^Save my words/))
  await screen.findByText(/^Thank you/)
  expect(tried[0]).toEqual(tried[1])
  expect(desk.saved).toMatchObject([{ kind: 'remark', remark: { words: 'That is my old one.' } }])
})

test('words that were changed after a failed save are the ones that are saved', async () => {
  const { desk, user } = await sayWrong()
  await user.type(words(), ' I lost it.')
  await user.click(press(/^Save my words/))
  await screen.findByText(/^Thank you/)
  expect(desk.saved).toMatchObject([{ kind: 'remark', remark: { words: 'That is my old one. I lost it.' } }])
})

test('P12: asking not to keep it after words could not be saved is recorded as kept back', async () => {
  const { desk, user } = await sayWrong()
  expect(screen.getByRole('alert').textContent).toContain('not saved yet')
  await user.click(press(/^Never mind/))
  expect(screen.queryByRole('alert')).toBeNull()
  await user.click(press(/^Please do not keep this/))
  await user.click(press(/^Yes, do not keep it/))
  await screen.findByText(/You asked us not to keep this/)
  expect(desk.saved).toMatchObject([{ kind: 'fact', fact: { field: 'phone', value: null, withheld: true } }])
})
