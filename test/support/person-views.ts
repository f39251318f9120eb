import type { ContactView, PersonCard, PersonView } from '../../src/caseload/api.ts'
import type { ConsentView, FactView, ValueView } from '../../src/caseload/record-api.ts'
import { channels, contactOutcomes, contactTypes, presence } from '../../src/codes/contact.ts'
import { labelOf } from '../../src/codes/code-list.ts'
import type { ConsentPurpose } from '../../src/domain/basis.ts'
import type { Contact } from '../../src/domain/contact.ts'
import type { FactField } from '../../src/domain/fact.ts'
import type { Application } from '../../src/domain/fact-values.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { anEntryId, anId, someContact } from './entries.ts'

/** Young people as screens get them: fictional, and each with what an example or a test wants to see put in. */
export const amara = anId() as PersonId

/** 10:42 on the clock on the wall, whatever the time zone of the machine. */
export const at1042 = new Date(2026, 10, 24, 10, 42).toISOString()

/** A value, from the council's list of October unless something else is said. */
export function aValue(lines: string | readonly string[], over: Partial<ValueView> = {}): ValueView {
  return {
    entry: anEntryId(),
    fact: { field: 'intendedPlan', value: 'anything' },
    lines: typeof lines === 'string' ? [lines] : lines,
    source: { kind: 'council-list', label: "Council's list", detail: undefined, asOf: '2026-10-31' },
    recordedBy: 'Council import',
    recordedAt: '2026-11-02T06:00:00.000Z',
    ageInDays: 24,
    stale: false,
    outlasted: false,
    ...over,
  }
}

/** One field with what is known of it. */
export function aFactView(
  field: FactField,
  label: string,
  values: readonly ValueView[],
  over: Partial<FactView> = {},
): FactView {
  return {
    field,
    of: undefined,
    label,
    values,
    heads: values.map(({ entry }) => entry),
    meanwhile: undefined,
    earlier: [],
    sensitive: false,
    need: 'required',
    why: 'because the law asks us to',
    basis: 'Some law',
    editable: true,
    remarks: [],
    ...over,
  }
}

/** Where consent stands: not asked yet, unless something else is said. */
export function aConsentView(purpose: ConsentPurpose, state: ConsentView['state'] = 'not-asked'): ConsentView {
  const asked = state !== 'not-asked'
  return {
    purpose,
    state,
    entry: asked ? anEntryId() : undefined,
    on: asked ? '2026-11-02' : undefined,
    how: asked ? 'In person' : undefined,
    words: undefined,
  }
}

/** An application that somebody waits to hear of, unless something else is said. */
export function anApplication(over: Partial<Application> = {}): Application {
  return {
    kind: 'course',
    provider: 'Quillbridge College',
    title: 'Level 2 electrical',
    accredited: true,
    outcome: 'waiting',
    answer: 'none',
    ...over,
  }
}

/** A contact as the page shows it: not read yet and not sent, unless something else is said. */
export function aContactView(over: Partial<ContactView> = {}, contact: Partial<Contact> = {}): ContactView {
  const said = someContact(contact)
  return {
    id: anEntryId(),
    entry: anEntryId(),
    contact: said,
    typeLabel: labelOf(contactTypes, said.type),
    channelLabel: labelOf(channels, said.channel),
    outcomeLabel: labelOf(contactOutcomes, said.outcome),
    presentLabel: said.present.map(({ who }) => labelOf(presence, who)).join(', '),
    recordedBy: 'Ada Testcase',
    recordedAt: at1042,
    state: 'not-read-yet',
    answer: undefined,
    versions: 1,
    others: [],
    sent: false,
    unfinished: false,
    ...over,
  }
}

/** Amara, with something of everything a page has to show. */
export function aPersonView(over: Partial<PersonView> = {}): PersonView {
  const school = aValue([
    'In school sixth form',
    'Testbury High School',
    'Since 1 September 2026',
    'Last checked 12 October 2026',
  ])
  return {
    person: amara,
    given: 'Amara',
    name: 'Quillfeather, Amara',
    age: 16,
    year: 12,
    school: 'Testbury High School',
    cohort: { standing: 'tracked', until: '2028-08-31', because: 'age', dutyUntil: '2028-02-13' },
    summary: [
      aFactView('currentDestination', 'Doing now', [school], {
        earlier: [aValue('Year 11 at Testbury High School', { ageInDays: 420 })],
      }),
      aFactView('intendedDestination', 'Plans to do next', [aValue('Apprenticeship', { ageInDays: 400, stale: true })]),
      aFactView(
        'levelOfSupport',
        'Level of support',
        [
          aValue('Intensive'),
          aValue('Minimum', {
            source: { kind: 'school', label: 'School', detail: 'Testbury High School', asOf: '2026-11-20' },
            ageInDays: 4,
          }),
        ],
        {
          meanwhile: {
            lines: ['Intensive'],
            because: 'nobody gets less help because two people did not agree',
          },
        },
      ),
      aFactView('ehcPlan', 'EHC plan', [aValue('Yes')], { sensitive: true }),
      aFactView('address', 'Address', [aValue(['1 Sample Street', 'Testbury', 'TB1 1AA'])]),
    ],
    sections: [
      {
        title: 'Who they are',
        facts: [
          aFactView('dateOfBirth', 'Date of birth', [aValue('14 February 2010')]),
          aFactView('ethnicGroup', 'Ethnic group', [aValue('Prefer not to say')], { sensitive: true }),
          aFactView('knownAs', 'Likes to be called', [aValue('Mara')], {
            remarks: [{ words: 'It is Amara.', at: at1042 }],
          }),
        ],
        add: [],
      },
      { title: 'How to reach them', facts: [], add: [{ field: 'phone', label: 'Phone' }] },
    ],
    compartments: [
      { compartment: 'health', label: 'Health', entries: 1, consent: aConsentView('health', 'given') },
      { compartment: 'convictions', label: 'Criminal convictions', entries: 0, consent: aConsentView('convictions') },
    ],
    missing: [],
    guarantee: { status: 'nothing-recorded', because: [] },
    newcomer: false,
    contacts: [],
    draft: undefined,
    unreadable: 0,
    ...over,
  }
}

/** The line of the list that belongs to a view. */
export function aCardOf(view: PersonView): PersonCard {
  return {
    person: view.person,
    name: view.name,
    given: view.given,
    family: view.name.split(',')[0] ?? '',
    school: 'Testbury High School',
    year: view.year,
    destinationGroup: 'Education',
    destination: 'In school sixth form',
    levelOfSupport: 'Intensive',
    lastContactOn: view.contacts[0]?.contact.on,
    toAgree: 0,
    hasDraft: view.draft !== undefined,
    contested: false,
    lapsesOn: '2027-08-31',
    lapse: 'current',
  }
}
