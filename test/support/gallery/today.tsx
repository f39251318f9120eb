import type { ComponentChildren } from 'preact'
import type { SyncStatus } from '../../../src/caseload/api.ts'
import { Today } from '../../../src/features/today/today.tsx'
import { type DayApiDouble, aDayApi, aDayLine, aPlace } from '../day-api.ts'
import type { Example } from './example.ts'

const nothing = () => undefined

function aStatus(waiting: number, syncing = false): SyncStatus {
  return {
    waiting,
    held: 0,
    oldestWaitingSince: undefined,
    lastSentAt: undefined,
    lastPulledAt: undefined,
    problem: undefined,
    syncing,
    items: [],
  }
}

function today(api: DayApiDouble, status = aStatus(3)): ComponentChildren {
  const changed = 0
  return (
    <Today {...{ api, status, changed }} today="2026-11-24" onOpen={nothing} onGroup={nothing} onNewcomer={nothing} />
  )
}

/** A morning half gone, with a name that is too long, one from right to left, and something of everything that can be due. */
function aMorning(): DayApiDouble {
  return aDayApi([
    aDayLine('Amara', 'Quillfeather', { visit: aPlace('09:00', { state: 'arrived' }), toAgree: 1 }),
    aDayLine('Ben', "O'Bluebell", { visit: aPlace('09:30', { state: 'absent' }), year: 11, offerMissing: true }),
    aDayLine('Anastasia-Wilhelmina Konstantinowa', 'Featherstonehaugh-Cholmondeley', {
      visit: aPlace('10:00'),
      followUpsDue: ['2026-11-18', '2026-11-24'],
      toAgree: 2,
      hasDraft: true,
      contested: true,
      lapseDue: true,
      offerMissing: true,
      lastContactOn: '2026-01-12',
    }),
    aDayLine('ليلى', 'المثال', { visit: aPlace('10:30'), lastContactOn: undefined }),
    aDayLine('Cleo', 'Sample', { visit: aPlace(undefined, { state: 'walk-in' }), school: 'Other College' }),
    aDayLine('Dai', 'Elsewhere', { school: 'Other College', followUpsDue: ['2026-11-24'], year: 13 }),
    aDayLine('Esme', 'Testcase', { followUpsDue: ['2026-11-20'], year: 13 }),
    aDayLine('Finn', 'Example', { followUpsDue: ['2026-11-23'], lapseDue: true }),
    aDayLine('Gus', 'Placeholder', { offerMissing: true, year: 11 }),
    ...Array.from({ length: 12 }, (_, index) => aDayLine(`Number ${index + 1}`, 'Person', { year: 13 })),
  ])
}

const school = 'Testbury High School'
const oneSchool = () => aDayApi(aMorning().lines.filter((line) => line.school === school))
const noSlots = () => aDayApi(oneSchool().lines.map((line) => ({ ...line, visit: undefined })))
const full = () => {
  const api = oneSchool()
  api.problem = 'full'
  return api
}

/** An adviser's day at a school. */
export const todayExamples: readonly Example[] = [
  { name: 'today', show: () => today(oneSchool()) },
  { name: 'today, a school to choose', show: () => today(aMorning(), aStatus(0)) },
  { name: 'today, no slots yet', show: () => today(noSlots(), aStatus(0)), press: ['Show 13 more at this school'] },
  { name: 'today, another time', show: () => today(oneSchool()), press: ['Change: المثال, ليلى'] },
  { name: 'today, adding somebody', show: () => today(oneSchool()), press: ['Add to list: Testcase, Esme'] },
  {
    name: 'today, removed from the list',
    show: () => today(oneSchool()),
    press: ["Change: O'Bluebell, Ben", 'Remove from the list'],
  },
  { name: 'today on a full tablet', show: () => today(full()), press: ['Absent: المثال, ليلى'] },
  { name: 'today, a walk-in', show: () => today(oneSchool()), press: ['Walk-in'] },
  { name: 'today, a day ahead', show: () => today(oneSchool()), press: ['Later day'] },
  { name: 'today, nobody in the caseload', show: () => today(aDayApi([]), aStatus(0)) },
]
