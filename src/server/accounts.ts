import { randomInt } from 'node:crypto'
import type { StaffId } from '../domain/ids.ts'
import type { Role, Staff } from '../protocol/access.ts'
import { type Context, hashText, newId } from './context.ts'
import type { Tx } from './db/database.ts'
import { hashPassword, isPassword } from './passwords.ts'

/** An enrolment code is good for a day. */
const CODE_LIFE_MS = 24 * 60 * 60_000
/** Letters and digits that are not mistaken for each other: 31 of them, so 12 are 59 bits. */
const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

/** A member of staff with what they type to sign in. */
export interface Account extends Staff {
  readonly signIn: string
}

/** Adds a member of staff. False when the sign-in is taken. */
export async function addStaff(
  ctx: Context,
  { signIn, name, role, password }: { signIn: string; name: string; role: Role; password: string },
): Promise<StaffId | undefined> {
  const id = newId() as StaffId
  const row = { authority_id: ctx.authority.id, id, sign_in: signIn.toLowerCase(), name, role, created_at: ctx.now() }
  const stored = await hashPassword(password)
  const added = await ctx.db.transact((tx) =>
    tx
      .insertInto('account')
      .values({ ...row, password: stored })
      .onConflict((conflict) => conflict.columns(['authority_id', 'sign_in']).doNothing())
      .returning('id')
      .executeTakeFirst(),
  )
  return added && id
}

/** The account behind a sign-in and a password; the same work is done whether or not there is such a sign-in. */
export async function checkSignIn(ctx: Context, signIn: string, password: string): Promise<Account | undefined> {
  const row = await findAccount(ctx, signIn)
  const right = await isPassword(password, row?.password)
  return row && right ? toAccount(row) : undefined
}

/** An account by what is typed to sign in. */
export async function accountOf(ctx: Context, signIn: string): Promise<Account | undefined> {
  const row = await findAccount(ctx, signIn)
  return row && toAccount(row)
}

/** An account by its id. */
export async function accountById(ctx: Context, id: string): Promise<Account | undefined> {
  const row = await ctx.db.db
    .selectFrom('account')
    .selectAll()
    .where('authority_id', '=', ctx.authority.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toAccount(row)
}

function findAccount(ctx: Context, signIn: string) {
  return ctx.db.db
    .selectFrom('account')
    .selectAll()
    .where('authority_id', '=', ctx.authority.id)
    .where('sign_in', '=', signIn.toLowerCase())
    .executeTakeFirst()
}

function toAccount(row: { id: string; name: string; role: Role; sign_in: string }): Account {
  return { id: row.id as StaffId, name: row.name, role: row.role, signIn: row.sign_in }
}

/** A new one-time code for a member of staff. The code is told once; its hash is kept. */
export async function issueCode(ctx: Context, staff: StaffId): Promise<{ code: string; endsAt: number }> {
  const characters = Array.from({ length: 12 }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')
  const endsAt = ctx.now() + CODE_LIFE_MS
  const row = { code_hash: codeHash(characters), staff_id: staff, ends_at: endsAt, used_at: null }
  await ctx.db.transact((tx) =>
    tx
      .insertInto('enrolment_code')
      .values({ authority_id: ctx.authority.id, ...row })
      .execute(),
  )
  return { code: characters.replaceAll(/(.{4})(?=.)/g, '$1-'), endsAt }
}

/** Uses up a code of this member of staff. True once, however many ask at the same time. */
export async function useCode(ctx: Context, tx: Tx, staff: StaffId, code: string): Promise<boolean> {
  const used = await tx
    .updateTable('enrolment_code')
    .set({ used_at: ctx.now() })
    .where('authority_id', '=', ctx.authority.id)
    .where('code_hash', '=', codeHash(code))
    .where('staff_id', '=', staff)
    .where('used_at', 'is', null)
    .where('ends_at', '>', ctx.now())
    .returning('code_hash')
    .executeTakeFirst()
  return used !== undefined
}

/** Case, spaces and dashes do not matter. */
function codeHash(code: string): string {
  return hashText(`enrolment code ${code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`)
}
