import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Entry, RemarkEntry } from '../../src/domain/entry.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { foldRecord, valueOf } from '../../src/domain/record.ts'
import { newId } from '../../src/server/context.ts'
import { databaseTarget } from '../../src/server/import/database-target.ts'
import { sweep } from '../../src/server/inbox.ts'
import { mergePeople } from '../../src/server/same-person/merge.ts'
import { assign } from '../../src/server/caseloads.ts'
import { appendEntries, personKey } from '../../src/server/streams.ts'
import { aContact, aFact, aStamp, anAgreement } from '../support/entries.ts'
import { importList, readText } from '../support/import-list.ts'
import { aList, aRecord } from '../support/lists.ts'
import { aNewcomer, pulled, pulledRecord } from '../support/newcomers.ts'
import { type TestTablet, aTablet } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let ada: TestTablet
  let bo: TestTablet
  let keep: PersonId
  let other: PersonId

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    ada = await aTablet(server, 'ada', await server.staff('ada'))
    bo = await aTablet(server, 'bo', await server.staff('bo'))
    keep = await met(ada)
    other = await met(bo)
  })

  afterEach(() => server.close())

  const push = async (tablet: TestTablet, ...entries: readonly Entry[]) =>
    (await tablet.push(...(await Promise.all(entries.map((entry) => tablet.seal(entry)))))).map(
      ({ state, reason }) => reason ?? state,
    )
  const met = async (tablet: TestTablet): Promise<PersonId> => {
    const { person, entries } = aNewcomer(tablet)
    await push(tablet, ...entries)
    return person
  }
  const byBo = () => ({ person: other, author: bo.author, device: bo.reply.device })
  const merge = async (over: Partial<Parameters<typeof mergePeople>[1]> = {}) =>
    (await mergePeople(server.ctx, { keep, other, ...over })).ok
  const importing = async (list: string) => {
    const imported = await importList(server.ctx, () => readText(list))
    if (!imported.ok) throw new Error('the list is well-formed')
    return imported.value
  }

  test('P18: what was recorded about the other is carried over word for word, and says where it was recorded', async () => {
    const before = await pulled(bo, other)
    const kept = await pulled(ada, keep)
    expect(await merge()).toBe(true)
    const after = await pulled(ada, keep)
    expect(after.slice(0, kept.length)).toEqual(kept)
    const carried = after.slice(kept.length, kept.length + before.length)
    expect(carried.map(said)).toEqual(before.map(said))
    expect(carried.map(({ was }) => was)).toEqual(before.map(({ id }) => ({ person: other, entry: id })))
    expect(new Set(after.map(({ id }) => id)).size).toBe(after.length)
  })

  const said = ({ id: _id, person: _person, was: _was, supersedes: _supersedes, ...rest }: Entry) => rest

  test('P14: a contact keeps its versions and what the young person said of them', async () => {
    const contact = bo.contact(other)
    const changed = aContact({ ...byBo(), of: contact.id, supersedes: [contact.id] })
    const answer = anAgreement(changed.id, { answer: 'disagreed', words: 'No.' }, byBo())
    expect(await push(bo, contact, changed, answer)).toEqual(['applied', 'applied', 'applied'])
    const before = foldRecord(await pulled(bo, other))
    await merge()
    const [carried] = (await pulledRecord(ada, keep)).contacts
    const [own] = before.contacts
    expect(carried).toMatchObject({
      state: 'disagreed',
      versions: [{}, {}],
      agreements: [{ agreement: { text: answer.agreement.text } }],
    })
    expect(carried?.current.contact).toEqual(own?.current.contact)
  })

  test('P11: a health fact stays on the consent that allowed it', async () => {
    const consent = { ...aStamp(byBo()), kind: 'consent', consent: consentTo('health') } as const
    const health = aFact(
      { field: 'health', value: { what: 'Invented.', basis: { kind: 'consent', consent: consent.id } } },
      byBo(),
    )
    const remark: RemarkEntry = {
      ...aStamp(byBo()),
      kind: 'remark',
      remark: { about: [health.id], words: 'Not so.' },
    }
    expect(await push(bo, consent, health, remark)).toEqual(['applied', 'applied', 'applied'])
    await merge()
    const record = await pulledRecord(ada, keep)
    const [fact] = record.items.get('health')?.[0]?.current ?? []
    const [given] = record.consents
    expect(fact?.fact.value).toMatchObject({ basis: { kind: 'consent', consent: given?.id } })
    expect(record.remarks[0]?.remark.about).toEqual([fact?.id])
  })

  const consentTo = (purpose: 'health') => ({ purpose, answer: 'given', how: 'said', on: '2026-11-24' }) as const

  test('P21: who had the other has the one that stays, and the other is gone from every caseload', async () => {
    const [adaBefore, boBefore] = [await ada.moved(), await bo.moved()]
    await merge()
    const { seq: head } = await server.ctx.db.db
      .selectFrom('stream_head')
      .select('seq')
      .where('person_id', '=', keep)
      .executeTakeFirstOrThrow()
    expect((await ada.moved(adaBefore.next)).moved).toEqual([{ person: keep, head, gone: false }])
    const heard = (await bo.moved(boBefore.next)).moved
    expect(heard).toHaveLength(2)
    expect(heard).toEqual(
      expect.arrayContaining([
        { person: keep, head, gone: false },
        { person: other, head: 0, gone: true },
      ]),
    )
    expect(await pulled(bo, keep)).toEqual(await pulled(ada, keep))
    expect((await bo.entries([{ person: other, after: 0 }])).streams).toEqual([])
  })

  test('P19: the other record goes with its key: what destroys one person’s key destroys all of them', async () => {
    await merge()
    for (const table of ['entry', 'stream_head', 'assignment'] as const) {
      const rows = await server.ctx.db.db.selectFrom(table).selectAll().where('person_id', '=', other).execute()
      expect([table, rows]).toEqual([table, []])
    }
    expect(await server.ctx.db.db.selectFrom('person').select('id').execute()).toEqual([{ id: keep }])
  })

  test('P08: what a tablet still sends for the other goes to the one that stays, once', async () => {
    const contact = bo.contact(other)
    await push(bo, contact)
    await merge()
    const late = anAgreement(contact.id, { answer: 'agreed' }, byBo())
    const [again, fresh] = [contact, bo.contact(other)]
    expect(await push(bo, late, again, fresh, late)).toEqual(['applied', 'applied', 'applied', 'applied'])
    const record = await pulledRecord(bo, keep)
    expect(record.contacts).toHaveLength(2)
    expect(record.contacts.map(({ state }) => state).toSorted()).toEqual(['agreed', 'not-read-yet'])
    expect(await push(bo, { ...contact, at: '2026-11-24T23:59:59.000Z' })).toEqual(['id-used-twice'])
  })

  test('P14: a hand-over that was under way when both became one is not lost', async () => {
    const contact = bo.contact(other)
    await push(bo, contact)
    const answer = anAgreement(contact.id, { answer: 'agreed', words: 'Yes.' }, byBo())
    const elsewhere = anAgreement(contact.id, { answer: 'agreed' }, byBo())
    const envelopes = [await bo.delegated(answer, other, contact.id), await bo.delegated(elsewhere, keep, contact.id)]
    await merge()
    expect((await bo.push(...envelopes)).map(({ state, reason }) => reason ?? state).toSorted()).toEqual([
      'applied',
      'not-delegated',
    ])
    expect((await pulledRecord(bo, keep)).contacts[0]?.state).toBe('agreed')
  })

  test('P21: an adviser who had neither of them is not let in by a merge', async () => {
    await merge()
    const cy = await aTablet(server, 'cy', await server.staff('cy'))
    const theirs = { ...cy.contact(other) }
    expect(await push(cy, theirs)).toEqual(['not-in-caseload'])
  })

  test('a record that was put together goes into a third, and what is sent for the first still arrives', async () => {
    const third = await met(ada)
    await merge()
    expect((await mergePeople(server.ctx, { keep: third, other: keep })).ok).toBe(true)
    const contact = bo.contact(other)
    expect(await push(bo, contact)).toEqual(['applied'])
    const record = await pulledRecord(bo, third)
    expect(record.contacts[0]?.current.was).toEqual({ person: other, entry: contact.id })
    expect(record.newcomers).toHaveLength(3)
  })

  test('one person has one number: the other one becomes the previous', async () => {
    await merge()
    const record = await pulledRecord(ada, keep)
    const values = (field: 'councilRecordNumber' | 'previousCouncilRecordNumber') =>
      record.facts.get(field)?.current.map(({ fact }) => fact.value)
    expect(values('councilRecordNumber')).toEqual(['0000000000001'])
    expect(values('previousCouncilRecordNumber')).toEqual(['0000000000002'])
    expect(record.facts.get('name')?.current).toHaveLength(1)
  })

  test('P13: a list finds both numbers in the one who stays, hears one of them, and says nothing twice', async () => {
    const list = (period: string) => aList([aRecord(1), aRecord(2, { FamilyName: 'Quillfeather1' })], period)
    await importing(list('2026-10-31'))
    const found = await databaseTarget(server.ctx).find(['9990000000001', '9990000000002'])
    const [one, two] = ['9990000000001', '9990000000002'].map((number) => found.get(number)?.person)
    if (!one || !two) throw new Error('the list brought two')
    await assign(server.ctx, ada.author.id, [one])
    expect((await mergePeople(server.ctx, { keep: one, other: two })).ok).toBe(true)
    expect(await importing(list('2026-11-30'))).toMatchObject({ added: 0, entries: 0, unchanged: 2 })
    const only = aList([aRecord(2, { FamilyName: 'Quillfeather1', LevelOfNeedCode: '3' })], '2026-12-31')
    expect(await importing(only)).toMatchObject({ added: 0, changed: 1 })
    expect(valueOf(await pulledRecord(ada, one), 'levelOfSupport')).toBe('3')
  })

  test('nobody goes into themselves, into nobody, or twice', async () => {
    const before = await pulled(ada, keep)
    expect(await merge({ other: keep })).toBe(false)
    expect(await merge({ keep: newId() as PersonId })).toBe(false)
    expect(await pulled(ada, keep)).toEqual(before)
    expect(await merge()).toBe(true)
    expect(await merge()).toBe(false)
    expect(await merge({ keep: other, other: keep })).toBe(false)
  })

  test('entries that arrive while both become one are all there afterwards', async () => {
    const contacts = Array.from({ length: 12 }, () => bo.contact(other))
    const pushing = contacts.map((contact) => push(bo, contact))
    expect(await merge()).toBe(true)
    await Promise.all(pushing)
    while ((await sweep(server.ctx)) > 0);
    const record = await pulledRecord(bo, keep)
    expect(record.contacts.map(({ current }) => current.was?.entry ?? '').toSorted()).toEqual(
      contacts.map(({ id }) => id).toSorted(),
    )
    expect((await bo.moved()).held).toEqual([])
  })

  test('a record of two thousand entries is carried over whole', async () => {
    const key = await personKey(server.ctx, server.ctx.db.db, other)
    if (!key) throw new Error('nobody')
    const many = Array.from({ length: 2_000 }, () => bo.contact(other))
    for (let from = 0; from < many.length; from += 500) {
      const texts = many.slice(from, from + 500).map((entry) => ({ id: entry.id, text: JSON.stringify(entry) }))
      await server.ctx.db.transact((tx) => appendEntries(server.ctx, tx, other, key, texts))
    }
    expect(await merge()).toBe(true)
    const { seq } = await server.ctx.db.db
      .selectFrom('stream_head')
      .select('seq')
      .where('person_id', '=', keep)
      .executeTakeFirstOrThrow()
    expect(seq).toBe(5 + 5 + 2_000 + 2)
  })
})
