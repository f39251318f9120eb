import { argon2id } from 'hash-wasm'
import { fromBase64Url, utf8 } from '../lib/bytes.ts'
import type { KdfParameters } from './kdf.ts'

/** A worker for one derivation: WebAssembly memory is never given back, and holds what was derived until the worker ends. */
declare const self: Worker

interface Question {
  readonly passphrase: string
  readonly parameters: KdfParameters
}

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  derive(data).then(
    (bytes) => self.postMessage({ bytes }),
    () => self.postMessage({ bytes: undefined }),
  )
})

/** Composed and decomposed accents are the same passphrase (NFKC), and spaces around it do not count. */
function derive({ passphrase, parameters }: Question): Promise<Uint8Array> {
  return argon2id({
    password: utf8(passphrase.normalize('NFKC').trim()),
    salt: fromBase64Url(parameters.salt) ?? new Uint8Array(0),
    memorySize: parameters.memoryKiB,
    iterations: parameters.passes,
    parallelism: parameters.lanes,
    hashLength: 32,
    outputType: 'binary',
  })
}
