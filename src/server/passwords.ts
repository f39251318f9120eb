import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's recommendation for signing in: 46 MiB, one pass, one lane. */
const COST = { memory: 46 * 1024, passes: 1, parallelism: 1 }

/** A stored password: Argon2id with a salt of its own, in PHC string form. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await tagOf(password, salt, COST)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${salt.toString('base64url')}$${tag.toString('base64url')}`
}

/** Whether a password is the stored one. Without a stored one the same work is done, so that time tells nothing. */
export async function isPassword(password: string, stored: string | undefined): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored ?? (await decoy()))
  if (!match) throw new Error('Broken assumption: a stored password is in PHC string form')
  const [memory, passes, parallelism] = match.slice(1, 4).map(Number) as [number, number, number]
  const [salt = '', tag = ''] = match.slice(4)
  const given = await tagOf(password, Buffer.from(salt, 'base64url'), { memory, passes, parallelism })
  return timingSafeEqual(given, Buffer.from(tag, 'base64url')) && stored !== undefined
}

let decoyHash: Promise<string> | undefined

function decoy(): Promise<string> {
  return (decoyHash ??= hashPassword(randomBytes(16).toString('base64url')))
}

function tagOf(password: string, salt: Buffer, cost: typeof COST): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFKC'))
  return derive('argon2id', { message, nonce: salt, ...cost, tagLength: 32 })
}
