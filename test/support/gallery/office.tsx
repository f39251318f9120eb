import { AllocationForm } from '../../../src/features/office/allocation-form.tsx'
import { CaseloadList } from '../../../src/features/office/caseload-list.tsx'
import { Assessment } from '../../../src/features/office/assessment.tsx'
import { HeldList } from '../../../src/features/office/held-list.tsx'
import { TemporaryList } from '../../../src/features/office/temporary-list.tsx'
import { TabletList } from '../../../src/features/office/tablet-list.tsx'
import { DuplicateList } from '../../../src/features/office/duplicate-list.tsx'
import type { StaffId } from '../../../src/domain/ids.ts'
import { anId } from '../entries.ts'
import { ok } from '../../../src/lib/result.ts'
import { aHeld, aLook, aSide, aTabletView, anAssessment, anOffice } from '../office-api.ts'
import type { Example } from './example.ts'

const longName = { given: 'Anastasia-Wilhelmina Oluwafunmilayo', family: 'Featherstonehaugh-Brambleton-Candlewright' }
const met = { by: 'Bo Samplesson', at: '2026-11-20T10:00:00.000Z' }
const foundAt = '2026-11-20T10:00:00.000Z'
const federation = 'Testbury and Fernmoor Federation Sixth Form'
const two = [
  {
    person: aSide(),
    other: aSide({ name: { given: 'Mirembé', family: 'Dewpond' }, recordNumber: '9990000000911', entries: 5, met }),
    foundAt,
  },
]
const odd = [
  {
    person: aSide({
      name: longName,
      places: [federation, 'Quillbridge College'],
      advisers: ['Ada Testcase', 'Bo Samplesson'],
    }),
    other: aSide({ name: longName, places: [], advisers: [], recordNumber: undefined }),
    foundAt,
  },
  {
    person: aSide({ name: { given: 'ليلى', family: 'المثال' } }),
    other: aSide({ name: { given: 'ليلى', family: 'المثال' }, entries: 1, met }),
    foundAt,
  },
]

function duplicates(pairs: typeof two = two) {
  return (
    <>
      <h1 class="govuk-heading-l">Office</h1>
      <DuplicateList office={anOffice({ duplicates: () => Promise.resolve(ok(pairs)) })} />
    </>
  )
}

const lost = aTabletView({
  staff: 'Anastasia-Wilhelmina Featherstonehaugh-Brambleton',
  people: 312,
  retired: {
    at: '2026-11-24T09:00:00.000Z',
    why: 'stolen',
    by: 'Mo Placeholder',
    toldAt: '2026-11-24T12:00:00.000Z',
    wiped: { at: '2026-11-24T12:00:05.000Z', unsent: 1, signed: false },
  },
})

function tablets() {
  const office = anOffice({ tablets: () => Promise.resolve(ok([aTabletView(), lost])) })
  return (
    <>
      <h1 class="govuk-heading-l">Office</h1>
      <TabletList office={office} onAssess={() => undefined} />
    </>
  )
}

const allocation = { id: anId(), staff: anId() as StaffId, people: 212 }

function caseloads() {
  const what = { kind: 'school', school: 'Testbury and Fernmoor Federation Sixth Form' } as const
  const office = anOffice({
    staff: () => Promise.resolve(ok([{ ...adviser, id: allocation.staff }])),
    allocations: () =>
      Promise.resolve(
        ok([
          { ...allocation, what, from: '2026-09-01', state: 'open' },
          {
            ...allocation,
            id: anId(),
            what: { kind: 'adviser', of: 'Bo Samplesson' },
            from: '2027-01-04',
            until: '2027-01-15',
            state: 'to-come',
            people: 0,
          },
        ]),
      ),
  })
  return (
    <>
      <h1 class="govuk-heading-l">Office</h1>
      <CaseloadList office={office} done="212 young people given." onAsk={() => undefined} />
    </>
  )
}

const adviser = {
  id: anId() as StaffId,
  name: 'Ada Testcase',
  signIn: 'ada',
  role: 'adviser',
  caseload: 212,
  devices: 1,
} as const

