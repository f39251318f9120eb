import * as z from 'zod/mini'
import { Moment } from '../domain/time.ts'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import type { Sealed } from '../lib/sealed.ts'
import { HeldDecision, type OwnHeldReply } from '../protocol/held.ts'
import { openHandBack, sealToVault } from '../vault/hand-back.ts'
import type { DecidedView } from './held-api.ts'
import type { OpenVault } from './open-vault.ts'

const Decided = z.strictObject({
  v: z.literal(1),
  decision: HeldDecision,
  by: z.string(),
  at: Moment,
  why: z.optional(z.string()),
})

/** What somebody decided about something that was held, sealed to the vault: it may say something of a young person. */
export function sealDecided(vault: OpenVault, told: OwnHeldReply['decided'][number]): Promise<Sealed> {
  const { decision, decidedBy, decidedAt, why } = told
  const said = { v: 1, decision, by: decidedBy, at: decidedAt, ...(why === undefined ? {} : { why }) }
  return sealToVault(vault.account.handBackPublicKey, vault.device.vault, utf8(JSON.stringify(said)))
}

/** What somebody decided, opened; undefined where nobody did. */
export async function openDecided(vault: OpenVault, sealed: Sealed | undefined): Promise<DecidedView | undefined> {
  if (!sealed) return undefined
  const opened = await openHandBack(vault.account.handBackKey, vault.device.vault, sealed)
  const decided = opened.ok ? Decided.safeParse(JSON.parse(fromUtf8(opened.value))).data : undefined
  return decided && { decision: decided.decision, by: decided.by, at: decided.at, why: decided.why }
}
