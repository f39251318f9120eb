import { parseArgs } from 'node:util'
import { CannotStart, readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { NewerDatabase } from '../db/database.ts'
import { KeysMissing } from '../keys.ts'
import { openServer } from '../open-server.ts'
import { assignCommand, listAllocationsCommand, withdrawCommand } from './caseload-commands.ts'
import { contactCommand } from './contact-command.ts'
import { listDuplicatesCommand, mergeCommand } from './duplicate-commands.ts'
import { importList } from './import-command.ts'
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

DATA_DIR and DATABASE_URL say which council, as for the server.`

/** Runs a command line. Returns the exit code: 0 done, 1 could not, 2 was asked wrongly. */
export async function runCommand(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseCommandLine(args)
    const two = positionals.slice(0, 2).join(' ')
    const name = two in commands ? two : (positionals[0] ?? 'help')
    const command = commands[name]
    if (!command) {
      console.log(help)
      return name === 'help' ? 0 : 2
    }
    const { ctx } = await openServer(readConfig(process.env), () => undefined, Date.now)
    try {
      await command(ctx, positionals.slice(name.split(' ').length), values)
    } finally {
      await ctx.db.close()
    }
    return 0
  } catch (error) {
    return explain(error)
  }
}

function parseCommandLine(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean' },
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
