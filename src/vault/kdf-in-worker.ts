import type { Bytes } from '../lib/bytes.ts'
import { reveal } from '../lib/redacted.ts'
import { err, ok } from '../lib/result.ts'
import type { DeriveKey } from './kdf.ts'

/** Derives in a worker of its own, which ends with the answer. */
export function deriveInWorker(makeWorker: () => Worker): DeriveKey {
  return (passphrase, parameters) =>
    new Promise((resolve) => {
      const worker = makeWorker()
      const end = (bytes: Bytes | undefined) => {
        worker.terminate()
        resolve(bytes ? ok(bytes) : err('out-of-memory'))
      }
      worker.addEventListener('message', ({ data }: MessageEvent<{ bytes: Bytes | undefined }>) => end(data.bytes))
      // A worker that dies instead of answering has run out of memory: the script itself is part of the precache.
      worker.addEventListener('error', () => end(undefined))
      worker.postMessage({ passphrase: reveal(passphrase), parameters })
    })
}
