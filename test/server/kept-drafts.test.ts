import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { toBase64Url } from '../../src/lib/bytes.ts'
import { DraftsBackReply, KeepDraftsReply, type KeptDraft } from '../../src/protocol/kept-drafts.ts'
import { withdraw } from '../../src/server/caseloads.ts'
import { forgetOldDrafts } from '../../src/server/kept-drafts.ts'
import { filesHolding } from '../support/canary.ts'
import { anId } from '../support/entries.ts'
import { type TestTablet, aTablet, nobody } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'

const DAY = 24 * 60 * 60_000

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let ada: StaffId
  let person: PersonId
  /** The tablet whose passphrase was forgotten, and what was set up in its place. */
  let old: TestTablet
  let fresh: TestTablet

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    ada = await server.staff('ada')
    person = await server.person(ada)
    old = await aTablet(server, 'ada', ada)
    fresh = await aTablet(server, 'ada', ada)
  })

  afterEach(() => server.close())

  const aDraft = (over: Partial<KeptDraft> = {}): KeptDraft => ({
    v: 1,
    id: anId(),
    rev: 1,
    person,
    content: 'half a zebrafinch',
    ...over,
  })
  const keep = async (tablet: TestTablet, ...texts: readonly string[]) => {
    const envelopes = await Promise.all(texts.map(async (text) => toBase64Url(await tablet.sealDraft(text))))
    const reply = await server.post('/v1/drafts/keep', { v: 1, envelopes }, tablet.reply.pushToken)
    return KeepDraftsReply.parse(await reply.json()).receipts.map(({ state }) => state)
  }
  const keepDrafts = (...drafts: readonly KeptDraft[]) => keep(old, ...drafts.map((draft) => JSON.stringify(draft)))
  const back = async (tablet = fresh, from = old.reply.device) => {
    const reply = await server.post('/v1/drafts/back', { v: 1, from }, tablet.reply.session.token)
    return DraftsBackReply.parse(await reply.json())
  }
  const taken = (ids: readonly string[], tablet = fresh) =>
    server.post('/v1/drafts/taken', { v: 1, from: old.reply.device, ids }, tablet.reply.session.token)

  test('P20: what a closed tablet hands over comes back to the same adviser’s new one, and goes when it is taken', async () => {
    const drafts = [aDraft(), aDraft({ person: undefined, content: 'about nobody yet' })]
    expect(await keepDrafts(...drafts)).toEqual(['kept', 'kept'])
    const given = await back()
    expect(given.yours).toBe(true)
    expect(byContent(given.drafts)).toEqual(byContent(drafts))
    await taken(drafts.map(({ id }) => id))
    expect((await back()).drafts).toEqual([])
    const rows = await server.ctx.db.db.selectFrom('audit').selectAll().where('action', '=', 'draft-returned').execute()
    expect(new Set(rows.map(({ person_id }) => person_id))).toEqual(new Set([null, person]))
    expect(rows.map(({ staff_id }) => staff_id)).toEqual([ada, ada])
  })

  const byContent = (drafts: readonly KeptDraft[]) =>
    drafts.toSorted((a, b) => a.content.localeCompare(b.content)).map(({ id, content }) => [id, content])

  test('P21: nobody else gets them, nor can make them go; and the push-only token opens nothing', async () => {
    const bo = await server.staff('bo')
    const theirs = await aTablet(server, 'bo', bo)
    const draft = aDraft()
    await keepDrafts(draft)
    expect(await back(theirs)).toEqual({ v: 1, yours: false, drafts: [] })
    expect(await back(fresh, anId() as never)).toEqual({ v: 1, yours: false, drafts: [] })
    await taken([draft.id], theirs)
    expect((await back()).drafts).toHaveLength(1)
    const question = { v: 1, from: old.reply.device }
    expect((await server.post('/v1/drafts/back', question, old.reply.pushToken)).status).toBe(401)
    expect((await server.post('/v1/drafts/back', question)).status).toBe(401)
  })

  test('a newer copy takes the place of an older one, and never the other way round', async () => {
    const draft = aDraft({ rev: 2, content: 'second' })
    expect(await keepDrafts(draft, { ...draft, rev: 1, content: 'first' })).toEqual(['kept', 'kept'])
    expect((await back()).drafts.map(({ content }) => content)).toEqual(['second'])
    await keepDrafts({ ...draft, rev: 3, content: 'third' })
    expect((await back()).drafts.map(({ content }) => content)).toEqual(['third'])
  })

  test('P20: what this device did not sign as a draft is refused, and a draft never passes for an entry', async () => {
    const entry = JSON.stringify(old.contact(person))
    const asEntry = toBase64Url(await old.seal(entry))
    const reply = await server.post('/v1/drafts/keep', { v: 1, envelopes: [asEntry, 'AAAA'] }, old.reply.pushToken)
    const { receipts } = KeepDraftsReply.parse(await reply.json())
    expect(receipts.map(({ state }) => state)).toEqual(['refused', 'refused'])
    expect(await keep(old, entry, '{"v":2}', 'not json')).toEqual(['refused', 'refused', 'refused'])
    const pushed = await old.push(await old.sealDraft(entry))
    expect(pushed).toMatchObject([{ state: 'held', reason: 'bad-signature' }])
    const stolen = toBase64Url(await old.sealDraft(JSON.stringify(aDraft())))
    const other = await server.post('/v1/drafts/keep', { v: 1, envelopes: [stolen] }, fresh.reply.pushToken)
    expect(KeepDraftsReply.parse(await other.json()).receipts).toMatchObject([{ state: 'refused' }])
    expect((await back()).drafts).toEqual([])
  })

  test('P21: a draft about somebody outside the caseload is not kept, and one about somebody who left is not given', async () => {
    const bo = await server.staff('bo')
    expect(await keepDrafts(aDraft({ person: await server.person(bo) }), aDraft({ person: nobody() }))).toEqual([
      'nobody',
      'nobody',
    ])
    await keepDrafts(aDraft())
    await withdraw(server.ctx, ada, [person])
    expect((await back()).drafts).toEqual([])
  })

  test('P19: what nobody comes back for goes after 14 days', async () => {
    await keepDrafts(aDraft())
    server.clock.now += 13 * DAY
    await forgetOldDrafts(server.ctx)
    fresh = await aTablet(server, 'ada', ada)
    expect((await back()).drafts).toHaveLength(1)
    server.clock.now += DAY
    fresh = await aTablet(server, 'ada', ada)
    expect((await back()).drafts).toEqual([])
    await forgetOldDrafts(server.ctx)
    expect(await server.ctx.db.db.selectFrom('kept_draft').selectAll().execute()).toEqual([])
  })

  test('P20: a kept draft is nowhere in the clear, and a destroyed key destroys it', async () => {
    await keepDrafts(aDraft(), aDraft({ person: undefined }))
    expect(filesHolding(server.folder, ['zebrafinch'])).toEqual([])
    const rows = await server.ctx.db.db.selectFrom('kept_draft').selectAll().execute()
    expect(rows).toHaveLength(2)
    expect(rows.some(({ sealed }) => sealed.includes('zebrafinch'))).toBe(false)
    await server.ctx.db.db.deleteFrom('person').where('id', '=', person).execute()
    expect((await back()).drafts.map(({ person: about }) => about)).toEqual([undefined])
  })
})
