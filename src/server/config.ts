import { accessSync, constants, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as z from 'zod/mini'

/** A start that cannot succeed, in one line for whoever starts it. */
export class CannotStart extends Error {}

const Environment = z.object({
  PORT: z._default(z.string().check(z.regex(/^\d{1,5}$/, 'PORT is a number from 0 to 65535')), '8080'),
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), './data'),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//, 'DATABASE_URL begins with postgres://'))),
})

export interface Config {
  readonly port: number
  readonly host: string
  /** The folder of the embedded database and of the keys. */
  readonly folder: string
  readonly databaseUrl: string | undefined
}

/** Reads the configuration from the environment, and makes sure that the data folder can be written. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(env)
  if (!parsed.success) throw new CannotStart(parsed.error.issues.map(({ message }) => message).join('; '))
  const { PORT, HOST, DATA_DIR, DATABASE_URL } = parsed.data
  const port = Number(PORT)
  if (port > 65_535) throw new CannotStart('PORT is a number from 0 to 65535')
  return { port, host: HOST, folder: writableFolder(resolve(DATA_DIR)), databaseUrl: DATABASE_URL }
}

function writableFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    throw new CannotStart(`The data folder ${folder} cannot be written. Set DATA_DIR to a folder that can.`)
  }
  return folder
}

/** Where the council's keys lie. */
export function keyFolder({ folder }: Pick<Config, 'folder'>): string {
  return join(folder, 'keys')
}
