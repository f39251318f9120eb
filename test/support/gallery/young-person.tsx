import { ContactSaved } from '../../../src/features/contact/contact-saved.tsx'
import { ContactScreen } from '../../../src/features/contact/contact-screen.tsx'
import { NotRead } from '../../../src/features/review/not-read.tsx'
import { TurnRound } from '../../../src/features/review/turn-round.tsx'
import { YoungPerson } from '../../../src/features/young-person/young-person.tsx'
import type { HandedBack, PersonView, SaveProblem } from '../../../src/caseload/api.ts'
import { aPersonApi } from '../person-api.ts'
import { aContactView, aPersonView, amara, at1042 } from '../person-views.ts'
import type { Example } from './example.ts'

const nothing = () => undefined
const today = '2026-11-24'
const name = 'Quillfeather, Amara'
const given = 'Amara'
const long = 'You talked about what you want to do after sixth form, and about two apprenticeships near home. '.repeat(
  8,
)
const readTogether = { reason: undefined, at: at1042, how: 'Read together on the tablet' }

const waiting = aContactView(
  { unfinished: true },
  {
    notes: [
      { source: 'young-person', text: long },
      { source: 'school', detail: 'Mr Sample, head of year', text: 'Attendance has been good since September.' },
    ],
    nextSteps: [
      { text: 'Ada rings Testbury College.', followUpOn: '2026-12-08' },
      { text: 'You write down three questions.' },
    ],
  },
)
const disagreed = aContactView(
  {
    state: 'disagreed',
    sent: true,
    answer: { ...readTogether, words: 'I never said I want to leave.\nI said I might.' },
  },
  { on: '2026-11-06', type: 'follow-up' },
)
const agreed = aContactView(
  { state: 'agreed', sent: true, versions: 2, answer: { ...readTogether, words: undefined } },
  { on: '2026-10-12' },
)
const notAnswered = aContactView(
  {
    state: 'not-read',
    sent: true,
    answer: {
      words: 'Rang twice',
      reason: 'The young person was not there',
      at: at1042,
      how: 'Recorded by the adviser',
    },
  },
  {
    on: '2026-10-01',
    type: 'phone-call',
    channel: 'telephone',
    outcome: 'no-answer',
    notes: [],
    nextSteps: [],
    present: [],
  },
)
const contested = aContactView(
  {
    state: 'contested',
    others: [{ contact: waiting.contact, recordedBy: 'Bo Samplesson', recordedAt: at1042 }],
  },
  { on: '2026-09-20' },
)
const contacts = [waiting, disagreed, agreed, notAnswered, contested]
const draft = { fields: {}, savedAt: at1042, changes: undefined }

const record = {
  onEditFact: nothing,
  onSharing: nothing,
  onCompartment: nothing,
  onReading: nothing,
  onPlan: nothing,
  onPapers: nothing,
}

function person(view: PersonView | undefined, handedBack: readonly HandedBack[] = []) {
  const actions = {
    onRecord: nothing,
    onChange: nothing,
    onTurnRound: nothing,
    onNotRead: nothing,
    onBack: nothing,
    ...record,
  }
  return <YoungPerson api={aPersonApi(view)} {...{ person: amara, today, handedBack }} {...actions} />
}

function contact(view: PersonView, changes?: typeof waiting.id, problem?: SaveProblem) {
  const api = aPersonApi(view)
  api.problem = problem
  return <ContactScreen {...{ api, person: amara, today, changes }} onSaved={nothing} onBack={nothing} />
}

/** The young person's page, the contact form, and what follows a saved contact. */
export const youngPersonExamples: readonly Example[] = [
  { name: 'young person', show: () => person(aPersonView({ contacts })) },
  { name: 'young person, nothing recorded yet', show: () => person(aPersonView({ sections: [], unreadable: 2 })) },
  { name: 'young person, sensitive value open', show: () => person(aPersonView()), press: ['Show EHC plan'] },
  { name: 'young person who left the caseload', show: () => person(undefined) },
  {
    name: 'young person, the tablet is back, a draft waits',
    show: () =>
      person(aPersonView({ contacts, draft }), [{ person: amara, contact: disagreed.id, outcome: 'disagreed' }]),
  },
  {
    name: 'young person, throwing a draft away',
    show: () => person(aPersonView({ draft })),
    press: ['Throw away'],
  },
  { name: 'contact form', show: () => contact(aPersonView()) },
  { name: 'contact form with errors', show: () => contact(aPersonView()), press: ['Save contact'] },
  { name: 'contact form, changing a contact', show: () => contact(aPersonView({ contacts }), waiting.id) },
  {
    name: 'contact form on a full tablet',
    show: () => contact(aPersonView({ contacts }), waiting.id, 'full'),
    press: ['In 2 weeks', 'Save contact'],
  },
  { name: 'contact form, another draft', show: () => contact(aPersonView({ contacts, draft }), waiting.id) },
  {
    name: 'contact saved',
    show: () => <ContactSaved {...{ name, given }} onTurnRound={nothing} onNotRead={nothing} onBack={nothing} />,
  },
  {
    name: 'turning the tablet round, without a service worker',
    show: () => (
      <TurnRound
        api={aPersonApi(aPersonView())}
        {...{ person: amara, name, given, view: waiting }}
        startHandOver={() => Promise.resolve(false)}
        onBack={nothing}
      />
    ),
    press: ['Turn the tablet round'],
  },
  {
    name: 'not read together, with errors',
    show: () => (
      <NotRead
        api={aPersonApi(aPersonView())}
        {...{ person: amara, contact: waiting.id, name }}
        onSaved={nothing}
        onBack={nothing}
      />
    ),
    press: ['Save reason'],
  },
]
