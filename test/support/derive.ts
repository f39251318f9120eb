import { argon2id } from 'hash-wasm'
import { fromBase64Url, utf8 } from '../../src/lib/bytes.ts'
import { reveal } from '../../src/lib/redacted.ts'
import { ok } from '../../src/lib/result.ts'
import type { DeriveKey } from '../../src/vault/kdf.ts'

/** The least that is allowed: tests derive often. */
export const SMALL = { memoryKiB: 19 * 1024, passes: 2 }

/** What the worker does, without the worker. */
export const deriveHere: DeriveKey = async (passphrase, { salt, memoryKiB, passes }) =>
  ok(
    new Uint8Array(
      await argon2id({
        password: utf8(reveal(passphrase).normalize('NFKC').trim()),
        salt: fromBase64Url(salt) ?? new Uint8Array(0),
        memorySize: memoryKiB,
        iterations: passes,
        parallelism: 1,
        hashLength: 32,
        outputType: 'binary',
      }),
    ),
  )
