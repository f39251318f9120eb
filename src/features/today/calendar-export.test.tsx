import { render, screen, waitFor } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import ICAL from 'ical.js'
import { beforeEach, expect, test, vi } from 'vitest'
import { calendarLines } from '../../caseload/day-calendar.ts'
import { toCard } from '../../caseload/card.ts'
import type { CalendarLine } from '../../caseload/plan-api.ts'
import { aFormApi } from '../../../test/support/form-api.ts'
import { aContact, aFact, aStamp, someContact } from '../../../test/support/entries.ts'
import { aCard } from '../../../test/support/paper-api.ts'
import { aPlan, aPlanEntry } from '../../../test/support/plans.ts'
import type { Entry } from '../../domain/entry.ts'
import { foldRecord } from '../../domain/record.ts'
import type { CalendarExport as CalendarExportPart } from './calendar-export.tsx'

const on = '2026-11-24'
const user = userEvent.setup()
let CalendarExport: typeof CalendarExportPart

// A tablet that was just opened knows only what was kept.
beforeEach(async () => {
  vi.resetModules()
  ;({ CalendarExport } = await import('./calendar-export.tsx'))
})

/** What really falls on the day for two young people with a visit, promises and a plan to look at again. */
function aDay(): readonly CalendarLine[] {
  const visit = { on, at: '09:30', place: 'Testbury High School; main hall', state: 'planned' } as const
  const promise = aContact({
    contact: someContact({ on: '2026-11-01', nextSteps: [{ text: 'Ring the bakery', followUpOn: on }] }),
  })
  const person = (given: string, family: string, ...entries: readonly Entry[]) => ({
    card: toCard(foldRecord([aFact({ field: 'name', value: { given, family } }), ...entries])),
    shown: aCard(given, family),
  })
  const review = aPlanEntry(aPlan({ reviewOn: on }))
  return calendarLines(
    [
      person('Amara', 'Quillfeather', { ...aStamp(), kind: 'visit', visit }, promise, review),
      person('Ben', "O'Bluebell", promise),
    ],
    on,
  )
}

interface Told {
  readonly lines?: readonly CalendarLine[]
  readonly forms?: ReturnType<typeof aFormApi>
}

async function open({ lines = aDay(), forms = aFormApi() }: Told = {}) {
  const { unmount } = render(<CalendarExport api={{ ...forms, calendar: () => Promise.resolve(lines) }} on={on} />)
  await press('Put this day in my calendar')
  return { forms, leave: unmount }
}

const press = async (name: string) => user.click(await screen.findByRole('button', { name }))

/** What the browser was told to save: its name, and the events in it by a parser that is not ours. */
async function saveFile() {
  const blobs: Blob[] = []
  const names: string[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob)
    return 'blob:made'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  await press('Save a calendar file')
  await waitFor(() => expect(names).toHaveLength(1))
  const text = (await blobs[0]?.text()) ?? ''
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  return { name: names[0], text, events }
}

test('P21: what goes into a calendar says who by initials, and nothing more', async () => {
  await open()
  const { name, text, events } = await saveFile()
  expect(name).toBe('day-2026-11-24.ics')
  expect(events.map(({ summary, startDate, location }) => [startDate.toString(), summary, location])).toEqual([
    ['2026-11-24T09:30:00', 'Visit: AQ', 'Testbury High School; main hall'],
    ['2026-11-24', 'Follow-ups: AQ, BO', null],
    ['2026-11-24', 'Plan review: AQ', null],
  ])
  expect(text).not.toMatch(/Amara|Quillfeather|Ben|Bluebell|bakery/)
  expect(await screen.findByText(/Saved as day-2026-11-24.ics/)).toBeTruthy()
})

test('P21: what is seen before is what the file holds', async () => {
  await open()
  const shown = (await screen.findAllByRole('listitem')).map(({ textContent }) => textContent)
  expect(shown).toEqual(['09:30 Visit: AQ, Testbury High School; main hall', 'Follow-ups: AQ, BO', 'Plan review: AQ'])
})

test('P21: who wants not even initials there says so once', async () => {
  const { forms, leave } = await open()
  await user.click(await screen.findByRole('radio', { name: 'Without initials' }))
  const { events } = await saveFile()
  expect(events.map(({ summary }) => summary)).toEqual(['Visit', '2 follow-ups', 'Plan review'])
  leave()
  vi.restoreAllMocks()
  vi.resetModules()
  ;({ CalendarExport } = await import('./calendar-export.tsx'))
  await open({ forms })
  expect(await screen.findByRole('radio', { name: 'Without initials' })).toHaveProperty('checked', true)
  expect(screen.getByText('2 follow-ups')).toBeTruthy()
})

test('P21: names in a file are random, and new each time', async () => {
  await open()
  const first = await saveFile()
  vi.restoreAllMocks()
  const second = await saveFile()
  const uids = [...first.events, ...second.events].map(({ uid }) => uid)
  expect(new Set(uids).size).toBe(6)
  for (const uid of uids) expect(uid).toMatch(/^[\w-]{22}$/)
})

test('a day on which nothing falls has no file', async () => {
  await open({ lines: [] })
  expect(await screen.findByText(/Nothing falls on this day/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Save a calendar file' })).toBeNull()
})

test('a day that cannot be read says so', async () => {
  render(<CalendarExport api={{ ...aFormApi(), calendar: () => Promise.reject(new Error('locked')) }} on={on} />)
  await press('Put this day in my calendar')
  expect(await screen.findByText(/This day could not be read/)).toBeTruthy()
})