function giveForm() {
  const office = anOffice({ staff: () => Promise.resolve(ok([adviser])) })
  const nothing = () => undefined
  return <AllocationForm {...{ office }} kind="give" today="2026-11-24" onDone={nothing} onBack={nothing} />
}

function temporary() {
  const one = {
    id: anId(),
    staff: 'Ada Testcase',
    name: longName,
    dateOfBirth: '2010-11-09',
    reason: 'She came to the drop-in today and her own adviser is ill',
    at: '2026-11-24T09:00:00.000Z',
    endsAt: '2026-11-25T09:00:00.000Z',
  }
  const seen = { by: 'Mo Placeholder', at: '2026-11-20T09:00:00.000Z' }
  const before = { ...one, id: anId(), at: '2026-11-10T09:00:00.000Z', endsAt: '2026-11-11T09:00:00.000Z', seen }
  return (
    <>
      <h1 class="govuk-heading-l">Office</h1>
      <TemporaryList
        office={anOffice({ temporary: () => Promise.resolve(ok([one, before])) })}
        now="2026-11-24T10:00:00.000Z"
      />
    </>
  )
}

function assessment() {
  const office = anOffice({ assess: () => Promise.resolve(ok(anAssessment({ tablet: lost }))) })
  return (
    <>
      <h1 class="govuk-heading-l">Office</h1>
      <Assessment office={office} device={lost.id} onBack={() => undefined} />
    </>
  )
}

const held = [
  aHeld(),
  aHeld({ reason: 'unknown-person', staff: 'Anastasia-Wilhelmina Featherstonehaugh-Brambleton', mayAccept: false }),
  aHeld({ reason: 'no-basis', mayAccept: false, mayAttach: false }),
]
const decided = (['accepted', 'attached', 'withdrawn', 'replaced'] as const).map((decision) => ({
  hash: decision,
  receivedAt: foundAt,
  staff: 'Ada Testcase',
  decision,
  decidedAt: foundAt,
  decidedBy: 'Mo Managerson',
  ...(decision === 'replaced' ? {} : { why: 'Ada wrote it on the day before the caseload changed.' }),
}))

function heldEntries(look = aLook()) {
  return (
    <>
      <h1 class="govuk-heading-l">Office</h1>
      <HeldList
        office={anOffice({
          heldEntries: () => Promise.resolve(ok({ v: 1, held, decided })),
          lookAtHeld: () => Promise.resolve(ok(look)),
          findPerson: () => Promise.resolve(ok([aSide(), aSide({ name: longName })])),
        })}
      />
    </>
  )
}

const lookFirst = 'Look and decide (Ada Testcase, 24 November 2026 at 10:42)'

/** The office: tablets, who may be here twice, and what is held. */
export const officeExamples: readonly Example[] = [
  { name: 'office, who has whom', show: caseloads },
  { name: 'office, give young people', show: giveForm, press: ['Everybody at a school or college', 'Give them'] },
  { name: 'office, temporary access', show: temporary },
  { name: 'office, tablets', show: tablets },
  { name: 'office, take a tablet out of use', show: tablets, press: ['Take out of use: Ada Testcase’s tablet'] },
  { name: 'office, whose records', show: assessment },
  { name: 'office, possible duplicates', show: duplicates },
  { name: 'office, the same person', show: duplicates, press: ['These are the same person'] },
  { name: 'office, different people', show: duplicates, press: ['Different people'] },
  { name: 'office, duplicates with long and other names', show: () => duplicates(odd) },
  { name: 'office, held entries', show: () => heldEntries() },
  { name: 'office, looking at a held entry', show: () => heldEntries(), press: [lookFirst] },
  {
    name: 'office, accepting a held entry',
    show: () => heldEntries(),
    press: [lookFirst, 'Accept it as it is', 'Accept it'],
  },
  {
    name: 'office, whose record a held entry belongs into',
    show: () => heldEntries(),
    press: [lookFirst, 'Attach it to another young person', 'Find'],
  },
  {
    name: 'office, a held entry of what is held apart',
    show: () => heldEntries({ kind: 'apart', compartment: 'health', proven: false }),
    press: [lookFirst],
  },
  { name: 'office, no duplicates', show: () => duplicates([]) },
]
