import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { PersonId, StaffId } from '../../src/domain/ids.ts'
import { give, take } from '../../src/server/allocation-changes.ts'
import { applyAllocations } from '../../src/server/allocations.ts'
import { assign, inScope, withdraw } from '../../src/server/caseloads.ts'
import { councilFact, textsOf } from '../../src/server/same-person/council-entry.ts'
import { mergePeople } from '../../src/server/same-person/merge.ts'
import { appendEntries, personKey } from '../../src/server/streams.ts'
import { type TestTablet, aTablet } from '../support/sealing.ts'
import { type TestServer, aServer } from '../support/server.ts'

const DAY = 24 * 60 * 60_000
const TESTBURY = 'Testbury High School'
const FERNMOOR = 'Fernmoor Academy'
const learning = { startedOn: '2026-09-03', ascertainedOn: '2026-09-10', lapsed: false }

/** The clock stands at 24 November 2026, 9 o'clock. */
describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let ada: StaffId
  let bo: StaffId
  let tablet: TestTablet

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    ada = await server.staff('ada')
    bo = await server.staff('bo')
    tablet = await aTablet(server, 'ada', ada)
  })

  afterEach(() => server.close())

  /** Where somebody is from now on; undefined for nowhere. */
  async function goesTo(person: PersonId, school: string | undefined): Promise<void> {
    const { ctx } = server
    const key = await personKey(ctx, ctx.db.db, person)
    if (!key) throw new Error('nobody')
    const there = school === undefined ? {} : { establishment: { name: school } }
    const value = { ...learning, activity: school === undefined ? '540' : '210', ...there }
    const fact = councilFact(
      ctx,
      person,
      { field: 'currentDestination', value },
      { kind: 'council-list', detail: 'test' },
    )
    const before = await ctx.db.db.selectFrom('entry').select('entry_id').where('person_id', '=', person).execute()
    const entry = { ...fact, supersedes: before.map(({ entry_id }) => entry_id) as never }
    await ctx.db.transact((tx) => appendEntries(ctx, tx, person, key, textsOf([entry])).then(() => undefined))
  }
  async function pupil(school: string): Promise<PersonId> {
    const person = await server.person()
    await goesTo(person, school)
    return person
  }
  const has = async (staff: StaffId, ...people: PersonId[]) => {
    const scope = await inScope(server.ctx, staff, people)
    return people.map((person) => scope.has(person))
  }
  const days = async (count: number) => {
    server.clock.now += count * DAY
    await applyAllocations(server.ctx)
  }
  const toSchool = (over: object = {}) =>
    give(server.ctx, { staff: ada, to: { kind: 'school', school: TESTBURY }, from: '2026-11-24', ...over })

  test('P21: a school brings who is there and who comes later, and its feed says so', async () => {
    const [there, elsewhere] = [await pupil(TESTBURY), await pupil(FERNMOOR)]
    expect(await toSchool({ to: { kind: 'school', school: ' testbury  HIGH school' } })).toEqual({ ok: true, value: 1 })
    expect(await has(ada, there, elsewhere)).toEqual([true, false])
    const { next } = await tablet.moved()
    await goesTo(elsewhere, TESTBURY)
    await applyAllocations(server.ctx)
    expect(await has(ada, there, elsewhere)).toEqual([true, true])
    expect((await tablet.moved(next)).moved).toMatchObject([{ person: elsewhere, gone: false }])
  })

  test('P21: who moves to another school leaves once somebody else has them, and who is nowhere stays', async () => {
    const [moves, leaves, stays] = [await pupil(TESTBURY), await pupil(TESTBURY), await pupil(TESTBURY)]
    await toSchool()
    await goesTo(moves, FERNMOOR)
    await goesTo(leaves, undefined)
    await applyAllocations(server.ctx)
    expect(await has(ada, moves, leaves, stays)).toEqual([true, true, true])
    await toSchool({ staff: bo, to: { kind: 'school', school: FERNMOOR } })
    await applyAllocations(server.ctx)
    expect(await has(ada, moves, leaves, stays)).toEqual([false, true, true])
    expect(await has(bo, moves)).toEqual([true])
  })

  test('P21: an allocation begins on its first day and ends after its last, by the clock of the council', async () => {
    const person = await pupil(TESTBURY)
    await toSchool({ from: '2026-11-26', until: '2026-11-27' })
    expect(await has(ada, person)).toEqual([false])
    await days(1)
    expect(await has(ada, person)).toEqual([false])
    await days(1)
    expect(await has(ada, person)).toEqual([true])
    await days(1)
    expect(await has(ada, person)).toEqual([true])
    // 27 November, a minute before midnight in London, and a minute after.
    server.clock.now = Date.UTC(2026, 10, 27, 23, 59)
    await applyAllocations(server.ctx)
    expect(await has(ada, person)).toEqual([true])
    server.clock.now = Date.UTC(2026, 10, 28, 0, 1)
    await applyAllocations(server.ctx)
    expect(await has(ada, person)).toEqual([false])
    expect((await tablet.moved(0, await tablet.session())).moved).toMatchObject([{ person, gone: true }])
  })

  test('P21: several servers that sweep at once give and take once', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => pupil(TESTBURY)))
    await toSchool({ from: '2026-11-25', until: '2026-11-25' })
    await toSchool({ from: '2026-11-26' })
    const others = await Promise.all(Array.from({ length: 4 }, () => server.another()))
    for (let day = 0; day < 3; day++) {
      server.clock.now += DAY
      await Promise.all(others.map((ctx) => applyAllocations(ctx)))
      expect(await has(ada, ...people)).toEqual(people.map(() => true))
    }
    const rows = await server.ctx.db.db
      .selectFrom('audit')
      .select('action')
      .where('person_id', 'is not', null)
      .execute()
    const count = (action: string) => rows.filter((row) => row.action === action).length
    // Where one ended on the day on which the other began, an adviser may lose and get back somebody; never twice the same.
    expect(count('caseload-assigned') - count('caseload-withdrawn')).toBe(12)
    expect(count('caseload-assigned')).toBeLessThanOrEqual(24)
  })

  test('P21: who is covered twice stays until both have ended, and who was given for good stays', async () => {
    const [twice, forGood] = [await pupil(TESTBURY), await pupil(TESTBURY)]
    await assign(server.ctx, ada, [forGood])
    await assign(server.ctx, bo, [twice])
    await toSchool({ until: '2026-11-24' })
    await give(server.ctx, { staff: ada, to: { kind: 'adviser', of: bo }, from: '2026-11-24', until: '2026-11-25' })
    await days(1)
    expect(await has(ada, twice, forGood)).toEqual([true, true])
    await days(1)
    expect(await has(ada, twice, forGood)).toEqual([false, true])
    expect(await has(bo, twice)).toEqual([true])
  })

  test('P21: an adviser covers for another: whom that one has now and gets later, and not those they cover in turn', async () => {
    const own = await server.person(bo)
    await give(server.ctx, { staff: ada, to: { kind: 'adviser', of: bo }, from: '2026-11-24' })
    await give(server.ctx, { staff: bo, to: { kind: 'adviser', of: ada }, from: '2026-11-24' })
    const later = await server.person(bo)
    await applyAllocations(server.ctx)
    expect(await has(ada, own, later)).toEqual([true, true])
    await withdraw(server.ctx, bo, [own])
    await applyAllocations(server.ctx)
    expect(await has(ada, own, later)).toEqual([false, true])
  })

  test('P21: a school is taken away at once or after a last day, with who was given for good', async () => {
    const [covered, forGood, elsewhere] = [await pupil(TESTBURY), await pupil(TESTBURY), await pupil(FERNMOOR)]
    await toSchool()
    await assign(server.ctx, ada, [forGood, elsewhere])
    const what = { kind: 'school', school: TESTBURY } as const
    expect(await take(server.ctx, { staff: ada, what, until: '2026-11-25' })).toEqual({ ok: true, value: 2 })
    await days(1)
    expect(await has(ada, covered, forGood, elsewhere)).toEqual([true, true, true])
    await days(1)
    expect(await has(ada, covered, forGood, elsewhere)).toEqual([false, false, true])
    expect(await take(server.ctx, { staff: ada, what })).toEqual({ ok: false, error: 'nobody' })
    expect(await take(server.ctx, { staff: ada, what: { kind: 'everybody' } })).toEqual({ ok: true, value: 1 })
    expect(await has(ada, elsewhere)).toEqual([false])
  })

  test('P21: a slip of the pen gives nobody: no such school, days in the wrong order, oneself', async () => {
    await pupil(TESTBURY)
    expect(await toSchool({ to: { kind: 'school', school: 'Testbury Hihg School' } })).toEqual({
      ok: false,
      error: 'nobody',
    })
    expect(await toSchool({ from: '2026-12-02', until: '2026-12-01' })).toEqual({ ok: false, error: 'dates' })
    expect(await toSchool({ from: '2026-11-01', until: '2026-11-23' })).toEqual({ ok: false, error: 'dates' })
    expect(await toSchool({ to: { kind: 'adviser', of: ada } })).toEqual({ ok: false, error: 'not-found' })
    expect((await tablet.moved()).moved).toEqual([])
  })

  test('P21: two records that become one stay covered as long as either was, and for good if either was', async () => {
    const [keep, other] = [await pupil(FERNMOOR), await pupil(TESTBURY)]
    await toSchool({ until: '2026-11-24' })
    await assign(server.ctx, bo, [other])
    expect(await mergePeople(server.ctx, { keep, other })).toMatchObject({ ok: true })
    expect(await has(ada, keep)).toEqual([true])
    expect(await has(bo, keep)).toEqual([true])
    await days(1)
    expect(await has(ada, keep)).toEqual([false])
    expect(await has(bo, keep)).toEqual([true])
  })
})
