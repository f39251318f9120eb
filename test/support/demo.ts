import { createReadStream } from 'node:fs'
import type { Entry } from '../../src/domain/entry.ts'
import type { DeviceId, PersonId, StaffId } from '../../src/domain/ids.ts'
import { type Record, foldRecord } from '../../src/domain/record.ts'
import type { Day } from '../../src/domain/time.ts'
import { type History, NEWCOMERS, tellHistories } from '../../src/server/demo/histories.ts'
import { listedNumbers, listedPeople } from '../../src/server/demo/listed.ts'
import type { Listed, Stage } from '../../src/server/demo/teller.ts'
import { importNccis } from '../../src/server/import/nccis.ts'
import { anId } from './entries.ts'
import { aListTarget } from './list-target.ts'

/** The fictional council of the first start, in memory. */
export interface DemoCouncil {
  readonly people: readonly Listed[]
  readonly newcomers: readonly PersonId[]
  readonly advisers: Stage['advisers']
  /** What a first start on a day tells. */
  tell(today: Day): History[]
}

/** Imports the bundled list as a first start does, and leaves its histories to be told. */
export async function aDemoCouncil(): Promise<DemoCouncil> {
  const target = aListTarget()
  const imported = await importNccis({
    open: () => createReadStream(new URL('../../src/server/demo/authority.xml', import.meta.url)),
    target,
    dryRun: false,
    now: '2026-11-25T08:00:00.000Z',
    newId: anId,
    author: { id: anId() as StaffId, name: "Council's import" },
  })
  if (!imported.ok || imported.value.setAsideCount > 0 || imported.value.warnings.size > 0)
    throw new Error('the bundled list is not as a list should be')
  const people = listedPeople(await target.find(listedNumbers()))
  const newcomers = Array.from({ length: NEWCOMERS }, () => anId() as PersonId)
  const advisers = {
    ada: { author: { id: anId() as StaffId, name: 'Ada Testcase' }, device: anId() as DeviceId },
    bo: { author: { id: anId() as StaffId, name: 'Bo Samplesson' }, device: anId() as DeviceId },
  }
  return {
    people,
    newcomers,
    advisers,
    tell: (today) => tellHistories({ today, advisers }, people, newcomers),
  }
}

/** Everybody as a tablet folds them: what the list said, and their history. */
export function recordsOf({ people, newcomers }: DemoCouncil, histories: readonly History[]): Record[] {
  const own = new Map(histories.map(({ person, entries }) => [person, entries]))
  const listed = people.map(({ person, held }) => foldRecord([...held, ...(own.get(person) ?? [])]))
  return [...listed, ...newcomers.map((person) => foldRecord(own.get(person) ?? []))]
}

/** The entries of one kind. */
export function ofKind<K extends Entry['kind']>(entries: readonly Entry[], kind: K): Extract<Entry, { kind: K }>[] {
  return entries.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind)
}
