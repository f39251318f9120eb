import { Day } from '../../domain/time.ts'
import type { Result } from '../../lib/result.ts'
import { type Account, accountOf } from '../accounts.ts'
import { type ChangeProblem, give, listAllocations, take } from '../allocation-changes.ts'
import { councilDay } from '../allocations.ts'
import type { Context } from '../context.ts'
import { listStaff } from '../office.ts'
import { type Flags, Misuse } from './misuse.ts'

/** `assign SIGN-IN --school "…" | --adviser OTHER [--from 2027-01-04] [--until 2027-03-31]` */
export async function assignCommand(ctx: Context, rest: readonly string[], flags: Flags): Promise<void> {
  const staff = await staffOf(ctx, rest[0])
  const from = dayIn(flags.from, '--from') ?? councilDay(ctx)
  const until = dayIn(flags.until, '--until')
  const people = expectPeople(await give(ctx, { staff: staff.id, to: await toOf(ctx, flags), from, until }))
  console.log(from > councilDay(ctx) ? `Begins on ${from}.` : `${people} young people given.`)
}

/** `withdraw SIGN-IN --school "…" | --all [--until 2027-03-31]` */
export async function withdrawCommand(ctx: Context, rest: readonly string[], flags: Flags): Promise<void> {
  const staff = await staffOf(ctx, rest[0])
  const { school, all } = flags
  if ((school === undefined) === (all !== true)) throw new Misuse('Name a school with --school, or say --all.')
  const what = school === undefined ? ({ kind: 'everybody' } as const) : ({ kind: 'school', school } as const)
  const until = dayIn(flags.until, '--until')
  const people = expectPeople(await take(ctx, { staff: staff.id, what, until }))
  console.log(
    until === undefined
      ? `${people} young people taken away. Their tablets forget them when they next connect.`
      : `${people} young people leave after ${until}.`,
  )
}

/** `caseloads`: who is given whom for a time. */
export async function listAllocationsCommand(ctx: Context): Promise<void> {
  const { allocations } = await listAllocations(ctx)
  const { staff } = await listStaff(ctx)
  if (allocations.length === 0) console.log('Nobody is given anybody with a beginning or an end.')
  for (const { staff: id, what, from, until, people, state } of allocations) {
    const whom = what.kind === 'school' ? what.school : what.kind === 'adviser' ? `whom ${what.of} has` : 'some people'
    const signIn = staff.find((one) => one.id === id)?.signIn ?? id
    console.log(
      [signIn, whom, `from ${from}`, until ? `until ${until}` : 'no end', `${people} young people`, state].join('\t'),
    )
  }
}

async function staffOf(ctx: Context, signIn: string | undefined): Promise<Account> {
  if (signIn === undefined) throw new Misuse('Name a sign-in.')
  const account = await accountOf(ctx, signIn)
  if (!account) throw new Misuse('Nobody has that sign-in.')
  return account
}

async function toOf(ctx: Context, { school, adviser }: Flags) {
  if ((school === undefined) === (adviser === undefined))
    throw new Misuse('Name a school with --school, or another adviser with --adviser.')
  if (school !== undefined) return { kind: 'school', school } as const
  return { kind: 'adviser', of: (await staffOf(ctx, adviser)).id } as const
}

function dayIn(text: string | undefined, flag: string): Day | undefined {
  if (text === undefined) return undefined
  const day = Day.safeParse(text)
  if (!day.success) throw new Misuse(`${flag} is a day, such as 2027-01-04.`)
  return day.data
}

function expectPeople(changed: Result<number, ChangeProblem>): number {
  if (changed.ok) return changed.value
  switch (changed.error) {
    case 'dates':
      throw new Misuse('The last day is not before the first, and not before today.')
    case 'nobody':
      throw new Misuse('Nobody is meant: nobody on the list is at a school of that name or number.')
    case 'not-found':
      throw new Misuse('An adviser is given the young people of another one, who has to be there.')
  }
}
