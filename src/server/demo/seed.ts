import { randomInt } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { DeviceId, PersonId, StaffId } from '../../domain/ids.ts'
import { addStaff, issueCode } from '../accounts.ts'
import { admitNewcomer } from '../apply-newcomer.ts'
import { assign } from '../caseloads.ts'
import { writeContact } from '../contact.ts'
import { localDay } from '../../lib/moments.ts'
import { type Context, newId } from '../context.ts'
import { importStamp } from '../import/import-stamp.ts'
import { databaseTarget } from '../import/database-target.ts'
import { importNccis } from '../import/nccis.ts'
import { rememberCouncilCodes } from '../return/council-codes.ts'
import { recordEntries } from '../same-person/likeness.ts'
import { personKey } from '../streams.ts'
import { demoContact } from './contact.ts'
import { type History, NEWCOMERS, tellHistories } from './histories.ts'
import { listedNumbers, listedPeople } from './listed.ts'
import type { Adviser, Listed, Stage } from './teller.ts'

/** The invented staff of the invented council. */
const staff = [
  { signIn: 'ada', name: 'Ada Testcase', role: 'adviser' },
  { signIn: 'bo', name: 'Bo Samplesson', role: 'adviser' },
  { signIn: 'mo', name: 'Mo Placeholder', role: 'manager' },
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
 * this installation, and what they recorded before is told relative to today. Everybody in it is invented.
 */
export async function seedDemo(ctx: Context, say: (line: string) => void): Promise<FirstSignIn[]> {
  await writeContact(ctx, demoContact)
  await importList(ctx, say)
  const people = listedPeople(await databaseTarget(ctx).find(listedNumbers()))
  const ids = await addEverybody(ctx)
  const stage = stageOf(ctx, ids)
  const histories = tellHistories(stage, people, newcomerIds())
  await writeHistories(ctx, stage, histories)
  say(`  ${histories.length} of them with a history`)
  const signIns: FirstSignIn[] = []
  for (const { signIn, name, role, id, password } of ids) {
    const caseload = role === 'adviser' ? await handOut(ctx, id, signIn, people, histories) : 0
    const { code } = await issueCode(ctx, id)
    signIns.push({ signIn, name, role, password, code, caseload })
  }
  return signIns
}

async function importList(ctx: Context, say: (line: string) => void): Promise<void> {
  const path = new URL('./authority.xml', import.meta.url)
  const imported = await importNccis({
    open: () => createReadStream(path),
    target: databaseTarget(ctx),
    dryRun: false,
    ...importStamp(ctx),
    onProgress: (records) => say(`  ${records} young people read`),
  })
  if (!imported.ok) throw new Error('Broken assumption: the bundled list is well-formed')
  await rememberCouncilCodes(ctx, imported.value)
}

async function addEverybody(ctx: Context) {
  const added = []
  for (const { signIn, name, role } of staff) {
    const password =
      Array.from({ length: 4 }, () => words[randomInt(words.length)]).join('-') + `-${randomInt(1000, 9999)}`
    const id = await addStaff(ctx, { signIn, name, role, password })
    if (!id) throw new Error('Broken assumption: an empty database has no staff')
    added.push({ signIn, name, role, password, id })
  }
  return added
}

/** The day of the first start, and the advisers with the tablets they had before. */
function stageOf(ctx: Context, ids: Awaited<ReturnType<typeof addEverybody>>): Stage {
  const author = (adviser: Adviser) => {
    const found = ids.find(({ signIn }) => signIn === adviser)
    if (!found) throw new Error('Broken assumption: both advisers are among the staff')
    return { author: { id: found.id, name: found.name }, device: newId() as DeviceId }
  }
  const today = localDay(new Date(ctx.now()))
  return { today, advisers: { ada: author('ada'), bo: author('bo') } }
}

function newcomerIds(): PersonId[] {
  return Array.from({ length: NEWCOMERS }, () => newId() as PersonId)
}

/** All of it, or nothing. Whoever is on no list comes in as from a tablet: with a number of their own, in one caseload. */
async function writeHistories(ctx: Context, stage: Stage, histories: readonly History[]): Promise<void> {
  await ctx.db.transact(async (tx) => {
    for (const { person, newcomerOf, entries } of histories) {
      const key = newcomerOf
        ? await admitNewcomer(ctx, tx, stage.advisers[newcomerOf].author.id, person)
        : await personKey(ctx, tx, person)
      if (!key) throw new Error('Broken assumption: somebody who was imported has a key')
      await recordEntries(ctx, tx, person, key, entries)
    }
  })
}

/** Hands an adviser everybody of the list who is theirs. Returns how many they have, with those they met themselves. */
async function handOut(
  ctx: Context,
  adviser: StaffId,
  signIn: string,
  people: readonly Listed[],
  histories: readonly History[],
): Promise<number> {
  const listed = people.filter(({ advisers }) => advisers.some((name) => name === signIn))
  const given = await assign(
    ctx,
    adviser,
    listed.map(({ person }) => person),
  )
  return given + histories.filter(({ newcomerOf }) => newcomerOf === signIn).length
}
