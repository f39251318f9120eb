import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Entry, entryKinds, parseEntry } from '../../src/domain/entry.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { foldRecord, valueOf } from '../../src/domain/record.ts'
import { NEWCOMERS } from '../../src/server/demo/histories.ts'
import { PEOPLE, recordNumber } from '../../src/server/demo/council.ts'
import { type FirstSignIn, seedDemo } from '../../src/server/demo/seed.ts'
import { personKey, readEntries } from '../../src/server/streams.ts'
import { type TestServer, aServer } from '../support/server.ts'

/** The fictional council as the first start leaves it in a database. */
describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let signIns: readonly FirstSignIn[]
  const said: string[] = []
  /** Everything that is held, by person, as the server hands it to a tablet. */
  const held = new Map<string, readonly ReturnType<typeof parseEntry>[]>()

  beforeAll(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    signIns = await seedDemo(server.ctx, (line) => said.push(line))
    const rows = await server.ctx.db.db.selectFrom('person').select('id').execute()
    for (const { id } of rows) {
      const key = await personKey(server.ctx, server.ctx.db.db, id)
      const entries = key ? await readEntries(server.ctx, id as PersonId, key, 0, 10_000) : []
      held.set(
        id,
        entries.map(({ entry }) => parseEntry(entry)),
      )
    }
  })

  afterAll(() => server.close())

  const entriesOf = (person: string): Entry[] =>
    (held.get(person) ?? []).flatMap((parsed) => (parsed.ok ? [parsed.value] : []))

  test('everybody of the list is there, and those whom no list names; every entry can be read', () => {
    expect(held.size).toBe(PEOPLE + NEWCOMERS)
    expect([...held.values()].flat().filter((parsed) => !parsed.ok)).toEqual([])
    const kinds = new Set([...held.keys()].flatMap(entriesOf).map((entry) => entry.kind))
    expect(kinds).toEqual(new Set(entryKinds))
    for (const person of held.keys()) expect(entriesOf(person).every((entry) => entry.person === person)).toBe(true)
  })

  test('P21: what somebody recorded is of young people in their own caseload', async () => {
    const assigned = await server.ctx.db.db.selectFrom('assignment').select(['staff_id', 'person_id']).execute()
    const inCaseload = new Set(assigned.map(({ staff_id, person_id }) => `${staff_id} ${person_id}`))
    const byHand = [...held.keys()].flatMap(entriesOf).filter(({ device }) => device !== undefined)
    expect(byHand.length).toBeGreaterThan(1_000)
    expect(byHand.filter(({ author, person }) => !inCaseload.has(`${author.id} ${person}`))).toEqual([])
    expect(new Set(assigned.map(({ person_id }) => person_id)).size).toBe(PEOPLE + NEWCOMERS)
  })

  test('P13: somebody on no list has a number of their own, and one of them may be somebody on it', async () => {
    const arrived = [...held.keys()].filter((id) => entriesOf(id).some((entry) => entry.kind === 'newcomer'))
    expect(arrived.length).toBe(NEWCOMERS)
    const numbers = arrived.map((id) => valueOf(foldRecord(entriesOf(id)), 'councilRecordNumber'))
    expect(new Set(numbers)).toEqual(new Set([recordNumber(PEOPLE + 1), recordNumber(PEOPLE + 2)]))
    const alike = await server.ctx.db.db.selectFrom('possible_duplicate').selectAll().execute()
    expect(alike.map(({ state }) => state)).toEqual(['open'])
    expect(arrived.some((id) => id === alike[0]?.person_id || id === alike[0]?.other_id)).toBe(true)
  })

  test('the first start says how far it is, and how everybody gets in', () => {
    expect(said).toContain(`  ${PEOPLE} young people read`)
    expect(said.at(-1)).toMatch(/^ {2}\d+ of them with a history$/)
    expect(signIns.map(({ signIn, role }) => [signIn, role])).toEqual([
      ['ada', 'adviser'],
      ['bo', 'adviser'],
      ['mo', 'manager'],
    ])
    for (const { role, caseload } of signIns) expect(caseload > 100).toBe(role === 'adviser')
  })
})
