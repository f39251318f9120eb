import type { PersonCard } from '../../../src/caseload/api.ts'
import type { PlanView } from '../../../src/caseload/plan-api.ts'
import { planView } from '../../../src/caseload/plans.ts'
import type { PlanAgreementEntry, PlanEntry } from '../../../src/domain/entry.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import type { Plan } from '../../../src/domain/plan.ts'
import { foldRecord } from '../../../src/domain/record.ts'
import { PaperDue } from '../../../src/features/paper/paper-due.tsx'
import { Papers } from '../../../src/features/paper/papers.tsx'
import { PrintPlan } from '../../../src/features/plan/print-plan.tsx'
import { CalendarExport } from '../../../src/features/today/calendar-export.tsx'
import { Page } from '../../../src/ui/page.tsx'
import { aFormApi } from '../form-api.ts'
import { type PaperApiDouble, aCard, aPaperApi, aPaperEntry } from '../paper-api.ts'
import { amara } from '../person-views.ts'
import { aPlan, aPlanAction, aPlanAgreement, aPlanEntry } from '../plans.ts'
import { herName } from '../sharing-api.ts'
import type { Example } from './example.ts'

const nothing = () => undefined
const today = '2026-11-24'
const changed = 0

const long = aCard('Anastasia-Wilhelmina Konstantinowa', 'Featherstonehaugh-Cholmondeley')
const leila = aCard('ليلى', 'المثال')
const ben = aCard('Ben', "O'Bluebell")

const destroyed = { on: '2026-11-20', by: 'Ada Testcase', how: 'Shredded' }
const moved = aPaperEntry({ printedOn: '2026-01-15', kept: { kind: 'on-file', where: 'Desk' } })

/** Copies in every state a copy can be in. */
function aRegister(): PaperApiDouble {
  const of = (card: PersonCard, ...[paper]: Parameters<typeof aPaperEntry>) =>
    aPaperEntry(paper, { person: card.person })
  return aPaperApi(
    [
      moved,
      aPaperEntry({ printedOn: '2026-01-15' }, { of: moved.id, supersedes: [moved.id] }),
      aPaperEntry({ printedOn: '2025-11-23', what: 'whole-record' }),
      aPaperEntry({ printedOn: '2025-03-01', hold: 'Complaint 14, asked for by the council’s solicitor' }),
      aPaperEntry({ printedOn: '2025-11-01', destroyed }),
      aPaperEntry({ printedOn: '2026-11-24', kept: { kind: 'given' } }),
      aPaperEntry({ printedOn: '2018-06-01', programme: 'impact' }),
      of(long, {
        printedOn: '2025-09-30',
        kept: {
          kind: 'on-file',
          where: 'Second drawer of the grey cabinet beside the lift, Quillbridge office annexe',
        },
      }),
      of(leila, { printedOn: '2016-12-08', programme: 'impact' }),
      of(ben, { printedOn: '2025-12-20' }),
      of(ben, { printedOn: '2025-11-24' }),
    ],
    [long, leila, ben],
  )
}

function due(api = aRegister()) {
  return <PaperDue {...{ api, today, changed }} onOpen={nothing} onBack={nothing} />
}

function papers(api = aRegister()) {
  return (
    <Papers {...{ api, today, changed }} person={amara} name="Quillfeather, Amara" given="Amara" onBack={nothing} />
  )
}

function contested(): PaperApiDouble {
  const first = aPaperEntry()
  const apart = { of: first.id, supersedes: [first.id] }
  return aPaperApi([first, aPaperEntry({ hold: 'Complaint 14' }, apart), aPaperEntry({ destroyed }, apart)])
}

const full = () => {
  const api = aRegister()
  api.problem = 'full'
  return api
}

const broken = () => {
  const api = aRegister()
  api.broken = true
  return api
}

const firstOverdue =
  'Destroyed (Featherstonehaugh-Cholmondeley, Anastasia-Wilhelmina Konstantinowa, Action plan, printed 30 September 2025)'

/** The plan of an entry or two, as the office sees it. */
function viewOf(...entries: readonly (PlanEntry | PlanAgreementEntry)[]): PlanView {
  return planView(amara, foldRecord([herName, ...entries]), new Set(), false)
}

