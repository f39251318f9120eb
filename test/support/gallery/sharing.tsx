import type { PersonView } from '../../../src/caseload/api.ts'
import type { ConsentView, FactView } from '../../../src/caseload/record-api.ts'
import { factWords } from '../../../src/codes/fact-words.ts'
import type { Entry } from '../../../src/domain/entry.ts'
import type { Fact } from '../../../src/domain/fact.ts'
import { CompartmentScreen } from '../../../src/features/compartment/compartment-screen.tsx'
import { Sharing } from '../../../src/features/sharing/sharing.tsx'
import { ok } from '../../../src/lib/result.ts'
import { anEntryId } from '../entries.ts'
import { aConsentView, aFactView, aPersonView, aValue, amara } from '../person-views.ts'
import {
  aConcern,
  aConsent,
  aDisclosure,
  aReceived,
  aShared,
  aSharingApi,
  anOpening,
  notShared,
} from '../sharing-api.ts'
import type { Example } from './example.ts'

const nothing = () => undefined
const today = '2026-11-24'

const yes = aConsent({ words: 'College yes. Not my dad.' })
const askedHealth = aConsent({ purpose: 'health', on: '2026-10-02' })
const noHealth = aConsent(
  { purpose: 'health', answer: 'withdrawn', on: '2026-11-12', how: 'by-phone', words: 'I dont want it there any more' },
  { supersedes: [askedHealth.id] },
)
const police = aDisclosure(aConcern({ on: '2026-11-21' }))
const corrected = aDisclosure(
  aShared({
    on: '2026-11-20',
    basis: { kind: 'consent', consent: yes.id },
    includes: [{ compartment: 'health', basis: { kind: 'consent', consent: askedHealth.id } }],
  }),
)
const longWords =
  'مرحبا، أريد أن أدرس الكهرباء في الكلية. She said this herself and asked us to write it down as she said it. '
const full: readonly Entry[] = [
  yes,
  askedHealth,
  noHealth,
  aConsent({ scope: 'Housing (Testbury Homes): that she needs a room from January', on: '2026-11-19' }),
  police,
  corrected,
  aDisclosure(aShared({ what: `${longWords}${longWords}`, basis: { kind: 'consent', consent: yes.id } }), {
    of: corrected.id,
    supersedes: [corrected.id],
  }),
  aDisclosure(notShared({ on: '2026-10-30', to: { kind: 'other', name: 'A recruitment agency that rang twice' } })),
  aDisclosure(aConcern({ on: '2026-09-15', released: '2026-10-01T09:00:00.000Z', to: { kind: 'childrens-trust' } })),
  aReceived({
    decision: 'relevant',
    path: 'ordinary',
    from: { kind: 'school', name: 'Testbury High School' },
    on: '2026-11-10',
    what: 'Attendance has been good since September.',
    why: 'The course asks for it.',
  }),
  aReceived({
    decision: 'not-relevant',
    path: 'ordinary',
    from: { kind: 'housing' },
    on: '2026-11-03',
    why: 'It was about another member of the family.',
  }),
  anOpening({ compartment: 'health', reason: 'support-now', words: 'before the college visit' }),
  anOpening({ compartment: 'convictions', reason: 'keeping-right' }),
]

function sharing(...entries: readonly Entry[]) {
  return <Sharing api={aSharingApi(...entries)} {...{ person: amara, today }} changed={0} onBack={nothing} />
}

const given: ConsentView = { ...aConsentView('health', 'given'), words: 'Only that I get tired.' }

function held(fact: Fact, over: Partial<FactView> = {}): FactView {
  const label = fact.field === 'healthCharacteristics' ? 'Health, for the national return' : 'Health'
  return aFactView(fact.field, label, [aValue(factWords(fact, 'office'), { fact })], { of: anEntryId(), ...over })
}

const basis = { kind: 'consent', consent: anEntryId() } as const
const tired: Fact = {
  field: 'health',
  value: { what: 'Gets tired after an hour; needs breaks.', since: '2026-03-01', basis },
}
const pain: Fact = { field: 'health', value: { what: `A bad knee. ${longWords}`, basis } }
const inside: readonly FactView[] = [
  held(tired, { earlier: [aValue('Gets tired after two hours.', { ageInDays: 200 })] }),
  held(pain),
  held({ field: 'healthCharacteristics', value: ['150'] }, { editable: false }),
  held(pain, { values: [], earlier: [aValue('A broken arm.', { ageInDays: 300 })] }),
]

function compartment(consent: ConsentView, facts: readonly FactView[] = inside) {
  const view: PersonView = aPersonView({
    compartments: [{ compartment: 'health', label: 'Health', entries: facts.length, consent }],
  })
  const api = {
    ...aSharingApi(),
    openCompartment: () => Promise.resolve(ok(facts)),
    recordFact: () => Promise.resolve(ok(anEntryId())),
  }
  return <CompartmentScreen {...{ api, view, today }} compartment="health" onBack={nothing} />
}

const opened = ['The young person asked to see it or talk about it', 'Open']

const record = 'Record what was passed on With consent, or a law that is named'

/** Who was told what, and what is held apart. */
export const sharingExamples: readonly Example[] = [
  { name: 'sharing', show: () => sharing(...full) },
  { name: 'sharing, nothing yet', show: () => sharing() },
  { name: 'sharing, a concern shown', show: () => sharing(police), press: ['Show the concern of 21 November 2026'] },
  {
    name: 'sharing, releasing a concern',
    show: () => sharing(police),
    press: ['Show the concern of 21 November 2026', 'Let Amara read it (Police (PC Sample))'],
  },
  {
    name: 'sharing, consent taken back',
    show: () => sharing(yes),
    press: ['They took it back (sharing with others)', 'In person', 'Record that it is taken back'],
  },
  { name: 'recording what was passed on', show: () => sharing(...full), press: [record] },
  {
    name: 'recording what was passed on, with errors',
    show: () => sharing(...full),
    press: [record, 'Health', 'Amara said yes to this, this once', 'Save'],
  },
  {
    name: 'recording a concern, with errors',
    show: () => sharing(...full),
    press: ['Safeguarding To keep somebody safe: no consent needed', 'Save'],
  },
  {
    name: 'recording a decision not to share',
    show: () => sharing(),
    press: ['A decision not to share What was asked for, and why not'],
  },
  {
    name: 'recording what others sent',
    show: () => sharing(),
    press: ['What others sent Keep what is relevant, refuse the rest', 'Yes: keep what matters'],
  },
  { name: 'taking consent back', show: () => sharing(yes), press: ['They took it back (sharing with others)'] },
  { name: 'asking for consent', show: () => sharing(), press: ['Ask for consent (health)'] },
  { name: 'compartment, closed', show: () => compartment(given) },
  {
    name: 'compartment, closed, consent withdrawn',
    show: () => compartment(aConsentView('health', 'withdrawn')),
    press: ['Open'],
  },
  { name: 'compartment, open', show: () => compartment(given), press: opened },
  { name: 'compartment, open, nothing inside', show: () => compartment(aConsentView('health'), []), press: opened },
  {
    name: 'compartment, adding with consent',
    show: () => compartment(given),
    press: [...opened, 'Add something'],
  },
  {
    name: 'compartment, adding without consent, with errors',
    show: () => compartment(aConsentView('health', 'refused')),
    press: [...opened, 'Add without consent, by law', 'Save'],
  },
]
