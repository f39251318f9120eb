import { screen, waitFor, within } from '@testing-library/preact'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { aDayLine, aPlace } from '../../../test/support/day-api.ts'
import {
  amara,
  atTestbury,
  ben,
  button,
  cleo,
  college,
  counts,
  finn,
  names,
  openTablet,
  pressed,
  ready,
  show,
  testbury,
  time,
  today,
} from '../../../test/support/today-page.tsx'

beforeEach(openTablet)

describe('who came is marked with one thumb', () => {
  test('arrived and absent, each taken back by another tap', async () => {
    const { user, api } = show(atTestbury)
    await ready()
    expect(counts()).toEqual(['2 expected', '0 arrived', '0 absent'])
    await user.click(button('Arrived: Quillfeather, Amara'))
    await waitFor(() => expect(counts()).toEqual(['1 expected', '1 arrived', '0 absent']))
    expect(pressed('Arrived: Quillfeather, Amara')).toBe('true')
    await user.click(button('Absent: Quillfeather, Amara'))
    await waitFor(() => expect(counts()).toEqual(['1 expected', '0 arrived', '1 absent']))
    await user.click(button('Absent: Quillfeather, Amara'))
    await waitFor(() => expect(counts()).toEqual(['2 expected', '0 arrived', '0 absent']))
    expect(api.recorded.map(({ visit }) => visit.state)).toEqual(['arrived', 'absent', 'planned'])
    expect(new Set(api.recorded.map(({ of }) => of))).toEqual(new Set([amara.visit?.id]))
  })

  test('somebody fetched from class is a walk-in, and off the list again by another tap', async () => {
    const { user, api } = show(atTestbury)
    await ready()
    await user.click(button('Arrived: Sample, Cleo'))
    await waitFor(() => expect(names('On the list')).toContain('Sample, Cleo'))
    expect(api.recorded[0]).toMatchObject({ visit: { on: today, place: testbury, state: 'walk-in' }, of: undefined })
    expect(button('Sample, Cleo').closest('li')?.textContent).toContain('Walk-in')
    expect(screen.queryByRole('button', { name: 'Absent: Sample, Cleo' })).toBeNull()
    await user.click(button('Arrived: Sample, Cleo'))
    await waitFor(() => expect(names('On the list')).not.toContain('Sample, Cleo'))
    expect(api.recorded[1]?.visit.state).toBe('cancelled')
  })

  test('two quick taps are one walk-in', async () => {
    const { user, api } = show(atTestbury)
    await ready()
    await user.dblClick(button('Arrived: Sample, Cleo'))
    await waitFor(() => expect(names('On the list')).toContain('Sample, Cleo'))
    expect(api.recorded).toHaveLength(1)
  })

  test('a visit that is still ahead has nobody to mark', async () => {
    const { user } = show(atTestbury)
    await ready()
    await user.click(button('Later day'))
    await screen.findByRole('heading', { level: 1, name: 'Tomorrow' })
    await user.click(await screen.findByRole('button', { name: 'Add to list: Sample, Cleo' }))
    await user.click(button('Save'))
    await waitFor(() => expect(names('On the list')).toEqual(['Sample, Cleo']))
    expect(screen.queryByRole('button', { name: /^(Arrived|Absent)/ })).toBeNull()
    expect(button('Add somebody')).toBeTruthy()
  })
})

describe('a place in the list', () => {
  test('the next free time stands there and is saved with one more tap', async () => {
    const { user, api } = show(atTestbury)
    await ready()
    await user.click(button('Add to list: Sample, Cleo'))
    expect(time().value).toBe('10:30')
    await user.click(button('Save'))
    await waitFor(() =>
      expect(names('On the list')).toEqual(["O'Bluebell, Ben", 'Quillfeather, Amara', 'Sample, Cleo']),
    )
    expect(api.recorded).toEqual([{ person: cleo.person, visit: aPlace('10:30').visit, of: undefined }])
    const said = await screen.findByText(/on the list at 10:30/)
    await waitFor(() => expect(said.closest('[tabindex]')).toBe(document.activeElement))
  })

  test('today nobody is given a time that has passed', async () => {
    vi.useFakeTimers({ now: new Date(2026, 10, 24, 13, 10), toFake: ['Date'] })
    try {
      const { user } = show(atTestbury)
      await ready()
      await user.click(button('Add to list: Sample, Cleo'))
      expect(time().value).toBe('13:30')
    } finally {
      vi.useRealTimers()
    }
  })

  test('another time, or none, keeps the place', async () => {
    const { user, api } = show(atTestbury)
    await ready()
    await user.click(button("Change: O'Bluebell, Ben"))
    expect(time().value).toBe('09:30')
    await user.clear(time())
    await user.type(time(), '11:15')
    await user.click(button('Save'))
    await waitFor(() => expect(names('On the list')).toEqual(['Quillfeather, Amara', "O'Bluebell, Ben"]))
    await user.click(button("Change: O'Bluebell, Ben"))
    await user.clear(time())
    await user.click(button('Save'))
    await screen.findByText('No time')
    expect(api.recorded).toEqual([
      { person: ben.person, visit: aPlace('11:15').visit, of: ben.visit?.id },
      { person: ben.person, visit: aPlace().visit, of: ben.visit?.id },
    ])
  })

  test('removed, and brought back as it was', async () => {
    const { user, api } = show([...atTestbury, aDayLine('Gus', 'Placeholder', { visit: aPlace('11:00') })])
    await ready()
    await user.click(button('Absent: Quillfeather, Amara'))
    await waitFor(() => expect(pressed('Absent: Quillfeather, Amara')).toBe('true'))
    await user.click(button('Change: Quillfeather, Amara'))
    await user.click(button('Remove from the list'))
    await screen.findByText(/removed from the list/)
    expect(names('On the list')).toEqual(["O'Bluebell, Ben", 'Placeholder, Gus'])
    await user.click(button('Undo'))
    await waitFor(() => expect(names('On the list')).toContain('Quillfeather, Amara'))
    expect(pressed('Absent: Quillfeather, Amara')).toBe('true')
    expect(api.recorded.map(({ visit, of }) => [visit.state, of])).toEqual([
      ['absent', amara.visit?.id],
      ['cancelled', amara.visit?.id],
      ['absent', amara.visit?.id],
    ])
  })
})

