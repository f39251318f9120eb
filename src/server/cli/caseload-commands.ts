import type { PersonId } from '../../domain/ids.ts'
import { accountOf } from '../accounts.ts'
import { assign, withdraw } from '../caseloads.ts'
import type { Context } from '../context.ts'
import { places } from '../people.ts'
import { type Flags, Misuse } from './misuse.ts'

/** `assign SIGN-IN --school "…"` */
export async function assignSchool(ctx: Context, rest: readonly string[], flags: Flags): Promise<void> {
  const { staff, people } = await staffAndSchool(ctx, rest, flags)
  console.log(`${await assign(ctx, staff, people)} young people given.`)
}

/** `withdraw SIGN-IN --school "…"` */
export async function withdrawSchool(ctx: Context, rest: readonly string[], flags: Flags): Promise<void> {
  const { staff, people } = await staffAndSchool(ctx, rest, flags)
  console.log(
    `${await withdraw(ctx, staff, people)} young people taken away. Their tablets forget them when they next connect.`,
  )
}

async function staffAndSchool(ctx: Context, [signIn]: readonly string[], { school }: Flags) {
  if (signIn === undefined || school === undefined) throw new Misuse('Name a sign-in, and a school with --school.')
  const account = await accountOf(ctx, signIn)
  if (!account) throw new Misuse('Nobody has that sign-in.')
  const people = await peopleAt(ctx, school)
  if (people.length === 0) throw new Misuse('Nobody on the list is at a school of that name or number.')
  return { staff: account.id, people }
}

/** Everybody whose present place is this school, by its name or its seven-digit number. */
async function peopleAt(ctx: Context, school: string): Promise<PersonId[]> {
  const wanted = school.trim().toLowerCase()
  const found: PersonId[] = []
  for await (const { person, place } of places(ctx)) {
    if (place.name?.toLowerCase() === wanted || place.number === wanted) found.push(person)
  }
  return found
}
