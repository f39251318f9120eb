import * as z from 'zod/mini'
import type { AuthorityId } from '../../domain/ids.ts'
import { type Bytes, fromBase64Url, lengthPrefixed, toBase64Url, utf8 } from '../../lib/bytes.ts'
import { KeyId, type SealingKey } from '../../protocol/envelope.ts'
import { CannotStart } from '../config.ts'
import type { Context } from '../context.ts'
import type { Db } from '../db/database.ts'
import { StoredKey } from '../key-folder.ts'
import { type SealingPair, suite } from '../keys.ts'
import { writeMeta } from '../meta.ts'

/** The key folder, sealed to the escrow: it lies in the database and in every backup of it, and opens with the escrow file alone. */
const EscrowPackage = z.strictObject({ v: z.literal(1), kid: KeyId, enc: z.string(), sealed: z.string() })

const KeyFolder = z.strictObject({
  v: z.literal(1),
  master: z.string(),
  sealingKeys: z.array(StoredKey).check(z.minLength(1)),
})

/** What is in a package, opened. */
export interface PackedKeys {
  readonly master: Buffer
  readonly sealingKeys: readonly StoredKey[]
}

/** Seals the keys to the escrow and stores them with the database, in place of what was sealed before. */
export async function storePackage(ctx: Context, escrow: SealingKey, keys: PackedKeys): Promise<void> {
  const folder: z.infer<typeof KeyFolder> = {
    v: 1,
    master: keys.master.toString('base64url'),
    sealingKeys: [...keys.sealingKeys],
  }
  const recipient = await suite.DeserializePublicKey(bytesOf(escrow.publicKey))
  const { encapsulatedSecret, ciphertext } = await suite.Seal(recipient, utf8(JSON.stringify(folder)), {
    info: infoOf(ctx.authority.id, escrow.kid),
  })
  const sealed: z.infer<typeof EscrowPackage> = {
    v: 1,
    kid: escrow.kid,
    enc: toBase64Url(encapsulatedSecret),
    sealed: toBase64Url(ciphertext),
  }
  await writeMeta(ctx, 'escrow', JSON.stringify(sealed))
}

/** Opens the keys that lie sealed in a database. Throws {@link CannotStart} when there are none, or another escrow's. */
export async function openPackage(
  db: Db,
  authority: AuthorityId,
  escrow: { readonly kid: string; readonly pair: SealingPair },
): Promise<PackedKeys> {
  const row = await db.db
    .selectFrom('meta')
    .select('value')
    .where('authority_id', '=', authority)
    .where('name', '=', 'escrow')
    .executeTakeFirst()
  if (!row) throw new CannotStart('Nothing in this database is sealed to an escrow key.')
  const { kid, enc, sealed } = EscrowPackage.parse(JSON.parse(row.value))
  if (kid !== escrow.kid)
    throw new CannotStart('This escrow file is not the newest: the keys are sealed to another one.')
  try {
    const raw = await suite.Open(escrow.pair, bytesOf(enc), bytesOf(sealed), { info: infoOf(authority, kid) })
    const { master, sealingKeys } = KeyFolder.parse(JSON.parse(Buffer.from(raw).toString('utf8')))
    return { master: Buffer.from(master, 'base64url'), sealingKeys }
  } catch {
    throw new CannotStart('The sealed keys in this database do not open with this escrow file.')
  }
}

/** Binds a package to its use, its council and the key that opens it. */
function infoOf(authority: AuthorityId, kid: string): Bytes {
  return lengthPrefixed('waymark/escrow/1', authority, kid)
}

function bytesOf(text: string): Bytes {
  return fromBase64Url(text) ?? new Uint8Array(0)
}
