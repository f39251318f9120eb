import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { AuthorityId } from '../../domain/ids.ts'
import type { Authority } from '../../protocol/access.ts'
import { KeyId, PublicKey } from '../../protocol/envelope.ts'
import { base64Url } from '../../protocol/text.ts'
import { CannotStart } from '../config.ts'
import { importPair, newPair, type SealingPair } from '../keys.ts'

/** The key that a council keeps off-line, in a safe: everything that was lost with the server's keys opens with it. */
const EscrowFile = z.strictObject({
  waymark: z.literal('escrow-key'),
  v: z.literal(1),
  authority: AuthorityId,
  authorityName: z.string(),
  kid: KeyId,
  publicKey: PublicKey,
  privateKey: base64Url(32),
  madeAt: z.string(),
})
export type EscrowFile = z.infer<typeof EscrowFile>

/** A new key to be kept off-line. Nothing of its private half is stored by this program. */
export async function newEscrowFile(authority: Authority, now: number): Promise<EscrowFile> {
  const { kid, publicKey, privateKey } = await newPair()
  return {
    waymark: 'escrow-key',
    v: 1,
    authority: authority.id,
    authorityName: authority.name,
    kid,
    publicKey,
    privateKey: privateKey.toString('base64url'),
    madeAt: new Date(now).toISOString(),
  }
}

/** Reads what {@link newEscrowFile} made and somebody kept. Throws {@link CannotStart} when it is not that. */
export function readEscrowFile(path: string): EscrowFile {
  if (!existsSync(path)) throw new CannotStart('There is no escrow file of that name.')
  try {
    return EscrowFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new CannotStart('This is not an escrow file of Waymark, or it is damaged.')
  }
}

/** The pair that opens what was sealed to the escrow. */
export function escrowPair({ publicKey, privateKey }: EscrowFile): Promise<SealingPair> {
  return importPair(Buffer.from(publicKey, 'base64url'), Buffer.from(privateKey, 'base64url'))
}
