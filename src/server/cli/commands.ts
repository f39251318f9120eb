import { parseArgs } from 'node:util'
import { CannotStart, type Config, readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { NewerDatabase } from '../db/database.ts'
import { KeysMissing } from '../key-folder.ts'
import { openServer } from '../open-server.ts'
import { backupCommand, restoreCommand, restoredCommand } from './backup-commands.ts'
import { assignCommand, listAllocationsCommand, withdrawCommand } from './caseload-commands.ts'
import { contactCommand } from './contact-command.ts'
import { listDuplicatesCommand, mergeCommand } from './duplicate-commands.ts'
import { importList } from './import-command.ts'
import { escrowCommand, listKeysCommand, recoverCommand, rotateCommand } from './keys-commands.ts'
import { type Flags, Misuse } from './misuse.ts'
import { importProviderList } from './provider-command.ts'
import { returnCommand, statisticsCommand } from './return-commands.ts'
import { assessCommand, listTabletsCommand, retireCommand } from './tablet-commands.ts'
import { addStaffCommand, issueCodeCommand, listHeldCommand, listStaffCommand } from './staff-commands.ts'

type Command = (ctx: Context, rest: readonly string[], flags: Flags) => Promise<void>

const commands: { readonly [name: string]: Command } = {
  'import nccis': importList,
  'import provider': importProviderList,
  'staff add': addStaffCommand,
  'staff list': listStaffCommand,
  code: issueCodeCommand,
  assign: assignCommand,
  withdraw: withdrawCommand,
  caseloads: listAllocationsCommand,
  held: listHeldCommand,
  duplicates: listDuplicatesCommand,
  merge: mergeCommand,
  contact: contactCommand,
  'return nccis': returnCommand,
  statistics: statisticsCommand,
  tablets: listTabletsCommand,
  retire: retireCommand,
  assess: assessCommand,
}

/** Commands that look at an installation from outside: there may be no database to open, or no keys. */
const outside: {
  readonly [name: string]: (config: Config, rest: readonly string[], flags: Flags) => Promise<void>
} = {
  backup: backupCommand,
  restore: restoreCommand,
  restored: restoredCommand,
  'keys list': listKeysCommand,
  'keys rotate': rotateCommand,
  'keys escrow': escrowCommand,
  'keys recover': recoverCommand,
}

const help = `Usage: npm run waymark -- COMMAND

  import nccis FILE.xml [--dry-run]     bring in the council's monthly list
  import provider FILE.csv --kind school|college|training-provider --name "…" --as-of 2026-10-31 [--dry-run]
                                        bring in a list that a school, college or training provider sent
  return nccis --period-end 2026-10-31 --out FILE.xml [--database 999] [--authority 998]
                                        write the monthly return to the Department for Education
  statistics --period-end 2026-10-31    how many young people do what, and were offered a place
  staff add --sign-in X --name "…" --role adviser|manager [--password-stdin]
  staff list                            who works here
  code SIGN-IN                          a one-time code to enrol a tablet, good for 24 hours
  assign SIGN-IN --school "…" | --adviser SIGN-IN [--from 2027-01-04] [--until 2027-03-31]
                                        give somebody everyone at a school, now and later, or whom another adviser has
  withdraw SIGN-IN --school "…" | --all [--until 2027-03-31]
                                        take them away again, at once or after a last day
  caseloads                             who is given whom, from when and until when
  tablets                               which tablets there are, and when each was last heard of
  retire TABLET --why lost|stolen|broken|left-the-council|replaced
                                        take one out of use: it sends what it has, then removes everything
  assess TABLET                         whose records were on it, by record number; looking is written down
  held                                  what waits for a person, and why
  duplicates                            who may be here twice, by record number
  merge KEEP OTHER                      two record numbers of one person: the second record goes into the first
  contact [--officer "…"] [--email …] [--phone …] [--address "…"] [--complaints "…"]
                                        whom young people may ask and complain to; without options, shows it
  backup FILE-OR-FOLDER                 copy the database while the server runs; the keys are not in it
  restore FILE [--replace]              put a backup in the place of the database, checked, as a new history
  restored                              the database was put back by other means: check it, and begin a new history
  keys list                             what tablets seal to, and what is kept to open what still arrives
  keys rotate                           a new key for tablets to seal to; the old ones stay
  keys escrow [--out FILE] [--replace]  a key to be kept off-line, in a safe: with it, no other key can be lost for good
  keys recover --escrow FILE            put the lost key folder back, and open what could not be opened

DATA_DIR and DATABASE_URL say which council, as for the server.`

/** Runs a command line. Returns the exit code: 0 done, 1 could not, 2 was asked wrongly. */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseCommandLine(args)
    const two = positionals.slice(0, 2).join(' ')
    const name = two in commands || two in outside ? two : (positionals[0] ?? 'help')
    const rest = positionals.slice(name.split(' ').length)
    const [command, onInstallation] = [commands[name], outside[name]]
    if (command) await inside(command, rest, values)
    else if (onInstallation) await onInstallation(readConfig(process.env), rest, values)
    else console.log(help)
    return command || onInstallation || name === 'help' ? 0 : 2
  } catch (error) {
    return explain(error)
  }
}

async function inside(command: Command, rest: readonly string[], flags: Flags): Promise<void> {
  const { ctx } = await openServer(readConfig(process.env), () => undefined, Date.now)
  try {
    await command(ctx, rest, flags)
  } finally {
    await ctx.db.close()
  }
}

function parseCommandLine(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
        replace: { type: 'boolean' },
        escrow: { type: 'string' },
        'sign-in': { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        school: { type: 'string' },
        kind: { type: 'string' },
        'as-of': { type: 'string' },
        'period-end': { type: 'string' },
        out: { type: 'string' },
        database: { type: 'string' },
        authority: { type: 'string' },
        officer: { type: 'string' },
        email: { type: 'string' },
        phone: { type: 'string' },
        address: { type: 'string' },
        complaints: { type: 'string' },
        why: { type: 'string' },
        adviser: { type: 'string' },
        all: { type: 'boolean' },
        from: { type: 'string' },
        until: { type: 'string' },
        'password-stdin': { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : 'These options are not known.')
  }
}

function explain(error: unknown): number {
  if (error instanceof Misuse) {
    console.error(`${error.message}\nSee: npm run waymark -- help`)
    return 2
  }
  if (error instanceof CannotStart || error instanceof NewerDatabase || error instanceof KeysMissing)
    console.error(error.message)
  else console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}
