import type { KeyObject } from 'node:crypto'
import { isPowerFor } from '../codes/sharing.ts'
import type { Basis, ConsentPurpose } from '../domain/basis.ts'
import { type Entry, parseEntry } from '../domain/entry.ts'
import { type Fact, compartmentOf } from '../domain/fact.ts'
import type { Disclosure } from '../domain/sharing.ts'
import type { Context } from './context.ts'
import type { Tx } from './db/database.ts'
import { findEntry } from './streams.ts'

/** What one entry says allowed it, and for what: every one of these has to hold. */
interface Claim {
  readonly purpose: ConsentPurpose
  readonly basis: Basis | undefined
  /** A yes to one sharing allows sharing; it allows nothing to be recorded. */
  readonly once: boolean
  readonly use: Parameters<typeof isPowerFor>[0]
}

/**
 * Whether everything that needs consent or a power names one that is there (P11, P30). The tablet asks before it saves; this is
 * for a tablet that does not. Consent that was taken back meanwhile is not looked at here: the author may not have known.
 */
export async function hasBasis(ctx: Context, tx: Tx, key: KeyObject, entry: Entry): Promise<boolean> {
  for (const claim of claimsOf(entry)) if (!(await holds(ctx, tx, key, entry, claim))) return false
  return true
}

function claimsOf(entry: Entry): readonly Claim[] {
  if (entry.kind === 'fact') return factClaims(entry.fact)
  return entry.kind === 'disclosure' ? disclosureClaims(entry.disclosure) : []
}

/** What belongs to a compartment and has no place for a basis comes from lists only: a tablet cannot say it. */
function factClaims(fact: Fact): readonly Claim[] {
  const purpose = compartmentOf(fact.field)
  if (!purpose || fact.value === null) return []
  const basis = fact.field === 'health' || fact.field === 'conviction' ? fact.value.basis : undefined
  return [{ purpose, basis, once: false, use: 'recording' }]
}

function disclosureClaims(disclosure: Disclosure): readonly Claim[] {
  if (disclosure.decision === 'not-shared') return []
  const use = disclosure.path === 'safeguarding' ? 'safeguarding' : 'sharing'
  const parts = disclosure.includes.map(({ compartment, basis }) => ({ purpose: compartment, basis }))
  return [{ purpose: 'sharing' as const, basis: disclosure.basis }, ...parts].map((part) => ({
    ...part,
    once: true,
    use,
  }))
}

async function holds(ctx: Context, tx: Tx, key: KeyObject, entry: Entry, claim: Claim): Promise<boolean> {
  const { basis, purpose, once, use } = claim
  if (!basis) return false
  if (basis.kind === 'power') return isPowerFor(use, basis.power)
  const text = await findEntry(ctx, tx, key, entry.person, basis.consent)
  const named = text === undefined ? undefined : parseEntry(text)
  if (!named?.ok || named.value.kind !== 'consent') return false
  const { consent } = named.value
  return consent.purpose === purpose && consent.answer === 'given' && (once || consent.scope === undefined)
}
