import type { ComponentChildren } from 'preact'
import type { FactField } from '../../../src/domain/fact.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { FactScreen } from '../../../src/features/fact/fact-screen.tsx'
import { GroupSession } from '../../../src/features/group/group-session.tsx'
import { TemporaryAccess } from '../../../src/features/access/temporary-access.tsx'
import { Newcomer } from '../../../src/features/newcomer/newcomer.tsx'
import { TurnRecordRound } from '../../../src/features/review/turn-record-round.tsx'
import { ok } from '../../../src/lib/result.ts'
import { anEntryId, anId } from '../entries.ts'
import { aFormApi } from '../form-api.ts'
import { aPersonApi } from '../person-api.ts'
import { aCardOf, aFactView, aPersonView, aValue } from '../person-views.ts'
import type { Example } from './example.ts'

const nothing = () => undefined
const today = '2026-11-24'

function factScreen(field: FactField, label: string, forms = aFormApi()): ComponentChildren {
  const address = aValue(['1 Sample Street', 'Testbury', 'ZZ1 1AA'], {
    fact: { field: 'address', value: { lines: ['1 Sample Street'], town: 'Testbury', postcode: 'ZZ1 1AA' } },
  })
  const said = aValue(['2 Sample Street', 'ZZ1 1AB'], {
    source: { kind: 'school', label: 'School', detail: 'Testbury High School', asOf: '2026-11-20' },
    ageInDays: 4,
  })
  const meanwhile = { lines: said.lines, because: 'it is the newest' }
  const facts = [aFactView('address', 'Address', [address, said], { meanwhile })]
  return (
    <FactScreen
      api={{ ...forms, recordFact: () => Promise.resolve(ok(anEntryId())) }}
      view={aPersonView({ sections: [{ title: 'How to reach them', facts, add: [] }] })}
      field={field}
      of={undefined}
      label={label}
      today={today}
      onDone={nothing}
    />
  )
}

const names = ['Quillfeather, Amara', "O'Bluebell-Featherstonehaugh, Anastasia-Wilhelmina", 'المثال, ليلى', 'Y, X']
const people = names.map((name) => ({ ...aCardOf(aPersonView()), person: anId() as PersonId, name }))

/** The forms of a record. */
export const recordExamples: readonly Example[] = [
  { name: 'value, people said different things', show: () => factScreen('address', 'Address') },
  {
    name: 'value, neither is right',
    show: () => factScreen('address', 'Address'),
    press: ['Something else', 'Save'],
  },
  { name: 'value, with errors', show: () => factScreen('phone', 'Phone'), press: ['Save'] },
  {
    name: 'value, begun before',
    show: () =>
      factScreen(
        'intendedPlan',
        'What they want to do, in words',
        aFormApi({ 'fact intendedPlan ': { value: 'Wants to bake' } }),
      ),
  },
  { name: 'value, what they are doing now', show: () => factScreen('currentDestination', 'Doing now') },
  {
    name: 'value, ethnic group',
    show: () => factScreen('ethnicGroup', 'Ethnic group'),
    press: ['They would rather not say'],
  },
  {
    name: 'group session',
    show: () => (
      <GroupSession
        api={{
          ...aFormApi(),
          people: () => Promise.resolve(people),
          recordGroup: () => Promise.resolve(ok(undefined)),
        }}
        school="Testbury High School"
        today={today}
        newId={anId}
        onDone={nothing}
        onBack={nothing}
      />
    ),
    press: ['All there'],
  },
  {
    name: 'somebody on no list',
    show: () => (
      <Newcomer
        api={{
          ...aFormApi(),
          possibleDuplicates: () => Promise.resolve(people),
          addNewcomer: () => Promise.resolve(ok(anId() as PersonId)),
        }}
        today={today}
        onOpen={nothing}
        onKnown={nothing}
        onBack={nothing}
      />
    ),
    press: ['Save'],
  },
  {
    name: 'temporary access',
    show: () => (
      <TemporaryAccess
        api={{ takeAccess: () => Promise.resolve(ok([])) }}
        today={today}
        onOpen={nothing}
        onBack={nothing}
      />
    ),
    press: ['Ask for access'],
  },
  {
    name: 'turning the record round',
    show: () => (
      <TurnRecordRound
        api={aPersonApi(undefined)}
        view={aPersonView()}
        startHandOver={() => Promise.resolve(true)}
        onBack={nothing}
      />
    ),
  },
]