describe('a walk-in', () => {
  const find = async (user: ReturnType<typeof show>['user'], typed: string) => {
    await user.click(button('Walk-in'))
    await user.type(screen.getByLabelText('Find by name'), typed)
  }

  test('is found among the whole caseload by a few letters, ready to type', async () => {
    const { user, api } = show([...atTestbury, finn])
    await user.selectOptions(await screen.findByLabelText('School or college'), testbury)
    await ready()
    await user.click(button('Walk-in'))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Find by name')))
    await user.keyboard('elsew')
    expect(screen.getByText('1 young person fits.')).toBeTruthy()
    expect(button('Elsewhere, Finn').closest('li')?.textContent).toContain(college)
    await user.click(button('Arrived: Elsewhere, Finn'))
    await screen.findByText(/here, as a walk-in/)
    expect(api.recorded).toEqual([
      { person: finn.person, visit: { on: today, place: testbury, state: 'walk-in' }, of: undefined },
    ])
    await user.click(button('Back to the list'))
    expect(names('On the list')).toContain('Elsewhere, Finn')
  })

  test('who has a place already is marked there, not listed twice', async () => {
    const { user, api } = show(atTestbury)
    await ready()
    await find(user, 'quill')
    await user.click(button('Arrived: Quillfeather, Amara'))
    await waitFor(() => expect(pressed('Arrived: Quillfeather, Amara')).toBe('true'))
    expect(api.recorded).toMatchObject([{ visit: { state: 'arrived', at: '10:00' }, of: amara.visit?.id }])
  })

  test('who is not found may be somebody new', async () => {
    const { user, went } = show(atTestbury)
    await ready()
    await find(user, 'nobody')
    expect(screen.getByText('Nobody in your caseload has this name.')).toBeTruthy()
    await user.click(button('Someone not on my list'))
    expect(went).toEqual(['newcomer'])
  })

  test('a letter that fits many shows the first few and says so', async () => {
    const { user } = show(Array.from({ length: 12 }, (_, index) => aDayLine(`Number ${index}`, 'Person')))
    await ready()
    await find(user, 'p')
    expect(screen.getByText(/^12 young people fit: type more/)).toBeTruthy()
    expect(within(screen.getByRole('list', { name: 'Found' })).getAllByRole('listitem')).toHaveLength(8)
  })
})

describe('a failed save says so and changes nothing', () => {
  test.each([
    ['full', /This tablet is full/],
    ['locked', /The tablet locked before this was saved/],
    ['newer-store', /A newer version of Waymark/],
    ['not-in-caseload', /no longer in your caseload/],
    ['failed', /Something went wrong/],
  ] as const)('%s', async (problem, words) => {
    const { user, api } = show(atTestbury)
    await ready()
    api.problem = problem
    await user.click(button('Arrived: Quillfeather, Amara'))
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toMatch(words)
    expect(alert.textContent).toContain('Quillfeather, Amara: nothing was changed.')
    expect(counts()).toEqual(['2 expected', '0 arrived', '0 absent'])
    expect(pressed('Arrived: Quillfeather, Amara')).toBe('false')
    api.problem = undefined
    await user.click(button('Arrived: Quillfeather, Amara'))
    await waitFor(() => expect(counts()).toEqual(['1 expected', '1 arrived', '0 absent']))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('a time that was not saved stands there still', async () => {
    const { user, api } = show(atTestbury)
    await ready()
    await user.click(button('Add to list: Sample, Cleo'))
    await user.clear(time())
    await user.type(time(), '14:15')
    api.problem = 'full'
    await user.click(button('Save'))
    await screen.findByRole('alert')
    expect(time().value).toBe('14:15')
    expect(names('On the list')).toEqual(["O'Bluebell, Ben", 'Quillfeather, Amara'])
  })

  test('a save that ends when another day is chosen leaves that day on the screen', async () => {
    const { user, api } = show(atTestbury)
    await ready()
    const saved = Promise.withResolvers<Awaited<ReturnType<typeof api.recordVisit>>>()
    api.recordVisit = () => saved.promise
    await user.click(button('Arrived: Quillfeather, Amara'))
    await user.click(button('Later day'))
    await screen.findByText(/Nobody has a time on this day yet/)
    const asked: string[] = []
    const { dayList } = api
    api.dayList = (school, on) => {
      asked.push(on)
      return dayList(school, on)
    }
    saved.resolve({ ok: true, value: undefined })
    await waitFor(() => expect(asked).toEqual(['2026-11-25']))
    expect(screen.getByText(/Nobody has a time on this day yet/)).toBeTruthy()
  })

  test('a worker that does not answer is a failed save too', async () => {
    const { user, api } = show(atTestbury)
    await ready()
    api.recordVisit = () => Promise.reject(new Error('locked'))
    await user.click(button('Arrived: Quillfeather, Amara'))
    expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong')
  })
})
