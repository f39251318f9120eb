import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import {
  type CaseloadDouble,
  aCard,
  aCaseload,
  aNoteHit,
  lapsed,
  lapsesSoon,
  neet,
  notKnown,
} from '../../../test/support/caseload-cards.ts'
import type { PersonCard } from '../../caseload/api.ts'
import type { SearchHitView } from '../../caseload/record-api.ts'
import { Caseload } from './caseload.tsx'

const today = '2026-11-24'
const amara = aCard('Quillfeather, Amara', { school: 'Fernmoor Academy' })
const ben = aCard('Sample, Ben', { year: 11 })
const sian = aCard("O'Bluebell, Siân")

async function open(cards: readonly PersonCard[] = [amara, ben, sian], over: Partial<CaseloadDouble> = {}) {
  const api = Object.assign(aCaseload(cards), over)
  const did: unknown[] = []
  const show = (changed: number) => (
    <Caseload
      {...{ api, today, changed }}
      status={undefined}
      onOpen={(...what) => did.push(what)}
      onNewcomer={() => did.push('newcomer')}
    />
  )
  const { rerender } = render(show(0))
  await screen.findByRole('button', { name: 'Someone not on your list' })
  return { api, did, user: userEvent.setup(), change: () => rerender(show(1)) }
}

const box = () => screen.getByLabelText<HTMLInputElement>(/^Find by name/)
const type = (text: string) => fireEvent.input(box(), { target: { value: text } })
const inList = (name: string, role: 'listitem' | 'button') => {
  const there = screen.queryByRole('list', { name })
  return there ? within(there).getAllByRole(role) : []
}
const rows = () => inList('Young people', 'listitem')
const notes = () => inList('In notes', 'button')
const names = () => rows().map((row) => row.querySelector('.person-row__name')?.textContent)
const list = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name} \\d+$`) })
const rowOf = (name: string) => {
  const row = rows().find(({ textContent }) => textContent?.includes(name))
  if (!row) throw new Error('nobody is called that here')
  return within(row)
}

// The list stays as it was left, which the next test does not expect.
afterEach(() => {
  if (!screen.queryByLabelText(/^Find by name/)) return
  type('')
  const clear = screen.queryByRole('button', { name: 'Clear filters', hidden: true })
  if (clear) fireEvent.click(clear)
})

describe('finding somebody', () => {
  test('everybody is there until something is typed, by name', async () => {
    await open()
    expect(names()).toEqual(["O'Bluebell, Siân", 'Quillfeather, Amara', 'Sample, Ben'])
    expect(screen.getByRole('status').textContent).toBe('3 young people')
  })

  test('names and schools are found at once, before the caseload has answered', async () => {
    await open(undefined, { answer: () => new Promise(() => undefined) })
    type('quil')
    expect(names()).toEqual(['Quillfeather, Amara'])
    type('sian obl')
    expect(names()).toEqual(["O'Bluebell, Siân"])
    type('test')
    expect(names()).toEqual(["O'Bluebell, Siân", 'Sample, Ben'])
    // That nobody fits is not known yet.
    type('zookeeper')
    expect(screen.queryByText('Nobody fits.')).toBeNull()
    expect(screen.getByText(/^Looking/)).toBeTruthy()
  })

  test('a name with a slip in it comes from the caseload, below what was there', async () => {
    const similar: SearchHitView = { card: amara, where: 'name', contact: undefined, snippet: undefined }
    await open([amara, aCard('Quilfether, Ben')], { answer: () => [similar] })
    type('quilfet')
    await waitFor(() => expect(names()).toEqual(['Quilfether, Ben', 'Quillfeather, Amara']))
  })

  test('somebody found by a school of before says so', async () => {
    const school = [{ text: 'Nettlebed Park School', match: true }]
    await open(undefined, { answer: () => [{ card: ben, where: 'school', contact: undefined, snippet: school }] })
    type('nettle')
    await waitFor(() => expect(names()).toEqual(['Sample, Ben']))
    expect(rows()[0]?.textContent).toContain('also Nettlebed Park School')
  })

  test('a note shows the words around what was found, told apart, and opens the young person', async () => {
    const hit = aNoteHit(amara, '…likes the [bakery] near home…')
    const { did, user } = await open(undefined, { answer: () => [hit] })
    type('bakery')
    await waitFor(() => expect(notes()).toHaveLength(1))
    expect(notes()[0]?.textContent).toBe('Quillfeather, Amara …likes the bakery near home…')
    expect(notes()[0]?.querySelector('mark')?.textContent).toBe('bakery')
    expect(screen.getByText('No name or school fits.', { exact: false })).toBeTruthy()
    expect(screen.getByText('0 of 3 young people, 1 note')).toBeTruthy()
    const [first] = notes()
    if (first) await user.click(first)
    expect(did).toEqual([[amara.person, hit.contact]])
  })

  test('a note is text, whatever was written into it', async () => {
    await open(undefined, { answer: () => [aNoteHit(amara, '<b>[bakery]</b>')] })
    type('bakery')
    await waitFor(() => expect(notes()[0]?.textContent).toContain('<b>bakery</b>'))
    expect(notes()[0]?.querySelector('b')).toBeNull()
  })

  test('a row that is there stays where it is when the answer comes', async () => {
    const answer = Promise.withResolvers<readonly SearchHitView[]>()
    await open([sian, aCard('Test, Ben'), amara], { answer: () => answer.promise })
    type('test')
    const before = names()
    answer.resolve([{ card: amara, where: 'name', contact: undefined, snippet: undefined }, aNoteHit(ben, 'a [test]')])
    await waitFor(() => expect(names()).toHaveLength(3))
    expect(names().slice(0, 2)).toEqual(before)
  })

  test('an answer that comes after a newer question is dropped', async () => {
    const old = Promise.withResolvers<readonly SearchHitView[]>()
    const answer = (query: string) => (query === 'bak' ? old.promise : [aNoteHit(amara, 'the [bakery]')])
    await open(undefined, { answer })
    type('bak')
    type('bakery')
    await waitFor(() => expect(notes()).toHaveLength(1))
    await act(async () => {
      old.resolve([aNoteHit(ben, 'an old [bak]'), aNoteHit(sian, 'another old [bak]')])
      await old.promise
    })
    expect(notes().map(({ textContent }) => textContent)).toEqual(['Quillfeather, Amara the bakery'])
  })

  test('the last answer stands while the next is looked for', async () => {
    const next = Promise.withResolvers<readonly SearchHitView[]>()
    await open(undefined, { answer: (query) => (query === 'bak' ? [aNoteHit(amara, 'the [bak]ery')] : next.promise) })
    type('bak')
    await waitFor(() => expect(notes()).toHaveLength(1))
    type('bake')
    expect(notes()).toHaveLength(1)
    next.resolve([])
    await waitFor(() => expect(notes()).toHaveLength(0))
    expect(screen.getByText('Nobody fits.', { exact: false })).toBeTruthy()
  })

  test('filters narrow what is found, and the caseload looks among those only', async () => {
    const { api, user } = await open(undefined, {
      answer: () => [aNoteHit(amara, 'a [bus]'), aNoteHit(ben, 'a [bus]')],
    })
    await user.selectOptions(screen.getByLabelText('Year'), '11')
    type('bus')
    await waitFor(() => expect(notes()).toHaveLength(1))
    expect(notes()[0]?.textContent).toContain('Sample, Ben')
    expect(api.asked.at(-1)).toEqual({ query: 'bus', among: [ben.person] })
  })

  test('somebody who changed is looked for again', async () => {
    const { api, change } = await open()
    type('bakery')
    await screen.findByText('Nobody fits.', { exact: false })
    api.answer = () => [aNoteHit(amara, 'the [bakery]')]
    change()
    await waitFor(() => expect(notes()).toHaveLength(1))
  })

  test('when notes cannot be searched it says so, and names are found all the same', async () => {
    await open(undefined, { answer: () => Promise.reject(new Error('Broken')) })
    type('quil')
    expect(await screen.findByText(/Notes could not be searched/)).toBeTruthy()
    expect(names()).toEqual(['Quillfeather, Amara'])
  })

  test('nobody fits, and everybody is one touch away', async () => {
    const { user } = await open()
    type('zookeeper')
    await screen.findByText('Nobody fits.', { exact: false })
    await user.click(screen.getByRole('button', { name: 'Show everybody' }))
    expect(names()).toHaveLength(3)
    expect(box().value).toBe('')
  })

  test('the index is made as soon as somebody is about to type', async () => {
    const { api } = await open()
    expect(api.asked).toEqual([])
    box().focus()
    expect(api.asked).toEqual([{ query: '', among: undefined }])
  })

  test('"/" goes to the box', async () => {
    await open()
    await waitFor(() => {
      fireEvent.keyDown(document.body, { key: '/' })
      expect(document.activeElement === box()).toBe(true)
    })
  })

  test('somebody who is not on the list is one touch away', async () => {
    const { did, user } = await open()
    await user.click(screen.getByRole('button', { name: 'Someone not on your list' }))
    expect(did).toEqual(['newcomer'])
  })

  test('an empty caseload says what to do', async () => {
    const { did, user } = await open([])
    expect(screen.getByText(/nobody in your caseload on this tablet/)).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Someone not on your list' }))
    expect(did).toEqual(['newcomer'])
  })
})

describe('what has to be checked', () => {
  const maya = aCard('Applethorn, Maya', lapsed)
  const noor = aCard('Brambleton, Noor', lapsesSoon)
  const zoe = aCard('Cloudberry, Zoë', notKnown)
  const none = aCard('Dewpond, Ines', { destination: undefined, lapse: undefined, lapsesOn: undefined })
  const keira = aCard('Emberlin, Keira', neet)
  const all = [maya, noor, zoe, none, keira, amara]

  test('P16: what lapsed, lapses soon or is not known is counted above the list, and one touch shows it', async () => {
    const { user } = await open(all)
    for (const [name, shown] of [
      ['Lapsed', ['Applethorn, Maya']],
      ['Lapses in 30 days', ['Brambleton, Noor']],
      ['Not known', ['Cloudberry, Zoë', 'Dewpond, Ines']],
    ] as const) {
      expect(list(name).textContent).toBe(`${name} ${shown.length}`)
      await user.click(list(name))
      expect(names()).toEqual(shown)
      expect(list(name).getAttribute('aria-pressed')).toBe('true')
    }
    await user.click(list('Not known'))
    expect(names()).toHaveLength(all.length)
  })

  test('P16: every row says until when what they do counts as known', async () => {
    await open(all)
    expect(rowOf('Applethorn').getByText('Lapsed on 31 August')).toBeTruthy()
    expect(rowOf('Brambleton').getByText('Check by 12 December')).toBeTruthy()
    expect(rowOf('Quillfeather').getByText('Check by 31 August 2027')).toBeTruthy()
  })

  test('P16: NEET never lapses, whatever date came with it', async () => {
    await open(all)
    expect(rowOf('Emberlin').queryByText(/Lapsed|Check by/)).toBeNull()
    expect(list('Lapsed').textContent).toBe('Lapsed 1')
  })

  test('P16: "checked, no change" takes one tap on who says so, straight from the list', async () => {
    const { api, user } = await open(all)
    await user.click(list('Lapsed'))
    await user.click(screen.getByRole('button', { name: 'Checked, no change: Applethorn, Maya' }))
    expect(screen.getByRole('dialog', { name: 'Applethorn, Maya' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Maya, today' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(api.confirmed).toEqual([
      { person: maya.person, field: 'currentDestination', source: { kind: 'young-person', asOf: today } },
    ])
  })

  test('P18: others may have said so, and are named as the source', async () => {
    const { api, user } = await open(all)
    await user.click(list('Lapses in 30 days'))
    await user.click(screen.getByRole('button', { name: 'Checked, no change: Brambleton, Noor' }))
    await user.click(screen.getByRole('button', { name: 'The employer' }))
    await waitFor(() => expect(api.confirmed.map(({ source }) => source.kind)).toEqual(['employer']))
  })

  test('P16: whoever was checked stays in their place until the list is left, and says until when it counts', async () => {
    const { user } = await open(all)
    await user.click(list('Lapsed'))
    await user.click(screen.getByRole('button', { name: 'Checked, no change: Applethorn, Maya' }))
    await user.click(screen.getByRole('button', { name: 'Maya, today' }))
    expect(await rowOf('Applethorn').findByText('Checked today')).toBeTruthy()
    await waitFor(() => expect(rowOf('Applethorn').getByText('Check by 31 August 2027')).toBeTruthy())
    expect(list('Lapsed').textContent).toBe('Lapsed 0')
    expect(document.activeElement?.textContent).toContain('Applethorn, Maya')
    await user.click(list('Lapses in 30 days'))
    await user.click(list('Lapsed'))
    expect(screen.getByText('Nobody is on this list.', { exact: false })).toBeTruthy()
  })

  test('P16: what ended on a day of its own does not count as known again, and says what to do', async () => {
    const { api, user } = await open(all, { confirmFact: () => Promise.resolve({ ok: true, value: undefined }) })
    await user.click(list('Lapsed'))
    await user.click(screen.getByRole('button', { name: 'Checked, no change: Applethorn, Maya' }))
    await user.click(screen.getByRole('button', { name: 'The school' }))
    expect(await rowOf('Applethorn').findByText(/Open to give a new end or review date/)).toBeTruthy()
    expect(api.cards).toEqual(all)
  })

  test('nothing is saved when it cannot be, and it says why', async () => {
    const { api, user } = await open(all)
    api.problem = 'full'
    await user.click(list('Lapsed'))
    await user.click(screen.getByRole('button', { name: 'Checked, no change: Applethorn, Maya' }))
    await user.click(screen.getByRole('button', { name: 'Maya, today' }))
    expect((await screen.findByRole('alert')).textContent).toContain('This tablet is full')
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(rowOf('Applethorn').queryByText('Checked today')).toBeNull()
    expect(api.confirmed).toEqual([])
  })

  test('what nobody recorded cannot be confirmed', async () => {
    const { user } = await open(all)
    await user.click(list('Not known'))
    expect(rowOf('Dewpond').queryByRole('button', { name: /^Checked/ })).toBeNull()
    expect(rowOf('Dewpond').getByText(/Nothing recorded yet/)).toBeTruthy()
    expect(rowOf('Cloudberry').getByRole('button', { name: /^Checked/ })).toBeTruthy()
  })

  test('P14: contacts to agree, and P18: different answers, are lists of the panel', async () => {
    const waits = aCard('Fernsby, Tia', { toAgree: 2 })
    const differs = aCard('Gorsebank, Umar', { contested: true })
    const { user } = await open([amara, waits, differs])
    const select = screen.getByLabelText('Show only')
    await user.selectOptions(select, 'To agree (1)')
    expect(names()).toEqual(['Fernsby, Tia'])
    await user.selectOptions(select, 'Different answers (1)')
    expect(names()).toEqual(['Gorsebank, Umar'])
    expect(screen.queryByRole('button', { name: /^Checked/ })).toBeNull()
  })

  test('the counts follow the other filters', async () => {
    const { user } = await open([maya, aCard('Applethorn, Ben', { ...lapsed, year: 11 })])
    expect(list('Lapsed').textContent).toBe('Lapsed 2')
    await user.selectOptions(screen.getByLabelText('Year'), '11')
    expect(list('Lapsed').textContent).toBe('Lapsed 1')
  })

  test('P16: sorted by when it lapses, with those who never lapse last', async () => {
    const { user } = await open(all)
    await user.selectOptions(screen.getByLabelText('Sort by'), 'Soonest to check')
    expect(names().slice(0, 3)).toEqual(['Applethorn, Maya', 'Brambleton, Noor', 'Quillfeather, Amara'])
    await user.selectOptions(screen.getByLabelText('Sort by'), 'Name')
  })
})
