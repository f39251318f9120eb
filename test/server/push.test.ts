import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { DeviceId, PersonId, StaffId } from '../../src/domain/ids.ts'
import { toBase64Url } from '../../src/lib/bytes.ts'
import { aContact, aFact, anAgreement, anEntryId, anId } from '../support/entries.ts'
import { aPlan, aPlanAgreement, aPlanEntry, aTakenPaper } from '../support/plans.ts'
import { type TestTablet, aTablet, nobody } from '../support/sealing.ts'
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

  const texts = async () =>
    (await tablet.entries([{ person, after: 0 }])).streams.flatMap(({ entries }) => entries.map(({ entry }) => entry))
  const outcomes = async (...envelopes: readonly Uint8Array[]) =>
    (await tablet.push(...envelopes)).map(({ state, reason }) => reason ?? state)

  test('P08: a contact that was sealed by another implementation becomes part of the record, word for word', async () => {
    const text = JSON.stringify(tablet.contact(person))
    expect(await outcomes(await tablet.seal(text))).toEqual(['applied'])
    expect(await texts()).toEqual([text])
  })

  test('the same envelope twice, and the same entry sealed twice, have one effect', async () => {
    const text = JSON.stringify(tablet.contact(person))
    const envelope = await tablet.seal(text)
    expect(await outcomes(envelope, envelope)).toEqual(['applied'])
    expect(await outcomes(envelope)).toEqual(['applied'])
    expect(await outcomes(await tablet.seal(text))).toEqual(['applied'])
    expect(await texts()).toEqual([text])
  })

  test('P20: whatever cannot be applied is held with its reason, and kept byte for byte', async () => {
    const contact = tablet.contact(person)
    const whole = await tablet.seal(contact)
    const tampered = whole.slice()
    tampered[whole.length - 1] = (tampered[whole.length - 1] ?? 0) ^ 1
    const text = (over: object) => JSON.stringify({ ...tablet.contact(person), ...over })
    const first = tablet.contact(person)
    await tablet.push(await tablet.seal(first))
    const envelopes = [
      [new Uint8Array([1, 2, 3]), 'not-an-envelope'],
      [tampered, 'cannot-open'],
      [
        await tablet.sealSigned({ entry: text({}), signature: toBase64Url(new Uint8Array(64).fill(1)) }),
        'bad-signature',
      ],
      [await tablet.sealSigned(await tablet.signed(text({})), { device: anId() }), 'wrong-device'],
      [await tablet.seal(text({ kind: 'rumour' })), 'not-an-entry'],
      [await tablet.seal(text({ v: 2 })), 'newer-version'],
      [await tablet.seal(text({ author: { id: anId(), name: 'Somebody else' } })), 'wrong-author'],
      [await tablet.seal(text({ device: anId() })), 'wrong-author'],
      // The tablet is not told which of these two it is; whoever decides about it is.
      [await tablet.seal(text({ person: nobody() })), 'not-in-caseload'],
      [await tablet.seal(text({ person: await server.person() })), 'not-in-caseload'],
      [await tablet.seal({ ...first, at: '2026-11-24T23:59:59.000Z' }), 'id-used-twice'],
    ] as const
    for (const [envelope, reason] of envelopes) expect(await outcomes(envelope)).toEqual([reason])
    const kept = await server.ctx.db.db
      .selectFrom('inbox')
      .select(['envelope', 'reason'])
      .where('state', '=', 'held')
      .execute()
    expect(kept.filter(({ reason }) => reason === 'unknown-person')).toHaveLength(1)
    const bytes = kept.map(({ envelope }) => Buffer.from(envelope).toString('hex')).toSorted()
    expect(bytes).toEqual(envelopes.map(([envelope]) => Buffer.from(envelope).toString('hex')).toSorted())
    expect(await texts()).toEqual([JSON.stringify(first)])
    expect((await tablet.moved()).held).toHaveLength(envelopes.length)
  })

  test('one that cannot be applied stands in nobody’s way', async () => {
    const good = [tablet.contact(person), tablet.contact(person)].map((entry) => JSON.stringify(entry))
    const [one = '', two = ''] = good
    expect(await outcomes(await tablet.seal(one), new Uint8Array([9]), await tablet.seal(two))).toEqual(
      expect.arrayContaining(['applied', 'not-an-envelope']),
    )
    expect((await texts()).toSorted()).toEqual(good.toSorted())
  })

  test('what a retired tablet sends is kept, and waits for a person', async () => {
    const envelope = await tablet.seal(tablet.contact(person))
    const device: DeviceId = tablet.reply.device
    await server.ctx.db.db.updateTable('device').set({ retired_at: 1 }).where('id', '=', device).execute()
    expect(await outcomes(envelope)).toEqual(['retired-device'])
  })

  test('P14: in a hand-over a one-time key answers the one contact that it was given, and nothing else', async () => {
    const [contact, other] = [tablet.contact(person), tablet.contact(person)]
    await tablet.push(await tablet.seal(contact), await tablet.seal(other))
    const by = { person, author: tablet.author, device: tablet.reply.device }
    const changed = { ...aContact({ ...by, of: contact.id, supersedes: [contact.id] }) }
    const answers = [
      [changed, 'applied'],
      [anAgreement(changed.id, { answer: 'agreed' }, by), 'applied'],
      [anAgreement(contact.id, { answer: 'disagreed', words: 'No.' }, by), 'applied'],
      [anAgreement(other.id, { answer: 'agreed' }, by), 'not-delegated'],
      [anAgreement(anEntryId(), { answer: 'agreed' }, by), 'not-delegated'],
      [aContact({ ...by, of: other.id }), 'not-delegated'],
      [aContact(by), 'not-delegated'],
    ] as const
    for (const [entry, outcome] of answers)
      expect(await outcomes(await tablet.delegated(entry, person, contact.id))).toEqual([outcome])
    const elsewhere = await server.person(staff)
    const moved = anAgreement(contact.id, { answer: 'agreed' }, { ...by, person: elsewhere })
    expect(await outcomes(await tablet.delegated(moved, person, contact.id))).toEqual(['not-delegated'])
  })

  test('P14: a plan handed over may be made anew, answered and printed by its young person, and nothing else', async () => {
    const by = { person, author: tablet.author, device: tablet.reply.device }
    const [plan, other] = [aPlanEntry(aPlan(), by), aPlanEntry(aPlan(), by)]
    const contact = tablet.contact(person)
    for (const entry of [plan, other, contact]) await tablet.push(await tablet.seal(JSON.stringify(entry)))
    const made = aPlanEntry(aPlan({ aim: 'To bake' }), { ...by, of: plan.id, supersedes: [plan.id] })
    const answers = [
      [made, 'applied'],
      [aPlanAgreement(made.id, undefined, by), 'applied'],
      [aPlanAgreement(plan.id, { answer: 'disagreed', words: 'No.' }, by), 'applied'],
      [aTakenPaper(made.id, by), 'applied'],
      [aPlanAgreement(other.id, undefined, by), 'not-delegated'],
      [aPlanEntry(aPlan(), { ...by, of: other.id }), 'not-delegated'],
      [aPlanEntry(aPlan(), by), 'not-delegated'],
      [aTakenPaper(other.id, by), 'not-delegated'],
      [aTakenPaper(made.id, by, { kind: 'on-file', where: 'Cabinet 3' }), 'not-delegated'],
      [anAgreement(contact.id, { answer: 'agreed' }, by), 'not-delegated'],
      [aFact({ field: 'knownAs', value: 'Bea' }, by), 'not-delegated'],
    ] as const
    for (const [entry, outcome] of answers)
      expect(await outcomes(await tablet.delegated(entry, person, plan.id))).toEqual([outcome])
  })
})
