import { type Bytes, lengthPrefixed } from '../lib/bytes.ts'

/** The chained hash of an empty stream: 32 zero bytes. */
export const EMPTY_STREAM_HASH: Bytes = new Uint8Array(32)

/** What is hashed (SHA-256) to get a stream's hash after `entry`, given the hash before it. */
export function streamHashInput(before: Uint8Array, entry: string): Bytes {
  return lengthPrefixed('waymark/stream/1', before, entry)
}
