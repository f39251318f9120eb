import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { valueOf } from '../../src/domain/record.ts'
import { toBase64Url } from '../../src/lib/bytes.ts'
import { newId } from '../../src/server/context.ts'
import { receive, sweep } from '../../src/server/inbox.ts'
import { aFact, anAgreement } from '../support/entries.ts'
import { heldOpen } from '../support/held-open.ts'
import { importList, readText } from '../support/import-list.ts'
import { aList, aRecord } from '../support/lists.ts'
import { aNewcomer, pulled, pulledRecord } from '../support/newcomers.ts'
import { type TestTablet, aTablet } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let staff: StaffId
  let tablet: TestTablet

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    staff = await server.staff('ada')
    tablet = await aTablet(server, 'ada', staff)
  })

  afterEach(() => server.close())

  const sealed = (entries: readonly Parameters<TestTablet['seal']>[0][]) =>
    Promise.all(entries.map((entry) => tablet.seal(entry)))
  const outcomes = async (...envelopes: readonly Uint8Array[]) =>
    (await tablet.push(...envelopes)).map(({ state, reason }) => reason ?? state)
  const importing = (list: string) => importList(server.ctx, () => readText(list))
  const numberOf = async (person: PersonId) => valueOf(await pulledRecord(tablet, person), 'councilRecordNumber')

  const pulledIds = async (person: PersonId) => {
    const rows = await server.ctx.db.db.selectFrom('entry').select('entry_id').where('person_id', '=', person).execute()
    return rows.map(({ entry_id }) => entry_id)
  }
  const aFactId = () => aFact({ field: 'gender', value: 'F' }).id

  test('P13: somebody new is taken in as their adviser recorded them, word for word, with a number of the council', async () => {
    const { person, entries } = aNewcomer(tablet)
    expect(await outcomes(...(await sealed(entries)))).toEqual(['applied', 'applied', 'applied', 'applied'])
    const held = await pulled(tablet, person)
    expect(held.filter(({ author }) => author.id === staff)).toEqual(entries)
    const [given] = held.filter(({ author }) => author.id !== staff)
    expect(given).toMatchObject({
      author: { name: 'Council' },
      source: { kind: 'council-list', asOf: '2026-11-24' },
      fact: { field: 'councilRecordNumber', value: '0000000000001' },
    })
    expect(held).toHaveLength(entries.length + 1)
    expect((await tablet.moved()).moved).toEqual([{ person, head: 5, gone: false }])
  })

  test('P21: somebody new is in the caseload of the adviser who met them, and in no other', async () => {
    const bo = await aTablet(server, 'bo', await server.staff('bo'))
    const { person, entries } = aNewcomer(tablet)
    await tablet.push(...(await sealed(entries)))
    expect((await bo.moved()).moved).toEqual([])
    expect((await bo.entries([{ person, after: 0 }])).streams).toEqual([])
    const theirs = { ...entries[0], author: bo.author, device: bo.reply.device, id: aFactId() }
    expect((await bo.push(await bo.seal(theirs))).map(({ reason }) => reason)).toEqual(['not-in-caseload'])
  })

  test('what arrives before the word that makes the person is held, and goes in as soon as that comes', async () => {
    const { person, entries } = aNewcomer(tablet)
    const [first, ...rest] = await sealed(entries)
    if (!first) throw new Error('no entry')
    const others = aNewcomer(tablet)
    expect(await outcomes(...rest, ...(await sealed(others.entries.slice(1))))).toEqual(
      Array.from({ length: 6 }, () => 'not-in-caseload'),
    )
    expect(await outcomes(first)).toEqual(['applied'])
    expect((await tablet.moved()).held).toHaveLength(3)
    expect((await pulled(tablet, person)).map(({ id }) => id).toSorted()).toEqual(
      expect.arrayContaining(entries.map(({ id }) => id).toSorted()),
    )
    expect(await outcomes(...(await sealed(others.entries.slice(0, 1))))).toEqual(['applied'])
    expect((await tablet.moved()).held).toEqual([])
  })

  test('a stop between taking somebody in and what waited for it leaves nothing behind', async () => {
    const { person, entries } = aNewcomer(tablet)
    const [first, ...rest] = await sealed(entries)
    if (!first) throw new Error('no entry')
    await tablet.push(...rest)
    // A server that opens one envelope, and no other after it.
    let opened = 0
    const sealingPair: typeof server.ctx.keys.sealingPair = (kid) =>
      opened++ === 0 ? server.ctx.keys.sealingPair(kid) : Promise.reject(new Error('stopped'))
    const stopping = { ...server.ctx, keys: { ...server.ctx.keys, sealingPair } }
    await receive(stopping, tablet.reply.device, { v: 1, envelopes: [toBase64Url(first)] })
    expect(await pulledIds(person)).toHaveLength(2)
    await sweep(server.ctx)
    expect(await pulledIds(person)).toEqual(expect.arrayContaining(entries.map(({ id }) => id)))
  })

  test('the same newcomer twice, in one envelope or in two, is one person with one number', async () => {
    const { person, entries } = aNewcomer(tablet)
    const [first] = await sealed(entries)
    const [again] = await sealed(entries)
    if (!first || !again) throw new Error('no entry')
    expect(await outcomes(first, first)).toEqual(['applied'])
    expect(await outcomes(first)).toEqual(['applied'])
    expect(await outcomes(again)).toEqual(['applied'])
    expect(await pulled(tablet, person)).toHaveLength(2)
  })

  test('however requests of one tablet interleave, nothing stays held for somebody who is there', async () => {
    const newcomers = Array.from({ length: 8 }, (_, n) => aNewcomer(tablet, { family: `Dewpond${n}` }))
    const batches = await Promise.all(
      newcomers.flatMap(({ entries }) => [...entries].toReversed().map(async (entry) => tablet.seal(entry))),
    )
    await Promise.all(batches.map((envelope) => tablet.push(envelope)))
    expect((await tablet.moved()).held).toEqual([])
    for (const { person, entries } of newcomers)
      expect(await pulledIds(person)).toEqual(expect.arrayContaining(entries.map(({ id }) => id)))
    const numbers = await Promise.all(newcomers.map(({ person }) => numberOf(person)))
    expect(new Set(numbers).size).toBe(newcomers.length)
  })

  test('an entry that is being held while its person comes in is not left behind', async () => {
    const { person, entries } = aNewcomer(tablet)
    const [first, second] = await sealed(entries)
    if (!first || !second) throw new Error('no entry')
    const { device } = tablet.reply
    // Decides to hold the entry, and has not committed that yet.
    const slow = heldOpen(await server.another(), 'unknown-person')
    const holding = receive(slow.ctx, device, { v: 1, envelopes: [toBase64Url(second)] })
    await slow.decided
    const comingIn = tablet.push(first)
    await slow.commitAfter(comingIn)
    await Promise.all([holding, comingIn])
    expect((await tablet.moved()).held).toEqual([])
    expect(await pulledIds(person)).toContain(entries[1]?.id)
  })

  test('P21: what is answered in a hand-over makes nobody', async () => {
    const { person, entries } = aNewcomer(tablet)
    const asAnswer = await tablet.delegated(entries[0], person, aFactId())
    expect(await outcomes(asAnswer)).toEqual(['not-in-caseload'])
    expect((await tablet.moved()).moved).toEqual([])
    expect(await outcomes(...(await sealed(entries.slice(0, 1))))).toEqual(['applied'])
    expect(
      await outcomes(await tablet.delegated(anAgreement(aFactId(), { answer: 'agreed' }), person, aFactId())),
    ).toEqual(['wrong-author'])
  })

  test('P21: where an entry was before is for the server to say, and no tablet', async () => {
    const person = await server.person(staff)
    const forged = { ...tablet.contact(person), was: { person: newId() as PersonId, entry: aFactId() } }
    expect(await outcomes(await tablet.seal(forged))).toEqual(['not-an-entry'])
  })

  test('P13: numbers go on from the council’s list, and the next list finds the person by theirs', async () => {
    await importing(aList([aRecord(41), aRecord(7)]))
    const { person, entries } = aNewcomer(tablet, { given: 'Amara', family: 'Quillfeather42', born: '2009-03-14' })
    await tablet.push(...(await sealed(entries)))
    expect(await numberOf(person)).toBe('9990000000042')
    const imported = await importing(aList([aRecord(41), aRecord(7), aRecord(42)], '2026-11-30'))
    expect(imported).toMatchObject({ ok: true, value: { added: 0, changed: 1, unchanged: 2 } })
    expect(valueOf(await pulledRecord(tablet, person), 'levelOfSupport')).toBe('2')
    const after = aNewcomer(tablet, { family: 'Afterwards' })
    await tablet.push(...(await sealed(after.entries)))
    expect(await numberOf(after.person)).toBe('9990000000043')
  })

  test('a number that the list gives to somebody else is theirs, and who was met gets another', async () => {
    await importing(aList([aRecord(41)]))
    const { person, entries } = aNewcomer(tablet)
    await tablet.push(...(await sealed(entries)))
    expect(await numberOf(person)).toBe('9990000000042')
    const list = aList([aRecord(41), aRecord(42)], '2026-11-30')
    expect(await importing(list)).toMatchObject({ ok: true, value: { added: 1 } })
    const record = await pulledRecord(tablet, person)
    expect(record.facts.get('councilRecordNumber')?.current.map(({ fact }) => fact.value)).toEqual(['9990000000043'])
    expect(valueOf(record, 'name')).toEqual({ given: 'Mirembe', family: 'Dewpond' })
    expect(await importing(list)).toMatchObject({ ok: true, value: { added: 0, changed: 0, unchanged: 2 } })
  })
})
