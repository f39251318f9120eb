import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { addDays, isRealDate } from '../../domain/time.ts'
import { audit } from '../audit.ts'
import { CannotStart } from '../config.ts'
import type { Context } from '../context.ts'
import { everybody } from '../people.ts'
import { councilCodes } from '../return/council-codes.ts'
import type { ReturnHeader } from '../return/elements.ts'
import { writeReturn } from '../return/nccis-return.ts'
import { FileExists, writeNewFile } from '../return/new-file.ts'
import { describeReturn } from '../return/return-report.ts'
import { describeStatistics, statistics } from '../return/statistics.ts'
import { type Flags, Misuse } from './misuse.ts'

/** `return nccis --period-end 2026-10-31 --out FILE.xml [--database 999] [--authority 998]` */
export async function returnCommand(ctx: Context, _rest: readonly string[], flags: Flags): Promise<void> {
  const { out } = flags
  if (out === undefined) throw new Misuse('Name the file to write with --out.')
  const header = await headerOf(ctx, flags)
  if (existsSync(out)) throw new CannotStart(exists)
  if (!existsSync(dirname(resolve(out)))) throw new CannotStart('There is no folder of that name to write to.')
  const report = await writeNewFile(out, (write) => writeReturn(everybody(ctx), header, write)).catch(
    (error: unknown) => {
      throw error instanceof FileExists ? new CannotStart(exists) : error
    },
  )
  await audit(ctx, { action: `return-written:${header.periodEnd}:${report.returned}` })
  console.log(describeReturn(report))
  console.log('The file holds everybody’s data in plain text: send it, then delete it.')
}

const exists = 'There is a file of that name already. Nothing was written.'

/** `statistics --period-end 2026-10-31 [--database 999] [--authority 998]` */
export async function statisticsCommand(ctx: Context, _rest: readonly string[], flags: Flags): Promise<void> {
  const header = await headerOf(ctx, flags)
  console.log(describeStatistics(await statistics(everybody(ctx), header), header.periodEnd))
}

/** The council's codes come from its newest list, unless they are named. */
async function headerOf(ctx: Context, flags: Flags): Promise<ReturnHeader> {
  const periodEnd = flags['period-end'] ?? ''
  if (!isRealDate(periodEnd) || addDays(periodEnd, 1).slice(8) !== '01')
    throw new Misuse('Say the last day of a month with --period-end, as in 2026-10-31.')
  const held = await councilCodes(ctx)
  const databases = codesOf(flags.database) ?? held?.databases
  const authorities = codesOf(flags.authority) ?? held?.authorities
  if (!databases || !authorities)
    throw new Misuse(
      'No list has been imported that names the council: say --database and --authority, three digits each.',
    )
  return { databases, authorities, sentOn: new Date(ctx.now()).toISOString().slice(0, 10), periodEnd }
}

function codesOf(text: string | undefined): string[] | undefined {
  const codes = text?.split(',')
  if (codes?.some((code) => !/^\d{3}$/.test(code)))
    throw new Misuse('--database and --authority are three digits each.')
  return codes
}
