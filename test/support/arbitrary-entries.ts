import fc from 'fast-check'
import type { Consent } from '../../src/domain/basis.ts'
import type { Entry } from '../../src/domain/entry.ts'
import { type FactField, isItemField } from '../../src/domain/fact.ts'
import type { DeviceId, EntryId, PersonId, StaffId } from '../../src/domain/ids.ts'
import type { Disclosure } from '../../src/domain/sharing.ts'
import { SourceKind } from '../../src/domain/source.ts'
import { allFields, someBasis, someDay, someEntryId, someFact, someId, someText } from './arbitrary-facts.ts'

type Kind = Entry['kind']
/** An entry without what is the same for every kind, and without the links, which the history adds. */
type Said = Entry extends infer E ? (E extends Entry ? Omit<E, keyof Stamped | 'of' | 'supersedes'> : never) : never
type Stamped = Pick<Entry, 'v' | 'id' | 'person' | 'author' | 'device' | 'at' | 'source' | 'was'>

const momentOn = (day: string) => `${day}T10:30:00.000Z`
const maybe = <T>(name: string, value: fc.Arbitrary<T>) =>
  fc.option(value).map((given) => (given === null ? {} : { [name]: given }))
const digest = fc.constantFrom('A'.repeat(43), `${'B'.repeat(42)}A`)
const party = fc.constantFrom(
  { kind: 'police' },
  { kind: 'college', name: 'Testbury College' },
  { kind: 'other', name: 'A 試験' },
)

/** Which earlier entry something is about: an index into the history, which may reach beyond it. */
type Link = number

const consent: fc.Arbitrary<Consent> = fc
  .record({
    purpose: fc.constantFrom('health' as const, 'convictions' as const, 'sharing' as const),
    answer: fc.constantFrom('given' as const, 'refused' as const, 'withdrawn' as const),
    how: fc.constant('in-person'),
    on: someDay,
    scope: fc.option(someText(100), { nil: undefined }),
  })
  .map(({ scope, ...rest }) => (scope === undefined ? rest : { ...rest, scope }))

const decided = { to: party, on: someDay, what: someText(200), why: someText(200) }
const disclosure: fc.Arbitrary<Disclosure> = fc.oneof(
  fc.record({
    decision: fc.constant('shared' as const),
    path: fc.constant('ordinary' as const),
    ...decided,
    basis: someBasis,
    includes: fc.array(fc.record({ compartment: fc.constant('health' as const), basis: someBasis }), { maxLength: 1 }),
  }),
  fc.record({
    decision: fc.constant('not-shared' as const),
    path: fc.constant('safeguarding' as const),
    ...decided,
  }),
)

const answer = fc.oneof(
  fc.constant({ answer: 'agreed' as const }),
  fc.record({ answer: fc.constantFrom('change-asked' as const, 'disagreed' as const), words: someText(300) }),
  fc.constant({ answer: 'not-read' as const, reason: 'not-present' }),
)
const agreed = {
  readBack: fc.constant(1 as const),
  text: digest,
  how: fc.constant('on-this-tablet' as const),
  at: someDay.map(momentOn),
  answer,
}

const contact = fc
  .record({
    type: fc.constantFrom('guidance-interview', 'drop-in'),
    channel: fc.constant('face-to-face'),
    outcome: fc.constantFrom('took-place', 'absent'),
    on: someDay,
    notes: fc.array(fc.record({ source: fc.constantFrom(...SourceKind.options), text: someText(500) }), {
      maxLength: 2,
    }),
    nextSteps: fc.array(fc.record({ text: someText(100), followUpOn: someDay }), { maxLength: 2 }),
  })
  .map((said) => ({ ...said, present: [] }))

