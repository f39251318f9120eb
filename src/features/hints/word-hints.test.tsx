import { fireEvent, render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { useState } from 'preact/hooks'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { act } from 'preact/test-utils'
import { anId } from '../../../test/support/entries.ts'
import { aCardOf, aPersonView, amara } from '../../../test/support/person-views.ts'
import type { PersonCard } from '../../caseload/api.ts'
import type { Hint } from '../../domain/plain-words.ts'
import type { PersonId } from '../../domain/ids.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { usePersonCheck } from './use-note-check.ts'
import { WordHints } from './word-hints.tsx'

const me: PersonCard = { ...aCardOf(aPersonView()), given: 'Amara', family: 'Quillfeather' }
const other = (given: string, family: string): PersonCard => ({ ...me, person: anId() as PersonId, given, family })

interface NoteProps {
  readonly start: string
  readonly people: () => Promise<readonly PersonCard[]>
  readonly moved: string[]
}

function Note({ start, people, moved }: NoteProps) {
  const [api] = useState({ people })
  const [text, setText] = useState(start)
  const check = usePersonCheck(api, amara)
  const onMove = (to: string) => void moved.push(to)
  return (
    <>
      <TextArea id="note" label="Note" value={text} onInput={setText} />
      <WordHints field="note" text={text} onInput={setText} {...{ check, onMove }} />
    </>
  )
}

function open(start: string, people: readonly PersonCard[] | 'failed' = [me]) {
  const moved: string[] = []
  const fetch = () => (people === 'failed' ? Promise.reject(new Error('locked')) : Promise.resolve(people))
  render(<Note start={start} people={fetch} moved={moved} />)
  return { moved, user: userEvent.setup() }
}

const note = () => screen.getByLabelText<HTMLTextAreaElement>('Note')
const lines = () => screen.queryAllByRole('listitem').map((line) => line.querySelector('p')?.textContent.trim())
/** Waits for hints: they come only once nobody types. */
const hints = async () => {
  await screen.findByRole('list', { name: 'Hints' }, { timeout: 10_000 })
  return lines()
}
const button = (name: string | RegExp) => screen.getByRole('button', { name })

const neet = 'Write “not in education, work or training” instead'

describe('what is hard to understand', () => {
  test('P17: an office word is written plainly with one press, and the caret stays where it was', async () => {
    const { user } = open('Sam is NEET and sad. NEET!')
    expect(await hints()).toEqual(['“NEET” may need explaining.'])
    note().focus()
    note().setSelectionRange(19, 19)
    await user.click(button(neet))
    const changed = 'Sam is not in education, work or training and sad. NEET!'
    expect(note().value).toBe(changed)
    expect(document.activeElement).toBe(note())
    expect(changed.slice(note().selectionStart)).toBe('. NEET!')
    await user.keyboard('der')
    expect(note().value).toContain('and sadder. NEET!')
  })

  test('P17: what was written can be undone, also after writing on', async () => {
    const { user } = open('Sam is NEET')
    await hints()
    await user.click(button(neet))
    expect(screen.getByText(/You now say “not in education, work or training” instead of “NEET”/)).toBeTruthy()
    await user.click(note())
    await user.keyboard(' now')
    await user.click(button('Undo'))
    expect(note().value).toBe('Sam is NEET now')
    expect(screen.queryByText(/You now say/)).toBeNull()
  })

  test('a press with the keyboard goes back to the text, behind the new words', async () => {
    const { user } = open('NEET since May')
    await hints()
    note().setSelectionRange(2, 2)
    button(neet).focus()
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(note())
    expect(note().value.slice(note().selectionStart)).toBe(' since May')
  })

  test('a word that moved since it was found is written where it stands now', async () => {
    const { user } = open('Sam is NEET')
    await hints()
    fireEvent.input(note(), { target: { value: 'Today Sam is NEET' } })
    await user.click(button(neet))
    expect(note().value).toBe('Today Sam is not in education, work or training')
  })

  test('P17: a text that is hard to read says for what age it is', async () => {
    open(`${'We were talking about apprenticeships and about universities and '.repeat(8)}then left.`)
    expect(await hints()).toEqual(['Reads like age 18 or older: shorter sentences help.'])
  })
})

describe('what belongs elsewhere', () => {
  test('P15: health and convictions lead to where they are held apart', async () => {
    const { user, moved } = open('You have asthma and anxiety, and were in court.')
    expect(await hints()).toEqual([
      '“asthma” and “anxiety” may be about health, which is held apart, with consent.',
      '“court” may be about criminal convictions, which are held apart, with consent.',
    ])
    await user.click(button('Record it under Health'))
    await user.click(button('Record it under Criminal convictions'))
    expect(moved).toEqual(['health', 'convictions'])
  })

  test('P15: another young person is pointed out by their full name, never the one the note is about', async () => {
    open('Amara Quillfeather came with SAM EXAMPLE and Ben.', [me, other('Sam', 'Example'), other('Ben', 'Testcase')])
    expect(await hints()).toEqual([
      '“Sam Example” is another young person. Leave the name out if you can: “a friend” says enough.',
    ])
  })

  test('P15: ten thousand letters are looked over among a thousand names', async () => {
    const many = Array.from({ length: 1000 }, (_, index) => other(`Given${index}`, `Family${index}`))
    open(`${'You like art. '.repeat(720)}With Given999 Family999.`, [me, ...many])
    expect(await hints()).toEqual([expect.stringContaining('“Given999 Family999”')])
  })

  test('a caseload that cannot be read leaves the hints without names', async () => {
    open('Sam Example is NEET', 'failed')
    expect(await hints()).toEqual(['“NEET” may need explaining.'])
  })
})

describe('hints are quiet', () => {
  test('a hidden word stays hidden, and others are still hinted at', async () => {
    const { user } = open('Sam is NEET')
    await hints()
    await user.click(note())
    await user.click(button('Hide the hint about NEET'))
    expect(lines()).toEqual([])
    expect(document.activeElement).toBe(note())
    await user.keyboard(', NEET and EHE')
    expect(await hints()).toEqual(['“EHE” may need explaining.'])
  })

  test('three at once, and the others when somebody asks', async () => {
    const { user } = open('NEET, IAG, LMI, PRU, EHE and CIN')
    expect(await hints()).toHaveLength(3)
    await user.click(button('and 3 more'))
    expect(lines()).toHaveLength(6)
    await user.click(button('Show fewer hints'))
    expect(lines()).toHaveLength(3)
  })

  test('an empty text has none, and neither has a good one', async () => {
    open('You like art.')
    fireEvent.input(note(), { target: { value: 'You are NEET' } })
    await hints()
    fireEvent.input(note(), { target: { value: ' ' } })
    expect(lines()).toEqual([])
    expect(within(document.body).getByRole('status').textContent).toBe('')
  })

  test('how many there are is said, and no more', async () => {
    open('NEET and EHE')
    await hints()
    expect(screen.getByRole('status').textContent).toBe('2 hints about what you wrote')
  })
})

describe('nobody waits for hints', () => {
  afterEach(() => void vi.useRealTimers())

  test('the text is looked over once its writer pauses, not between two keys', () => {
    vi.useFakeTimers()
    const looked: string[] = []
    const find = (text: string): readonly Hint[] => {
      looked.push(text)
      return []
    }
    const check = { find, hidden: new Set<string>(), hide: () => undefined }
    const show = (text: string) => <WordHints field="note" {...{ text, check }} onInput={() => undefined} />
    const { rerender } = render(show(''))
    for (const text of ['N', 'NE', 'NEE', 'NEET']) {
      rerender(show(text))
      void act(() => void vi.advanceTimersByTime(300))
    }
    expect(looked).toEqual([])
    void act(() => void vi.advanceTimersByTime(1000))
    expect(looked).toEqual(['NEET'])
  })
})
