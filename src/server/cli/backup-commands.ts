import { type Config, keyFolder } from '../config.ts'
import { backUp, beginAnew, restore } from '../backup/restore.ts'
import type { Verified } from '../backup/verify.ts'
import { type Flags, Misuse } from './misuse.ts'

/** `backup FILE-OR-FOLDER` */
export async function backupCommand(config: Config, [target]: readonly string[]): Promise<void> {
  if (target === undefined) throw new Misuse('Name the file or the folder to write the backup to.')
  const file = await backUp(config, target, Date.now())
  console.log(`Backed up to ${file}`)
  console.log(
    `It does not hold the keys, and opens nothing without them. They are in ${keyFolder(config)}: keep a copy of that folder in another place.`,
  )
}

/** `restore FILE [--replace]` */
export async function restoreCommand(config: Config, [file]: readonly string[], flags: Flags): Promise<void> {
  if (file === undefined) throw new Misuse('Name the backup to restore.')
  const restored = await restore(config, file, { replace: flags.replace === true, now: Date.now() })
  describe(restored, config)
  if (restored.before !== undefined)
    console.log(`What was there before is kept in ${restored.before}. Delete it once you have looked.`)
}

/** `restored`: a snapshot or a database administrator put the database back. */
export async function restoredCommand(config: Config): Promise<void> {
  describe(await beginAnew(config, Date.now()), config)
}

function describe({ authority, schemaVersion, people, entries, opened }: Verified, config: Config): void {
  console.log(`${authority.name}: ${people} young people, ${entries} entries, schema version ${schemaVersion}.`)
  console.log(
    opened
      ? 'Every entry opened, and every record came out whole.'
      : `Every record is as long as it says. Nothing was opened, because the keys are not in ${keyFolder(config)}: put them there before you start the server.`,
  )
  console.log(`A new history has begun: nobody is signed in, and one-time codes are not good any more.
Tablets send again what they sent in the last 14 days, by themselves, when they next connect.
Look again at what was decided since the backup: staff, passwords, retired tablets, who has whom, lists that were brought in.`)
}