/** What an entry of each kind says: every kind has a generator, or this does not compile. Links are filled in by the history. */
const said = {
  fact: (field: FactField) => someFact(field).map((fact) => ({ kind: 'fact', fact })),
  contact: () => contact.map((what) => ({ kind: 'contact', contact: what })),
  agreement: () =>
    fc.record({ contact: someEntryId, ...agreed }).map((agreement) => ({ kind: 'agreement', agreement })),
  consent: () => consent.map((what) => ({ kind: 'consent', consent: what })),
  disclosure: () => disclosure.map((what) => ({ kind: 'disclosure', disclosure: what })),
  received: () =>
    fc
      .record({
        decision: fc.constant('relevant' as const),
        path: fc.constant('ordinary' as const),
        from: party,
        on: someDay,
        what: someText(200),
        why: someText(200),
      })
      .map((received) => ({ kind: 'received', received })),
  opening: () =>
    fc
      .record({
        compartment: fc.constantFrom('health' as const, 'convictions' as const),
        reason: fc.constant('support-now'),
      })
      .map((opening) => ({ kind: 'opening', opening })),
  visit: () =>
    fc
      .record({
        on: someDay,
        place: someText(100),
        state: fc.constantFrom('planned' as const, 'arrived' as const, 'absent' as const),
      })
      .map((visit) => ({ kind: 'visit', visit })),
  remark: () =>
    fc
      .record({ about: fc.array(someEntryId, { minLength: 1, maxLength: 2 }), words: someText(200) })
      .map((remark) => ({ kind: 'remark', remark })),
  newcomer: () => maybe('place', someText(100)).map((newcomer) => ({ kind: 'newcomer', newcomer })),
  plan: () =>
    fc.record({ aim: someText(200) }).map((plan) => ({ kind: 'plan', plan: { ...plan, goals: [], actions: [] } })),
  'plan-agreement': () =>
    fc.record({ plan: someEntryId, ...agreed }).map((agreement) => ({ kind: 'plan-agreement', agreement })),
  paper: () =>
    fc
      .record({ printedOn: someDay, programme: fc.constantFrom('none' as const, 'impact' as const) })
      .map((paper) => ({ kind: 'paper', paper: { ...paper, what: 'action-plan', kept: { kind: 'given' } } })),
} as const satisfies { readonly [K in Kind]: (field: FactField) => fc.Arbitrary<{ readonly kind: string }> }

/** Fields that are used again and again, so that histories have something to be about. */
const usual = ['levelOfSupport', 'ehcPlan', 'currentDestination', 'phone', 'application'] as const satisfies FactField[]
const someField = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...usual) },
  { weight: 2, arbitrary: fc.constantFrom(...allFields) },
)
const someKind = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Kind>('fact') },
  { weight: 2, arbitrary: fc.constantFrom(...(Object.keys(said) as Kind[])) },
)

const step = fc.record({
  id: someEntryId,
  what: fc.tuple(someKind, someField).chain(([kind, field]) => said[kind](field) as unknown as fc.Arbitrary<Said>),
  /** Few days and moments, so that much was said at the same time: only ids tell the order then. */
  source: fc.record({
    kind: fc.constantFrom(...SourceKind.options),
    asOf: fc.constantFrom('2026-11-02', '2026-11-03'),
  }),
  at: fc.constantFrom('2026-11-03', '2026-11-04').map(momentOn),
  /** Some name what came before, some themselves, what comes later, or what is nowhere. */
  links: fc.array(fc.nat(40), { maxLength: 3 }),
  about: fc.option(fc.nat(40), { nil: undefined }),
})

/**
 * A history of one young person with everything a fold has to bear: every kind of entry and every field, each valid in itself,
 * with chains, forks, circles, and references to what never arrived or is of another kind.
 */
export const someHistory: fc.Arbitrary<readonly Entry[]> = fc
  .tuple(
    fc.uniqueArray(step, { maxLength: 30, selector: ({ id }) => id }),
    fc.array(someEntryId, { minLength: 10, maxLength: 10 }),
    fc.record({ person: someId, author: someId, device: someId }),
  )
  .map(([steps, elsewhere, by]) => {
    const ids = [...steps.map(({ id }) => id), ...elsewhere]
    const idAt = (link: Link): EntryId => ids[link % ids.length] as EntryId
    return steps.map(({ id, what, source, at, links, about }) => {
      const named = about === undefined ? undefined : idAt(about)
      return {
        v: 1,
        id,
        person: by.person as PersonId,
        author: { id: by.author as StaffId, name: 'Ada Testcase' },
        device: by.device as DeviceId,
        at,
        source,
        supersedes: [...new Set(links.map(idAt))],
        ...linked(what, named),
      } as Entry
    })
  })

/** What an entry is about: `of` where there may be several, the contact or plan of an answer, the values of a remark. */
function linked(what: Said, named: EntryId | undefined): object {
  if (named === undefined) return what
  switch (what.kind) {
    case 'fact':
      return isItemField(what.fact.field) ? { ...what, of: named } : what
    case 'contact':
    case 'disclosure':
    case 'received':
    case 'visit':
    case 'plan':
    case 'paper':
      return { ...what, of: named }
    case 'agreement':
      return { ...what, agreement: { ...what.agreement, contact: named } }
    case 'plan-agreement':
      return { ...what, agreement: { ...what.agreement, plan: named } }
    case 'remark':
      return { ...what, remark: { ...what.remark, about: [named] } }
    case 'consent':
    case 'opening':
    case 'newcomer':
      return what
  }
}
