import { type Result, err, ok } from '../lib/result.ts'
import { openStore } from '../store/database.ts'
import type { DeriveKey } from '../vault/kdf.ts'
import { checkPassphrase, suggestPassphrase } from '../vault/passphrase.ts'
import type { HandedBack } from './api.ts'
import type { CaseloadParts } from './caseload.ts'
import type { DoorApi } from './door-api.ts'
import { enrol } from './enrol.ts'
import { gettingInMethods } from './getting-in.ts'
import type { OpenVault } from './open-vault.ts'
import { provePassphrase } from './own-slots.ts'
import { removeAdviser } from './remove-adviser.ts'
import { advisersHere, closedState, leftHere, startAnew, waitingCount } from './store-state.ts'
import { unlock, unlockWithPasskey } from './unlock.ts'

/** What the door does with the caseload behind it. */
export interface Threshold {
  isOpen(): boolean
  /** The open vault; throws when the tablet was locked meanwhile. */
  open(): Promise<OpenVault>
  /** Takes an opened vault as this worker's own, and gives what hand-overs left in it. */
  enter(vault: OpenVault): Promise<readonly HandedBack[]>
  lockOthers(): Promise<void>
}

/** Who may open this tablet, opening it, and the ways into the vault that is open. */
export function doorMethods({ tools, enrolTools }: CaseloadParts, threshold: Threshold): DoorApi {
  const { enter, lockOthers } = threshold
  const goIn = async (vault: string, passphrase: string) =>
    enterWith(enter, await unlock(enrolTools, tools, vault, passphrase))
  return {
    state: () => (threshold.isOpen() ? Promise.resolve('open' as const) : closedState()),
    advisers: advisersHere,
    waiting: waitingCount,
    leftHere,
    startAnew,
    suggestPassphrase: () => suggestPassphrase(),
    checkPassphrase: (passphrase) => Promise.resolve(checkPassphrase(passphrase)),
    enrol: async (form) => {
      const enrolled = await enrol(enrolTools, form)
      if (!enrolled.ok) return enrolled
      const opened = await goIn(enrolled.value.vault, form.passphrase)
      return opened.ok ? ok(undefined) : err('server-fault')
    },
    unlock: goIn,
    unlockWithPasskey: async (vault, slot, secret) =>
      enterWith(enter, await unlockWithPasskey(tools, vault, slot, secret)),
    provePassphrase: (vault, passphrase) => prove(vault, passphrase, enrolTools.derive),
    removeAdviser: (vault, passphrase) => removeAdviser({ derive: enrolTools.derive, lockOthers }, vault, passphrase),
    lock: lockOthers,
    ...gettingInMethods(enrolTools, threshold.open),
  }
}

async function prove(vault: string, passphrase: string, derive: DeriveKey): ReturnType<DoorApi['provePassphrase']> {
  const store = openStore(vault)
  try {
    return await provePassphrase({ vault, store }, passphrase, derive)
  } finally {
    store.close()
  }
}

async function enterWith<E>(
  enter: Threshold['enter'],
  vault: Result<OpenVault, E>,
): Promise<Result<{ readonly handedBack: readonly HandedBack[] }, E>> {
  return vault.ok ? ok({ handedBack: await enter(vault.value) }) : vault
}
