import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { Role } from '../../protocol/access.ts'
import { accountOf, addStaff, issueCode } from '../accounts.ts'
import type { Context } from '../context.ts'
import { listHeld, listStaff } from '../office.ts'
import { type Flags, Misuse } from './misuse.ts'

const SHORTEST_PASSWORD = 12

/** `staff add --sign-in X --name "…" --role adviser|manager` */
export async function addStaffCommand(ctx: Context, _rest: readonly string[], flags: Flags): Promise<void> {
  const role = Role.safeParse(flags.role)
  const { 'sign-in': signIn, name } = flags
  if (!signIn || !name || !role.success) throw new Misuse('Say --sign-in, --name and --role (adviser or manager).')
  const password = await readPassword(flags)
  if (password.length < SHORTEST_PASSWORD) throw new Misuse(`A password has at least ${SHORTEST_PASSWORD} characters.`)
  if (!(await addStaff(ctx, { signIn, name, role: role.data, password }))) throw new Misuse('That sign-in is taken.')
  console.log(`Added. For a tablet: npm run waymark -- code ${signIn}`)
}

async function readPassword(flags: Flags): Promise<string> {
  if (flags['password-stdin'] === true || !process.stdin.isTTY) return (await text(process.stdin)).trim()
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return (await terminal.question('Password (shown as typed): ')).trim()
  } finally {
    terminal.close()
  }
}

/** `staff list` */
export async function listStaffCommand(ctx: Context): Promise<void> {
  for (const { signIn, name, role, caseload, devices } of (await listStaff(ctx)).staff) {
    console.log(`${signIn}\t${role}\t${caseload} young people\t${devices} tablets\t${name}`)
  }
}

/** `code SIGN-IN` */
export async function issueCodeCommand(ctx: Context, [signIn]: readonly string[]): Promise<void> {
  const account = signIn === undefined ? undefined : await accountOf(ctx, signIn)
  if (!account) throw new Misuse('Name the sign-in of a member of staff.')
  const { code, endsAt } = await issueCode(ctx, account.id)
  console.log(`${code}   good once, until ${new Date(endsAt).toLocaleString('en-GB')}`)
}

/** `held` */
export async function listHeldCommand(ctx: Context): Promise<void> {
  const { held } = await listHeld(ctx)
  if (held.length === 0) console.log('Nothing is held.')
  for (const { hash, reason, receivedAt, staff } of held) console.log(`${receivedAt}\t${reason}\t${staff}\t${hash}`)
}
