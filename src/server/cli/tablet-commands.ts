import type { DeviceId } from '../../domain/ids.ts'
import { type AssessReply, RetireReason, type TabletView } from '../../protocol/tablets.ts'
import type { Context } from '../context.ts'
import { assessTablet, listTablets, retireTablet } from '../tablets.ts'
import { type Flags, Misuse } from './misuse.ts'

/** `tablets` */
export async function listTabletsCommand(ctx: Context): Promise<void> {
  const { tablets } = await listTablets(ctx)
  if (tablets.length === 0) console.log('No tablet has been set up.')
  for (const tablet of tablets) console.log(lineOf(tablet))
}

/** `retire TABLET --why lost|stolen|broken|left-the-council|replaced` */
export async function retireCommand(ctx: Context, [start]: readonly string[], flags: Flags): Promise<void> {
  const why = RetireReason.safeParse(flags.why)
  if (!why.success) throw new Misuse(`Say why with --why: ${RetireReason.options.join(', ')}.`)
  const tablet = await tabletOf(ctx, start)
  await retireTablet(ctx, tablet.id, why.data)
  console.log('Taken out of use. At its next contact it sends what it has not sent, and removes everything.')
  console.log(`Whose records were on it: npm run waymark -- assess ${tablet.id}`)
}

/** `assess TABLET`: by record number, without a name. Looking is written down. */
export async function assessCommand(ctx: Context, [start]: readonly string[]): Promise<void> {
  const tablet = await tabletOf(ctx, start)
  const assessed = await assessTablet(ctx, tablet.id)
  if (assessed) for (const line of assessmentLines(assessed)) console.log(line)
}

function assessmentLines({ tablet, people, apart, heldEntries, madeAt }: AssessReply): string[] {
  const on = people.filter(({ removedAt }) => removedAt === undefined).length
  return [
    `Tablet\t${tablet.id}\t${tablet.staff}`,
    `Set up\t${tablet.enrolledAt}`,
    `Last unlocked with a network\t${tablet.lastUnlockedAt ?? 'never'}`,
    `Last fetched records\t${tablet.lastSyncedAt ?? 'never'}`,
    `Last heard of\t${tablet.lastHeardAt ?? 'never'}`,
    `Taken out of use\t${tablet.retired ? `${tablet.retired.at}\t${tablet.retired.why}` : 'no'}`,
    `Told to remove everything\t${tablet.retired?.toldAt ?? 'no'}`,
    `Says that it did\t${wipedWords(tablet)}`,
    `Entries from it that wait for a person\t${heldEntries}`,
    `Young people on it now\t${on}`,
    `Of whom something of health or convictions was on it when it was lost, or is\t${apart}`,
    ...people.map(({ recordNumber, firstAt, lastAt, removedAt }) =>
      [
        recordNumber ?? 'no number',
        `from ${firstAt}`,
        `last ${lastAt}`,
        removedAt ? `removed ${removedAt}` : 'on it',
      ].join('\t'),
    ),
    `As of\t${madeAt}`,
  ]
}

function wipedWords({ retired }: TabletView): string {
  const wiped = retired?.wiped
  if (!wiped) return 'no'
  return `${wiped.at}\t${wiped.signed ? 'signed' : 'not signed: it was locked'}\t${wiped.unsent} entries still to send`
}

function lineOf(tablet: TabletView): string {
  const { id, staff, people, lastHeardAt, retired } = tablet
  const state = retired ? (retired.wiped ? 'retired, wiped' : 'retired, not heard of yet') : 'in use'
  return [id, staff, `${people} young people`, `last heard of ${lastHeardAt ?? 'never'}`, state].join('\t')
}

/** A tablet by its id, or the beginning of it. */
async function tabletOf(ctx: Context, start: string | undefined): Promise<TabletView & { readonly id: DeviceId }> {
  const { tablets } = await listTablets(ctx)
  const found = start === undefined ? [] : tablets.filter(({ id }) => id.startsWith(start))
  const [tablet] = found
  if (!tablet || found.length > 1) throw new Misuse('Name one tablet by its id: npm run waymark -- tablets')
  return tablet
}
