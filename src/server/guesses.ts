import { type Context, hashText } from './context.ts'

/** So many wrong guesses are free; people mistype. */
const FREE = 5
const FIRST_WAIT_MS = 2_000
const LONGEST_WAIT_MS = 15 * 60_000
/** Old failures are forgotten after this long without a new one. */
const FORGET_MS = 24 * 60 * 60_000

/** What is guessed at: a sign-in, or whatever an address tries. */
export type GuessedAt = { readonly signIn: string } | { readonly address: string }

function subjectHash(subject: GuessedAt): string {
  return hashText('signIn' in subject ? `sign-in ${subject.signIn.toLowerCase()}` : `address ${subject.address}`)
}

/** Milliseconds until these may be guessed at again; 0 for now. */
export async function waitFor(ctx: Context, subjects: readonly GuessedAt[]): Promise<number> {
  const rows = await ctx.db.db
    .selectFrom('guess')
    .selectAll()
    .where('authority_id', '=', ctx.authority.id)
    .where('subject_hash', 'in', subjects.map(subjectHash))
    .execute()
  return Math.max(0, ...rows.map(({ failures, last_at }) => last_at + waitAfter(failures) - ctx.now()))
}

/** 2 seconds after the sixth failure in a row, doubling up to 15 minutes. */
export function waitAfter(failures: number): number {
  return failures <= FREE ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE - 1))
}

/** Counts a wrong guess, before anybody is told that it was wrong. */
export async function countFailure(ctx: Context, subjects: readonly GuessedAt[]): Promise<void> {
  const at = ctx.now()
  await ctx.db.transact(async (tx) => {
    for (const subject_hash of subjects.map(subjectHash).toSorted()) {
      await tx
        .insertInto('guess')
        .values({ authority_id: ctx.authority.id, subject_hash, failures: 1, last_at: at })
        .onConflict((conflict) =>
          conflict.columns(['authority_id', 'subject_hash']).doUpdateSet((eb) => ({
            failures: eb
              .case()
              .when('guess.last_at', '<', at - FORGET_MS)
              .then(1)
              .else(eb('guess.failures', '+', 1))
              .end(),
            last_at: at,
          })),
        )
        .execute()
    }
  })
}

/** A right guess forgives the wrong ones at this sign-in; an address has to wait for that. */
export async function forgiveSignIn(ctx: Context, signIn: string): Promise<void> {
  await ctx.db.transact((tx) =>
    tx
      .deleteFrom('guess')
      .where('authority_id', '=', ctx.authority.id)
      .where('subject_hash', '=', subjectHash({ signIn }))
      .execute(),
  )
}
