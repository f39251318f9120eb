import { CannotStart, readConfig } from './config.ts'
import type { Context } from './context.ts'
import { NewerDatabase } from './db/database.ts'
import { type FirstSignIn, seedDemo } from './demo/seed.ts'
import { KeysMissing } from './key-folder.ts'
import { listen } from './listen.ts'
import { createLog } from './log.ts'
import { openServer } from './open-server.ts'

/** Starts everything, says where it is, and stops in an orderly way when told to. */
export async function start(): Promise<void> {
  try {
    const config = readConfig(process.env)
    const log = createLog()
    const { ctx, isNew } = await openServer(config, log, Date.now)
    if (isNew) await firstStart(ctx)
    else console.log(`Using the data in ${config.folder}. For another tablet: npm run waymark -- code SIGN-IN`)
    await listen(ctx, config)
  } catch (error) {
    console.error(startProblem(error))
    process.exit(1)
  }
}

async function firstStart(ctx: Context): Promise<void> {
  console.log('First start: importing the list of a fictional council. Everybody in it is invented.')
  printSignIns(await seedDemo(ctx, console.log))
}

function printSignIns(signIns: readonly FirstSignIn[]): void {
  console.log('\nThese passwords and one-time codes are shown once. Codes are good for 24 hours.\n')
  for (const { signIn, name, role, password, code, caseload } of signIns) {
    console.log(`  ${name} (${role}${caseload > 0 ? `, ${caseload} young people` : ''})`)
    console.log(`    sign-in ${signIn}   password ${password}   code ${code}`)
  }
  console.log('')
}

/** One line for whoever starts the server. What is not expected keeps its stack: it is a bug. */
function startProblem(error: unknown): string {
  if (error instanceof CannotStart || error instanceof NewerDatabase || error instanceof KeysMissing)
    return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return 'The port is in use by another program. Set PORT to a free one.'
  if (code === 'EACCES') return 'This port needs more rights than this user has. Set PORT to one above 1023.'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'The database at DATABASE_URL does not answer.'
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
