import { randomInt } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { PersonId, StaffId } from '../../domain/ids.ts'
import { addStaff, issueCode } from '../accounts.ts'
import { assign } from '../caseloads.ts'
import { type Context, newId } from '../context.ts'
import { databaseTarget } from '../import/database-target.ts'
import { importNccis } from '../import/nccis.ts'
import { places } from '../people.ts'

/** The invented staff of the invented council: who may see which schools. They share one, as advisers do. */
const staff = [
  { signIn: 'ada', name: 'Ada Testcase', role: 'adviser', schools: [0, 1] },
  { signIn: 'bo', name: 'Bo Samplesson', role: 'adviser', schools: [1, 2] },
  { signIn: 'mo', name: 'Mo Placeholder', role: 'manager', schools: [] },
] as const

/** How somebody gets in for the first time. */
export interface FirstSignIn {
  readonly signIn: string
  readonly name: string
  readonly role: 'adviser' | 'manager'
  readonly password: string
  readonly code: string
  readonly caseload: number
}

const words = [
  'amber',
  'birch',
  'cedar',
  'delta',
  'ember',
  'fjord',
  'grove',
  'heron',
  'inlet',
  'jetty',
  'kelp',
  'lunar',
  'maple',
  'north',
  'ochre',
  'pearl',
]

/**
 * Fills an empty database with a fictional council: its list goes through the real importer, its staff get passwords made for
 * this installation. Everybody in it is invented.
 */
export async function seedDemo(ctx: Context, say: (line: string) => void): Promise<FirstSignIn[]> {
  const path = new URL('./authority.xml', import.meta.url)
  const imported = await importNccis({
    open: () => createReadStream(path),
    target: databaseTarget(ctx),
    dryRun: false,
    now: new Date(ctx.now()).toISOString(),
    newId,
    author: { id: newId() as StaffId, name: "Council's import" },
    onProgress: (records) => say(`  ${records} young people read`),
  })
  if (!imported.ok) throw new Error('Broken assumption: the bundled list is well-formed')
  const bySchool = await peopleBySchool(ctx)
  const schools = [...bySchool.keys()]
    .filter(Boolean)
    .toSorted((a, b) => (bySchool.get(b)?.length ?? 0) - (bySchool.get(a)?.length ?? 0))
    .slice(0, 3)
  const signIns: FirstSignIn[] = []
  for (const { signIn, name, role, schools: visits } of staff) {
    const password =
      Array.from({ length: 4 }, () => words[randomInt(words.length)]).join('-') + `-${randomInt(1000, 9999)}`
    const id = await addStaff(ctx, { signIn, name, role, password })
    if (!id) throw new Error('Broken assumption: an empty database has no staff')
    const people = [
      ...visits.flatMap((place) => bySchool.get(schools[place] ?? '') ?? []),
      ...elsewhere(bySchool, visits[0]),
    ]
    const caseload = people.length > 0 ? await assign(ctx, id, people) : 0
    const { code } = await issueCode(ctx, id)
    signIns.push({ signIn, name, role, password, code, caseload })
  }
  return signIns
}

/** Young people who are at no school are shared out between the advisers. */
function elsewhere(bySchool: ReadonlyMap<string, readonly PersonId[]>, turn: number | undefined): PersonId[] {
  return (bySchool.get('') ?? []).filter((_person, index) => index % 2 === turn)
}

async function peopleBySchool(ctx: Context): Promise<Map<string, PersonId[]>> {
  const found = new Map<string, PersonId[]>()
  for await (const { person, place } of places(ctx)) {
    const school = place.name ?? ''
    found.set(school, [...(found.get(school) ?? []), person])
  }
  return found
}
