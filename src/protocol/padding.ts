import { type Bytes, u32 } from '../lib/bytes.ts'

/** Nothing that is sealed is shorter than this, in bytes. */
const SMALLEST = 256

/**
 * The PADMÉ length for a length: at most 12 % more, and so few different ones that a length says little about what was
 * written (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019).
 */
function padmeLength(length: number): number {
  if (length <= SMALLEST) return SMALLEST
  const exponent = Math.floor(Math.log2(length))
  const bitsOfExponent = Math.floor(Math.log2(exponent)) + 1
  const mask = 2 ** (exponent - bitsOfExponent) - 1
  return Math.ceil(length / (mask + 1)) * (mask + 1)
}

/** `u32 length ‖ bytes ‖ zeros`, up to the padded length. */
export function pad(bytes: Uint8Array): Bytes {
  const padded = new Uint8Array(padmeLength(bytes.length + 4))
  padded.set(u32(bytes.length))
  padded.set(bytes, 4)
  return padded
}

/** What {@link pad} padded; undefined when the length is impossible or the padding is not zeros. */
export function unpad(padded: Bytes): Bytes | undefined {
  if (padded.length < 4) return undefined
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  if (length > padded.length - 4) return undefined
  for (let at = 4 + length; at < padded.length; at++) if (padded[at] !== 0) return undefined
  return padded.subarray(4, 4 + length)
}
