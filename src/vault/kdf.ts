import * as z from 'zod/mini'
import { fromBase64Url, toBase64Url } from '../lib/bytes.ts'
import type { Bytes } from '../lib/bytes.ts'
import { Redacted } from '../lib/redacted.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { randomBytes } from './random.ts'

/** What Argon2id costs: memory in KiB, and passes over it. One lane: a browser's WebAssembly runs on one thread anyway. */
export interface KdfCost {
  readonly memoryKiB: number
  readonly passes: number
}

/** RFC 9106's second recommended option, with one lane. */
export const DEFAULT_COST: KdfCost = { memoryKiB: 64 * 1024, passes: 3 }
/** For a tablet that is quick with the default. */
const RAISED_COST: KdfCost = { memoryKiB: 128 * 1024, passes: 3 }
/** For a tablet that refuses the memory: the same memory times passes. */
const SMALL_COST: KdfCost = { memoryKiB: 32 * 1024, passes: 6 }
/** OWASP's minimum. Below it a stored slot is not believed: somebody may have weakened it. */
const FLOOR: KdfCost = { memoryKiB: 19 * 1024, passes: 2 }
/** Above it a stored slot is not tried: it would only hang the tablet. */
const CEILING: KdfCost = { memoryKiB: 512 * 1024, passes: 12 }
/** A default that takes less than this, in milliseconds, leaves room for more. */
const QUICK_MS = 400

export const KdfParameters = z.strictObject({
  algorithm: z.literal('argon2id'),
  version: z.literal(19),
  memoryKiB: z.int(),
  passes: z.int(),
  lanes: z.literal(1),
  salt: z.string().check(z.refine((text) => fromBase64Url(text)?.length === 16)),
})
export type KdfParameters = z.infer<typeof KdfParameters>

/** Derives 32 bytes from a passphrase. Failing for want of memory is expected on small devices. */
export type DeriveKey = (
  passphrase: Redacted<string>,
  parameters: KdfParameters,
) => Promise<Result<Bytes, 'out-of-memory'>>

/** Whether parameters may be used at all. Checked before anything is derived with them. */
export function isSafe({ memoryKiB, passes }: KdfCost): boolean {
  const enough = memoryKiB >= FLOOR.memoryKiB && passes >= FLOOR.passes
  return enough && memoryKiB <= CEILING.memoryKiB && passes <= CEILING.passes
}

/** Parameters of this cost with a new salt. */
export function newParameters(cost: KdfCost): KdfParameters {
  return { algorithm: 'argon2id', version: 19, lanes: 1, ...cost, salt: toBase64Url(randomBytes(16)) }
}

/**
 * The cost this device can bear: the default, more if that was quick, less memory and more passes if memory is refused.
 * `now` is a steady clock in milliseconds.
 */
export async function calibrate(derive: DeriveKey, now: () => number): Promise<Result<KdfCost, 'out-of-memory'>> {
  const started = now()
  const trial = await derive(new Redacted('how long does this take here?'), newParameters(DEFAULT_COST))
  if (trial.ok) return ok(now() - started < QUICK_MS ? RAISED_COST : DEFAULT_COST)
  const small = await derive(new Redacted('is there room for this here?'), newParameters(SMALL_COST))
  return small.ok ? ok(SMALL_COST) : err('out-of-memory')
}

/**
 * What a slot of this cost is raised to, after it took so many milliseconds here; undefined when it may stay. It is raised to
 * what a new slot would get on this tablet, and never lowered in any part.
 */
export function raisedCost(cost: KdfCost, tookMs: number): KdfCost | undefined {
  const wanted = tookMs < QUICK_MS && work(cost) >= work(DEFAULT_COST) ? RAISED_COST : DEFAULT_COST
  const raised = {
    memoryKiB: Math.max(cost.memoryKiB, wanted.memoryKiB),
    passes: Math.max(cost.passes, wanted.passes),
  }
  return work(cost) < work(wanted) && isSafe(raised) ? raised : undefined
}

/** The same memory times passes is the same work for whoever guesses. */
function work({ memoryKiB, passes }: KdfCost): number {
  return memoryKiB * passes
}
