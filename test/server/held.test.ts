import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Entry } from '../../src/domain/entry.ts'
import { foldRecord, valueOf } from '../../src/domain/record.ts'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { withdraw } from '../../src/server/caseloads.ts'
import { sweep } from '../../src/server/inbox.ts'
import { readsNow, retryAfterUpgrade } from '../../src/server/open-again.ts'
import { readMeta, writeMeta } from '../../src/server/meta.ts'
import { aFact, anAgreement } from '../support/entries.ts'
import { aHeldOffice, hashOf, heldOn } from '../support/held-office.ts'
import { pulled } from '../support/newcomers.ts'
import { type TestTablet, aTablet, nobody } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let staff: StaffId
  let tablet: TestTablet
  let office: Awaited<ReturnType<typeof aHeldOffice>>
  let own: ReturnType<typeof heldOn>
  let person: PersonId

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    staff = await server.staff('ada')
    tablet = await aTablet(server, 'ada', staff)
    office = await aHeldOffice(server, 'mo')
    own = heldOn(server, tablet)
    person = await server.person(staff)
  })

  afterEach(() => server.close())

  const by = (about: PersonId = person) => ({ person: about, author: tablet.author, device: tablet.reply.device })

  /** Pushes an entry, and gives its envelope with what became of it. */
  async function send(entry: Entry | string) {
    const envelope = await tablet.seal(entry)
    const [receipt] = await tablet.push(envelope)
    return { envelope, hash: await hashOf(envelope), outcome: receipt?.reason ?? receipt?.state }
  }

  const stateOf = async (hash: string) =>
    (await server.ctx.db.db.selectFrom('inbox').select('state').where('hash', '=', hash).executeTakeFirst())?.state
  const audited = async () =>
    (await server.ctx.db.db.selectFrom('audit').select(['action', 'person_id']).execute()).filter(({ action }) =>
      /^held|^person-found/.test(action),
    )
  /** Somebody who left Ada's caseload with a contact still on her tablet. */
  async function leftWithContact() {
    await withdraw(server.ctx, staff, [person])
    const contact = tablet.contact(person)
    return { contact, ...(await send(contact)) }
  }

  describe('for a manager', () => {
    test('P21: what is held for a caseload that changed is accepted as it was written, and every look is written down', async () => {
      const bo = await aTablet(server, 'bo', await server.staff('bo'))
      const { contact, hash, outcome } = await leftWithContact()
      expect(outcome).toBe('not-in-caseload')
      expect((await office.entries()).held).toMatchObject([
        { hash, staff: 'ada Testcase', mayAccept: true, mayAttach: true },
      ])
      expect(await office.look(hash)).toMatchObject({
        kind: 'entry',
        entry: JSON.stringify(contact),
        proven: true,
        person: { id: person },
      })
      expect(await office.decide(hash, { decision: 'accepted' })).toEqual({ v: 1 })
      const { ctx } = server
      await ctx.db.db
        .insertInto('assignment')
        .values({ authority_id: ctx.authority.id, staff_id: bo.reply.staff.id, person_id: person, since: 1 })
        .execute()
      expect(await pulled(bo, person)).toEqual([contact])
      expect(await audited()).toEqual(
        expect.arrayContaining([
          { action: 'held-shown', person_id: person },
          { action: 'held-accepted', person_id: person },
        ]),
      )
      expect((await office.entries()).decided).toMatchObject([
        { hash, decision: 'accepted', decidedBy: 'mo Testcase', staff: 'ada Testcase', why: 'Asked Ada' },
      ])
    })

    test('P18: what names somebody unknown goes into the right record, with where it was written; the envelope stays', async () => {
      const stray = nobody()
      const contact = tablet.contact(stray)
      const { envelope, hash, outcome } = await send(contact)
      const answer = await send(anAgreement(contact.id, { answer: 'agreed' }, by(stray)))
      expect([outcome, answer.outcome]).toEqual(['not-in-caseload', 'not-in-caseload'])
      for (const one of [hash, answer.hash])
        expect(await office.decide(one, { decision: 'attached', person })).toEqual({ v: 1 })
      const entries = await pulled(tablet, person)
      expect(entries[0]).toMatchObject({ contact: contact.contact, was: { person: stray, entry: contact.id } })
      expect(foldRecord(entries).contacts).toMatchObject([{ state: 'agreed' }])
      const kept = await server.ctx.db.db.selectFrom('inbox').select('envelope').where('hash', '=', hash).execute()
      expect(kept.map((row) => Buffer.from(row.envelope))).toEqual([Buffer.from(envelope)])
      expect(await own.decided(hash)).toMatchObject([
        { decision: 'attached', decidedBy: 'mo Testcase', why: 'Asked Ada' },
      ])
    })

    test('P10: what belongs to what is held apart is not shown to a manager', async () => {
      const basis = { kind: 'power', power: 'safeguarding', reason: 'A risk to life' } as const
      await withdraw(server.ctx, staff, [person])
      const { hash } = await send(aFact({ field: 'health', value: { what: 'zebrafinch', basis } }, by()))
      const look = await office.look(hash)
      expect(look).toMatchObject({ kind: 'apart', compartment: 'health', proven: true })
      expect(JSON.stringify(look)).not.toContain('zebrafinch')
    })

    test('P21: nobody can say that a signature, a consent or a law was there which was not', async () => {
      const health = aFact(
        {
          field: 'health',
          value: { what: 'Needs breaks', basis: { kind: 'consent', consent: tablet.contact(person).id } },
        },
        by(),
      )
      const { hash, outcome } = await send(health)
      expect(outcome).toBe('no-basis')
      expect(await office.decide(hash, { decision: 'accepted' })).toBe('not-allowed')
      await withdraw(server.ctx, staff, [person])
      const apart = { ...health, id: tablet.contact(person).id }
      const second = await send(apart)
      expect(second.outcome).toBe('not-in-caseload')
      expect(await office.decide(second.hash, { decision: 'accepted' })).toEqual({ v: 1, still: 'no-basis' })
      expect(await stateOf(second.hash)).toBe('held')
      const forged = await tablet.sealSigned({
        entry: JSON.stringify(tablet.contact(person)),
        signature: 'A'.repeat(86),
      })
      await tablet.push(forged)
      expect(await office.look(await hashOf(forged))).toMatchObject({ kind: 'entry', proven: false })
      expect(await office.decide(await hashOf(forged), { decision: 'accepted' })).toBe('not-allowed')
    })

    test('what a retired tablet sent is accepted or withdrawn', async () => {
      const entries = [tablet.contact(person), tablet.contact(person)] as const
      const sealed = await Promise.all(entries.map((entry) => tablet.seal(entry)))
      await server.ctx.db.db.updateTable('device').set({ retired_at: 1 }).execute()
      await tablet.push(...sealed)
      const [one = '', two = ''] = await Promise.all(sealed.map(hashOf))
      expect(await office.decide(one, { decision: 'accepted' })).toEqual({ v: 1 })
      expect(await office.decide(two, { decision: 'withdrawn' })).toEqual({ v: 1 })
      await server.ctx.db.db.updateTable('device').set({ retired_at: null }).execute()
      expect(await pulled(tablet, person)).toEqual([entries[0]])
      expect(await stateOf(two)).toBe('withdrawn')
    })

    test('P20: of several who decide at once, in two processes, one does; the same envelope again changes nothing', async () => {
      const { envelope, hash } = await leftWithContact()
      const { decideHeld } = await import('../../src/server/held/office-held.ts')
      const other = await server.another()
      const request = (decision: 'accepted' | 'withdrawn') => ({ v: 1, hash, why: 'Because', decision }) as const
      const outcomes = await Promise.all([
        decideHeld(server.ctx, staff, request('accepted')),
        decideHeld(other, staff, request('withdrawn')),
        decideHeld(other, staff, request('accepted')),
      ])
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
      const state = await stateOf(hash)
      expect(['applied', 'withdrawn']).toContain(state)
      expect((await office.entries()).decided).toHaveLength(1)
      const again = await tablet.push(envelope)
      expect(again).toMatchObject([{ hash, state: state === 'applied' ? 'applied' : 'received' }])
      expect(await stateOf(hash)).toBe(state)
    })

    test('P21: a manager finds one young person by number, or by full name and date of birth, and that is written down', async () => {
      const name = { given: 'Mirembe', family: 'Dewpond' }
      for (const fact of [
        { field: 'name', value: name },
        { field: 'dateOfBirth', value: '2010-11-09' },
      ] as const)
        await send(aFact(fact, by()))
      expect(
        await office.find({ by: 'name', given: 'mirembé', family: 'Dewpond', dateOfBirth: '2010-11-09' }),
      ).toMatchObject([{ id: person, name }])
      expect(await office.find({ by: 'name', ...name, dateOfBirth: '2010-11-10' })).toEqual([])
      expect(await office.find({ by: 'number', recordNumber: '9990000000001' })).toEqual([])
      expect(await audited()).toEqual([{ action: 'person-found', person_id: person }])
    })

    test('P21: an adviser’s session, or none, decides and sees nothing of the office', async () => {
      const { hash } = await leftWithContact()
      const body = { v: 1, hash, why: 'Because', decision: 'accepted' }
      for (const token of [tablet.reply.session.token, undefined])
        for (const path of ['held-entries/look', 'held-entries/decide', 'people/find'])
          expect((await server.post(`/v1/office/${path}`, body, token)).status).toBeGreaterThanOrEqual(401)
      expect(await stateOf(hash)).toBe('held')
    })
  })

  describe('for its author', () => {
    test('P36: what was held is said anew and replaces it, in whatever order both arrive again', async () => {
      const basis = { kind: 'consent', consent: tablet.contact(person).id } as const
      const held = aFact({ field: 'health', value: { what: 'Needs breaks', basis } }, by())
      const { envelope, hash, outcome } = await send(held)
      expect(outcome).toBe('no-basis')
      const power = { kind: 'power', power: 'safeguarding', reason: 'A risk to life' } as const
      const anew = {
        ...aFact(
          { field: 'health', value: { what: 'Needs breaks', basis: power } },
          { ...by(), supersedes: [held.id] },
        ),
        of: held.id,
      }
      expect((await send(anew)).outcome).toBe('applied')
      expect(await stateOf(hash)).toBe('replaced')
      expect((await tablet.moved()).held).toEqual([])
      expect(await own.decided(hash)).toMatchObject([{ decision: 'replaced', decidedBy: 'ada Testcase' }])
      expect(await tablet.push(envelope)).toEqual([{ hash, state: 'received' }])
      expect(foldRecord(await pulled(tablet, person)).items.get('health')).toHaveLength(1)
    })

    test('P21: nobody else’s entry ends what somebody sent', async () => {
      const bo = await aTablet(server, 'bo', await server.staff('bo'))
      const theirs = await server.person(bo.reply.staff.id)
      const { contact, hash } = await leftWithContact()
      const claim = bo.contact(theirs, { supersedes: [contact.id] })
      await bo.push(await bo.seal(claim))
      expect(await stateOf(hash)).toBe('held')
      expect(await heldOn(server, bo).withdraw(hash)).toBe(404)
      expect(await heldOn(server, bo).decided(hash)).toEqual([])
    })

    test('P20, P36: what its author withdraws waits for nobody, is in no record, and is kept', async () => {
      const { envelope, hash } = await leftWithContact()
      expect(await own.withdraw(hash, 'Meant for somebody else')).toBe(200)
      expect(await own.withdraw(hash)).toBe(404)
      expect((await tablet.moved()).held).toEqual([])
      expect((await office.entries()).held).toEqual([])
      expect(await own.decided(hash)).toMatchObject([
        { decision: 'withdrawn', decidedBy: 'ada Testcase', why: 'Meant for somebody else' },
      ])
      expect(await office.decide(hash, { decision: 'accepted' })).toBe('not-found')
      const row = await server.ctx.db.db.selectFrom('inbox').select(['state', 'envelope']).executeTakeFirst()
      expect(row?.state).toBe('withdrawn')
      expect(Buffer.from(row?.envelope ?? [])).toEqual(Buffer.from(envelope))
      const words = await server.ctx.db.db.selectFrom('held_decision').select('why').execute()
      expect(words.map(({ why }) => Buffer.from(why).toString('latin1')).join()).not.toContain('Meant')
    })
  })

  describe('an app and a server of different versions', () => {
    test('P18: what an older server could not read goes in once the server reads more, and once only', async () => {
      await writeMeta(server.ctx, 'reads', 'an older program')
      const entry = aFact({ field: 'knownAs', value: 'Bea' }, by())
      const { hash } = await send(entry)
      const { ctx } = server
      // As the older program left it: held, and nothing in the record.
      const older = await server.person(staff)
      const unread = aFact({ field: 'knownAs', value: 'Zed' }, by(older))
      const envelope = await tablet.seal(unread)
      const waiting = {
        authority_id: ctx.authority.id,
        hash: await hashOf(envelope),
        device_id: tablet.reply.device,
        n: 0,
        envelope: Buffer.from(envelope),
        received_at: ctx.now(),
        state: 'held' as const,
        reason: 'newer-version',
        entry_id: null,
      }
      await ctx.db.db.insertInto('inbox').values(waiting).execute()
      expect(await retryAfterUpgrade(ctx)).toBe(1)
      await sweep(ctx)
      expect(await pulled(tablet, older)).toEqual([unread])
      expect(await stateOf(hash)).toBe('applied')
      expect(await readMeta(ctx, 'reads')).toBe(readsNow())
      expect(await retryAfterUpgrade(ctx)).toBe(0)
    })

    test('what this server cannot read either is held again, byte for byte, and harms nothing', async () => {
      const newer = JSON.stringify({ ...tablet.contact(person), v: 99 })
      const unknown = JSON.stringify({ ...tablet.contact(person), favouriteColour: 'blue' })
      const held = [await send(newer), await send(unknown)]
      expect(held.map(({ outcome }) => outcome)).toEqual(['newer-version', 'not-an-entry'])
      await writeMeta(server.ctx, 'reads', 'an older program')
      expect(await retryAfterUpgrade(server.ctx)).toBe(2)
      await sweep(server.ctx)
      expect((await tablet.moved()).held.map(({ reason }) => String(reason)).toSorted()).toEqual([
        'newer-version',
        'not-an-entry',
      ])
      expect(await office.look(held[0]?.hash ?? '')).toEqual({ kind: 'unreadable' })
      expect(valueOf(foldRecord(await pulled(tablet, person)), 'knownAs')).toBeUndefined()
    })
  })
})