const many = Array.from({ length: 12 }, (_, index) =>
  aPlanAction({
    text: `Action ${index + 1}: look up three courses near home, write down what I like about each, and ask somebody who did one what a week of it is like, and how they got there`,
    by: '2026-12-08',
    ...(index % 3 === 0 ? { signpostedTo: 'National Careers Service, 0800 100 900' } : {}),
  }),
)
const version = aPlanEntry(aPlan({ actions: many }))
const agreed = aPlanAgreement(version.id, { answer: 'agreed', words: 'Yes. The bakery first.' })

function print(view: PlanView, kept?: Readonly<Record<string, string>>) {
  const register = aPaperApi([])
  const api = {
    ...register,
    ...aFormApi(kept ? { 'printed-plan': kept } : {}),
    plan: (_person: PersonId) => Promise.resolve(view),
  }
  return <PrintPlan {...{ api, today }} person={amara} authority="Testbury Council" onDone={nothing} onBack={nothing} />
}

const short = (over: Partial<Plan> = {}) => viewOf(aPlanEntry(aPlan(over)))
const first = aPlanEntry()
const apart = { of: first.id, supersedes: [first.id] }

const place = 'Testbury High School'
const calendar = (lines: Awaited<ReturnType<Parameters<typeof CalendarExport>[0]['api']['calendar']>>) => (
  <Page heading="Tuesday 24 November 2026">
    <CalendarExport api={{ ...aFormApi(), calendar: () => Promise.resolve(lines) }} on={today} />
  </Page>
)
const aDay = [
  { initials: 'AQ', what: 'visit', on: today, at: '09:00', place },
  { initials: 'BO', what: 'visit', on: today, at: '09:30', place },
  { initials: 'لا', what: 'follow-up', on: today, at: undefined, place: undefined },
  { initials: 'CS', what: 'follow-up', on: today, at: undefined, place: undefined },
  { initials: 'CS', what: 'plan-review', on: today, at: undefined, place: undefined },
] as const

/** Paper: what is printed, where it is, and until when; and what of a day goes into a calendar. */
export const paperExamples: readonly Example[] = [
  { name: 'paper to destroy', show: () => due() },
  { name: 'paper to destroy, nothing', show: () => due(aPaperApi([])) },
  { name: 'paper to destroy, broken', show: () => due(broken()) },
  { name: 'paper destroyed', show: () => due(), press: [firstOverdue] },
  { name: 'paper destroyed, errors', show: () => due(), press: [firstOverdue, 'Another way', 'Save'] },
  {
    name: 'paper hold, full tablet',
    show: () => due(full()),
    press: ['Release the hold (Quillfeather, Amara, Action plan, printed 1 March 2025)', 'Release the hold'],
  },
  { name: 'papers of one', show: () => papers() },
  { name: 'papers of one, none', show: () => papers(aPaperApi([])) },
  { name: 'papers of one, contested', show: () => papers(contested()) },
  {
    name: 'papers of one, Impact destroyed early',
    show: () => papers(),
    press: ['Destroyed (Action plan, printed 1 June 2018)'],
  },
  { name: 'papers of one, register', show: () => papers(), press: ['Record a copy', 'On file'] },
  { name: 'print plan', show: () => print(viewOf(version, agreed)) },
  { name: 'print plan, short and not read', show: () => print(short({ goals: [], backUp: undefined })) },
  {
    name: 'print plan, where it went',
    show: () => print(viewOf(version, agreed), { of: version.id, printedOn: '2026-11-23' }),
    press: ['It is kept on file'],
  },
  {
    name: 'print plan, contested',
    show: () => print(viewOf(first, aPlanEntry(aPlan(), apart), aPlanEntry(aPlan({ aim: 'To drive' }), apart))),
  },
  { name: 'calendar of a day', show: () => calendar(aDay), press: ['Put this day in my calendar'] },
  {
    name: 'calendar of a day, without initials',
    show: () => calendar(aDay),
    press: ['Put this day in my calendar', 'Without initials'],
  },
  { name: 'calendar of an empty day', show: () => calendar([]), press: ['Put this day in my calendar'] },
]
