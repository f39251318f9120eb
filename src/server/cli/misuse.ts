/** Something that was asked for wrongly: said in one line, exit code 2. */
export class Misuse extends Error {}

/** Flags of all commands; each command looks at its own. */
export interface Flags {
  readonly 'dry-run'?: boolean | undefined
  readonly replace?: boolean | undefined
  readonly escrow?: string | undefined
  readonly 'sign-in'?: string | undefined
  readonly name?: string | undefined
  readonly role?: string | undefined
  readonly school?: string | undefined
  readonly kind?: string | undefined
  readonly 'as-of'?: string | undefined
  readonly 'period-end'?: string | undefined
  readonly out?: string | undefined
  readonly database?: string | undefined
  readonly authority?: string | undefined
  readonly officer?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly address?: string | undefined
  readonly complaints?: string | undefined
  readonly why?: string | undefined
  readonly adviser?: string | undefined
  readonly all?: boolean | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly 'password-stdin'?: boolean | undefined
}
