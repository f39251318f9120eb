import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Consent } from '../../src/domain/basis.ts'
import type { ConsentEntry, DisclosureEntry, Entry } from '../../src/domain/entry.ts'
import type { EntryId, PersonId, StaffId } from '../../src/domain/ids.ts'
import type { Disclosure, Shared } from '../../src/domain/sharing.ts'
import { aFact, aStamp, anEntryId } from '../support/entries.ts'
import { pulled } from '../support/newcomers.ts'
import { type TestTablet, aTablet } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let staff: StaffId
  let tablet: TestTablet
  let person: PersonId

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    staff = await server.staff('ada')
    tablet = await aTablet(server, 'ada', staff)
    person = await server.person(staff)
  })

  afterEach(() => server.close())

  const outcome = async (entry: Entry) => {
    const [receipt] = await tablet.push(await tablet.seal(entry))
    return receipt?.reason ?? receipt?.state
  }
  const by = (over: { person?: PersonId } = {}) => ({
    person,
    author: tablet.author,
    device: tablet.reply.device,
    ...over,
  })
  const consent = (over: Partial<Consent> = {}): ConsentEntry => ({
    ...aStamp(by()),
    kind: 'consent',
    consent: { purpose: 'health', answer: 'given', how: 'said', on: '2026-11-24', ...over },
  })
  const health = (given: EntryId, over = {}) =>
    aFact({ field: 'health', value: { what: 'Invented.', basis: { kind: 'consent', consent: given } } }, by(over))
  const disclosure = (over: Partial<Extract<Shared, { path: 'ordinary' }>>): DisclosureEntry => ({
    ...aStamp(by()),
    kind: 'disclosure',
    disclosure: {
      decision: 'shared',
      path: 'ordinary',
      to: { kind: 'college', name: 'Testbury College' },
      on: '2026-11-24',
      what: 'The application form.',
      why: 'They asked for help with it.',
      basis: { kind: 'power', power: 'safeguarding', reason: 'Invented.' },
      includes: [],
      ...over,
    },
  })
  const applied = async (entry: ConsentEntry) => {
    expect(await outcome(entry)).toBe('applied')
    return entry.id
  }

  test('P11: health goes in with the consent that was given for it, and with no other', async () => {
    expect(await outcome(health(await applied(consent())))).toBe('applied')
    const others = [
      anEntryId(),
      await applied(consent({ purpose: 'convictions' })),
      await applied(consent({ purpose: 'sharing' })),
      await applied(consent({ answer: 'refused' })),
      await applied(consent({ answer: 'withdrawn' })),
      await applied(consent({ scope: 'College: the form' })),
    ]
    for (const other of others) expect(await outcome(health(other))).toBe('no-basis')
    expect((await pulled(tablet, person)).filter(({ kind: said }) => said === 'fact')).toHaveLength(1)
    expect((await tablet.moved()).held).toHaveLength(others.length)
  })

  test('P11: what is no consent, or somebody else’s, allows nothing', async () => {
    const note = tablet.contact(person)
    await outcome(note)
    expect(await outcome(health(note.id))).toBe('no-basis')
    const other = await server.person(staff)
    expect(await outcome(health(await applied(consent()), { person: other }))).toBe('no-basis')
  })

  test('P11: without consent only a power that we know lets something be recorded', async () => {
    const conviction = (power: string) =>
      aFact(
        {
          field: 'conviction',
          value: { what: 'Invented.', basis: { kind: 'power', power, reason: 'Invented.' } },
        },
        by(),
      )
    expect(await outcome(conviction('safeguarding'))).toBe('applied')
    expect(await outcome(conviction('because'))).toBe('no-basis')
  })

  test('P11: taking something out of a compartment, or keeping it back, needs nobody’s leave', async () => {
    expect(await outcome(aFact({ field: 'health', value: null }, by()))).toBe('applied')
    expect(await outcome(aFact({ field: 'health', value: null, withheld: true }, by()))).toBe('applied')
  })

  test('P10: what tells of health and names no basis comes from lists, never from a tablet', async () => {
    expect(await outcome(aFact({ field: 'healthCharacteristics', value: ['210'] }, by()))).toBe('no-basis')
    expect(await outcome(aFact({ field: 'offenceCharacteristics', value: ['170'] }, by()))).toBe('no-basis')
    expect(await outcome(aFact({ field: 'offenceCharacteristics', value: null }, by()))).toBe('applied')
  })

  test('P30: something that was passed on needs consent to sharing, or a power that we know', async () => {
    const given = await applied(consent({ purpose: 'sharing' }))
    const once = await applied(consent({ purpose: 'sharing', scope: 'College: the form' }))
    const refused = await applied(consent({ purpose: 'sharing', answer: 'refused' }))
    const named = (id: EntryId) => disclosure({ basis: { kind: 'consent', consent: id } })
    expect(await outcome(named(given))).toBe('applied')
    expect(await outcome(named(once))).toBe('applied')
    for (const id of [refused, anEntryId(), await applied(consent())]) expect(await outcome(named(id))).toBe('no-basis')
    expect(await outcome(disclosure({}))).toBe('applied')
    const unknown = { kind: 'power', power: 'because', reason: 'Invented.' } as const
    expect(await outcome(disclosure({ basis: unknown }))).toBe('no-basis')
  })

  test('P30: what is held apart is passed on with a basis of its own', async () => {
    const basis = { kind: 'consent', consent: await applied(consent({ purpose: 'sharing' })) } as const
    const own = { kind: 'consent', consent: await applied(consent()) } as const
    const includes = (its: typeof own) => [{ compartment: 'health', basis: its }] as const
    expect(await outcome(disclosure({ basis, includes: [...includes(own)] }))).toBe('applied')
    expect(await outcome(disclosure({ basis, includes: [...includes(basis)] }))).toBe('no-basis')
  })

  test('P28: a safeguarding concern goes ahead without consent, and a decision not to share needs no basis', async () => {
    const {
      basis: _basis,
      includes: _includes,
      ...rest
    } = disclosure({}).disclosure as Extract<Shared, { path: 'ordinary' }>
    const power = { kind: 'power', power: 'child-protection', reason: 'Invented.' } as const
    const concern: Disclosure = { ...rest, path: 'safeguarding', basis: power, includes: [] }
    expect(await outcome({ ...aStamp(by()), kind: 'disclosure', disclosure: concern })).toBe('applied')
    const refusal = { ...rest, decision: 'not-shared' } as const
    expect(await outcome({ ...aStamp(by()), kind: 'disclosure', disclosure: refusal })).toBe('applied')
  })

  test('P11: health that arrives before its consent is held, and goes in as soon as that comes', async () => {
    const given = consent()
    const fact = health(given.id)
    expect(await outcome(fact)).toBe('no-basis')
    await applied(given)
    expect((await tablet.moved()).held).toEqual([])
    expect((await pulled(tablet, person)).map(({ id }) => id)).toEqual([given.id, fact.id])
  })
})
