import { existsSync, writeFileSync } from 'node:fs'
import { type Config, CannotStart, keyFolder } from '../config.ts'
import type { Context } from '../context.ts'
import { openDatabase } from '../db/database.ts'
import { type EscrowFile, newEscrowFile, readEscrowFile } from '../escrow/escrow-file.ts'
import { recoverKeys } from '../escrow/recover.ts'
import { beginEscrow, rotateSealingKey } from '../escrow/rotate.ts'
import { readEscrowKey, readSealingKeys } from '../key-folder.ts'
import { openServer } from '../open-server.ts'
import { type Flags, Misuse } from './misuse.ts'

/** `keys list`: by fingerprint, as "This tablet" shows it. */
export function listKeysCommand(config: Config): Promise<void> {
  const folder = keyFolder(config)
  for (const [index, { kid, madeAt }] of readSealingKeys(folder).entries())
    console.log(
      `${fingerprint(kid)}\t${index === 0 ? 'tablets seal to it' : 'opens what still arrives'}\t${madeAt ?? ''}`,
    )
  const escrow = readEscrowKey(folder)
  console.log(
    escrow ? `${fingerprint(escrow.kid)}\tkept off-line` : 'No key is kept off-line: npm run waymark -- keys escrow',
  )
  return Promise.resolve()
}

/** `keys rotate` */
export async function rotateCommand(config: Config): Promise<void> {
  const made = await withServer(config, (ctx) => rotateSealingKey(ctx, keyFolder(config)))
  console.log(`New key: ${fingerprint(made.kid)}. Tablets seal to it from their next session; earlier keys stay, to open what still arrives.
Back up ${keyFolder(config)} again.`)
}

/** `keys escrow [--out FILE] [--replace]` */
export async function escrowCommand(config: Config, _rest: readonly string[], flags: Flags): Promise<void> {
  const { out } = flags
  if (out !== undefined && existsSync(out))
    throw new CannotStart('There is a file of that name already. Nothing was changed.')
  const keep = (file: EscrowFile) => (out === undefined ? printed(file) : written(out, file))
  const file = await withServer(config, async (ctx) => {
    const made = await newEscrowFile(ctx.authority, ctx.now())
    await beginEscrow(ctx, keyFolder(config), made, { replace: flags.replace === true, keep })
    return made
  })
  console.log(`From now on everything is sealed to this key as well: ${fingerprint(file.kid)}.
Its private half is shown this once and stored nowhere. Take it off this machine, keep it in a safe, and delete it here.
Whoever has it and a copy of the database can read everything.`)
}

/** `keys recover --escrow FILE` */
export async function recoverCommand(config: Config, _rest: readonly string[], flags: Flags): Promise<void> {
  if (flags.escrow === undefined) throw new Misuse('Name the escrow file with --escrow.')
  const file = readEscrowFile(flags.escrow)
  const db = await openDatabase(config.databaseUrl === undefined ? config : { url: config.databaseUrl })
  try {
    const parts = { db, folder: keyFolder(config), log: () => undefined, now: Date.now }
    const { people, entries, broken, envelopes } = await recoverKeys(parts, file)
    console.log(`The key folder is whole: ${keyFolder(config)}
${people} young people, ${entries} entries; ${broken} records do not come out whole.
${envelopes.opened} envelopes that could not be opened are opened, ${envelopes.still} are still held.
The escrow key was on this machine: make another one with "keys escrow --replace".`)
  } finally {
    await db.close()
  }
}

async function withServer<T>(config: Config, work: (ctx: Context) => Promise<T>): Promise<T> {
  const { ctx } = await openServer(config, () => undefined, Date.now)
  try {
    return await work(ctx)
  } finally {
    await ctx.db.close()
  }
}

function printed(file: EscrowFile): EscrowFile {
  console.log(JSON.stringify(file, null, 2))
  return file
}

function written(path: string, file: EscrowFile): EscrowFile {
  writeFileSync(path, JSON.stringify(file, null, 2), { mode: 0o600, flag: 'wx', flush: true })
  return readEscrowFile(path)
}

/** The beginning of a key's name, in hexadecimal groups of four: what "This tablet" shows. */
function fingerprint(kid: string): string {
  const hex = Buffer.from(kid, 'base64url').toString('hex')
  return (hex.slice(0, 24).match(/.{4}/g) ?? []).join(' ')
}
