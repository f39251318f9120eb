import { readingOf } from '../../../src/caseload/reading-of.ts'
import { foldRecord } from '../../../src/domain/record.ts'
import { ReadingPage } from '../../../src/handover/reading-page.tsx'
import type { ReadingPacket } from '../../../src/handover/packet.ts'
import { aContact, aFact, anAgreement } from '../entries.ts'
import { aDesk, aPacket, amarasContact } from '../hand-over.ts'
import type { Example } from './example.ts'

const school = { kind: 'school', detail: 'Testbury High School', asOf: '2026-09-03' } as const
const list = { kind: 'council-list', detail: 'October 2026', asOf: '2026-10-31' } as const

/** A record with something of everything that a young person reads. */
function aReadingPacket(): ReadingPacket {
  const contact = aContact({ contact: amarasContact().contact })
  const record = foldRecord([
    aFact({ field: 'name', value: { given: 'Amara', family: 'Quillfeather' } }, { source: list }),
    aFact({ field: 'dateOfBirth', value: '2010-02-14' }, { source: list }),
    aFact({ field: 'ethnicGroup', value: 'REFU' }),
    aFact({ field: 'address', value: { lines: ['1 Sample Street'], town: 'Testbury', postcode: 'ZZ1 1AA' } }),
    aFact({ field: 'address', value: { lines: ['2 Sample Street'], postcode: 'ZZ1 1AB' } }, { source: school }),
    aFact({ field: 'phone', value: { number: '07700 900 123', kind: 'mobile' } }),
    aFact({ field: 'email', value: null, withheld: true }),
    aFact({ field: 'intendedPlan', value: 'To become an electrician, and to keep on drawing.' }),
    aFact({ field: 'levelOfSupport', value: '2' }, { source: list }),
    contact,
    anAgreement(contact.id, { answer: 'agreed', words: 'Yes. I like the workshop.' }),
  ])
  const apart = [
    { compartment: 'health', label: 'Health', entries: 1, consent: { purpose: 'health', state: 'given' } },
    {
      compartment: 'convictions',
      label: 'Criminal convictions',
      entries: 0,
      consent: { purpose: 'convictions', state: 'not-asked' },
    },
  ] as const
  const consent = { entry: undefined, on: undefined, how: undefined, words: undefined }
  const { entry: _entry, unfinished: _unfinished, ...signing } = aPacket(contact)
  const views = apart.map((one) => ({ ...one, consent: { ...consent, ...one.consent } }))
  return { ...signing, reading: { council: 'Testbury Council', ...readingOf(record, views) } }
}

function reading() {
  const packet = aReadingPacket()
  return <ReadingPage table={aDesk(amarasContact())} packet={packet} />
}

/** "What we hold about you and why." */
export const readingExamples: readonly Example[] = [
  { name: 'reading the record', show: reading },
  { name: 'reading the record, something is wrong', show: reading, press: ['This is wrong: Your name'] },
  {
    name: 'reading the record, please do not keep this',
    show: reading,
    press: ['Please do not keep this: Phone number'],
  },
]
