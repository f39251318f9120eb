import type { PersonId } from '../domain/ids.ts'
import type { About } from '../handover/packet.ts'
import { type PushOutcome, pushOnce } from '../sync/push.ts'
import { obeyOrders } from '../sync/push-orders.ts'
import { signRemoval } from '../vault/device-key.ts'
import type { Result } from '../lib/result.ts'
import { rowId } from '../vault/keyring.ts'
import type { AccessForm, AccessProblem, CaseloadEvent, SyncStatus } from './api.ts'
import { takeOverOld } from './drafts-back.ts'
import type { OpenVault } from './open-vault.ts'
import { handInReceipts } from './forget.ts'
import { type SyncMemory, statusOf } from './outgoing.ts'
import { requestAccess } from './request-access.ts'
import { type OnPeople, type SessionKeeper, followDecisions, pull, syncProblem, withdraw } from './synchronise.ts'

/** Keeps an open vault in step with the server: pushes, then pulls, one round at a time, and says honestly how it went. */
export interface Syncing {
  /** Starts a first round; does not wait for it. */
  start(): void
  /** Asks for a round in the background: what was just saved goes as soon as it can. */
  soon(): void
  /** Runs a round and tells how it went. A round under way is shared. */
  now(): Promise<SyncStatus>
  status(): Promise<SyncStatus>
  /** Takes access to somebody for some hours, and fetches them. Gives whom the server means. */
  takeAccess(form: AccessForm): Promise<Result<readonly PersonId[], AccessProblem>>
  /** Another document of this app sent something: says so, and asks the server again if the last word was a failure. */
  heardPush(): Promise<void>
  /** Takes back what the server holds; the page hears of the new status. */
  withdraw(hash: string, why: string): ReturnType<typeof withdraw>
  /** Tells the page the present status. */
  tell(): Promise<void>
}

/** Who hears of what came: this tab's own page, and other tabs, which hold what they have read in memory. */
export interface SyncingParts {
  readonly emit: (event: CaseloadEvent) => void
  readonly tellOthers: (pids: readonly string[]) => void
}

/** Builds the syncing of one open vault. */
export function createSyncing(vault: OpenVault, parts: SyncingParts): Syncing {
  const memory: SyncMemory = { syncing: false, problem: undefined, lastSentAt: undefined, lastPulledAt: undefined }
  const keeper: SessionKeeper = { session: undefined }
  const seen = new Map<string, About>()

  const status = () => statusOf(vault, memory, seen)
  const tell = async () => parts.emit({ kind: 'status', status: await status() })
  const onPeople = async (people: readonly PersonId[]) => {
    parts.emit({ kind: 'people', people })
    parts.tellOthers(await Promise.all(people.map((person) => rowId(vault.keyring, 'person', person))))
  }

  const { begin, soon } = inRounds(memory, tell, () => round(vault, keeper, memory, onPeople))
  const heardPush = async () => {
    memory.lastSentAt = vault.tools.now()
    if (memory.problem) soon()
    await tell()
  }
  const withdrawNow = async (hash: string, why: string) => {
    const withdrawn = await withdraw(vault, keeper, { hash, why }, onPeople)
    await tell()
    return withdrawn
  }
  const takeAccess = async (form: AccessForm) => {
    const taken = await requestAccess(vault, keeper, form)
    // A round under way may have asked before: only one that begins now brings them for certain.
    if (taken.ok) await begin().then(begin)
    return taken
  }
  return {
    takeAccess,
    start: soon,
    soon,
    status,
    tell,
    heardPush,
    withdraw: withdrawNow,
    now: async () => begin().then(status),
  }
}

/** One round at a time: who asks while one is under way shares it, or has another begin right after it. */
function inRounds(memory: SyncMemory, tell: () => Promise<void>, one: () => Promise<void>) {
  let running: Promise<void> | undefined
  let again = false
  const run = async () => {
    memory.syncing = true
    await tell()
    try {
      do {
        again = false
        await one()
      } while (again)
    } finally {
      memory.syncing = false
      running = undefined
      await tell()
    }
  }
  const begin = () => (running ??= run())
  const soon = () => {
    again = running !== undefined
    // A round that breaks has said so in the status; the next trigger tries again.
    begin().catch(() => undefined)
  }
  return { begin, soon }
}

/** One round: sends what waits, then fetches what moved, and remembers how that went. */
export async function round(
  vault: OpenVault,
  keeper: SessionKeeper,
  memory: SyncMemory,
  onPeople: OnPeople,
): Promise<void> {
  const pushed = await pushOnce({ store: vault.store, device: vault.device })
  if (pushed.sent > 0) memory.lastSentAt = vault.tools.now()
  if (!pushed.problem && (await obeyOrders(obeyingWith(vault))) === 'wiped') return
  await followDecisions(vault, keeper, onPeople)
  const pulled = await pull(vault, keeper, onPeople)
  await handInReceipts(vault)
  if (pulled.ok) memory.lastPulledAt = vault.tools.now()
  memory.problem = pushProblem(pushed) ?? (pulled.ok ? undefined : pulled.error)
  if (!pulled.ok) return
  // Comes last, because a half-written form needs the young person whom it is about.
  const taken = await takeOverOld(vault, keeper)
  if (taken.ok && taken.value.length > 0) await onPeople(taken.value)
}

/** An open vault signs what it says of its own end. */
function obeyingWith({ store, device, account, tools }: OpenVault): Parameters<typeof obeyOrders>[0] {
  const sign = (text: string) => signRemoval(account.deviceKey, account.authority.id, account.device, text)
  return { store, device, now: () => tools.now(), sign }
}

function pushProblem(outcome: PushOutcome): SyncStatus['problem'] {
  return outcome.problem ? syncProblem(outcome.problem) : undefined
}
