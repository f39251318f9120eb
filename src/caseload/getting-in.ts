import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { LONGEST_LABEL, changeDevice, labelOf, readDevice } from '../store/device.ts'
import { calibrate } from '../vault/kdf.ts'
import { openNamed, sealNamed } from '../vault/keyring.ts'
import { type PasskeyQuestion, createPasskeySlot, newPasskeyQuestion, readPasskeySlot } from '../vault/passkey-slot.ts'
import { checkPassphrase } from '../vault/passphrase.ts'
import type { AddPasskeyProblem, ChangeProblem, GettingInApi, GettingInView } from './door-api.ts'
import type { EnrolTools } from './enrol.ts'
import type { OpenVault } from './open-vault.ts'
import { openWithPassphrase, replaceSlot } from './own-slots.ts'

/** The ways into the open vault: its passphrase, its passkeys, and what the locked tablet calls its adviser. */
export function gettingInMethods(tools: EnrolTools, open: () => Promise<OpenVault>): GettingInApi {
  return {
    gettingIn: async () => viewOf(await open()),
    changeLabel: async (label) => {
      const { device } = await open()
      await changeDevice(device.vault, { label })
    },
    changePassphrase: async (old, chosen) => changePassphrase(tools, await open(), old, chosen),
    newPasskey: () => Promise.resolve(newPasskeyQuestion()),
    addPasskey: async (passphrase, passkey) => addPasskey(tools, await open(), passphrase, passkey),
    removePasskey: async (slot) => {
      const { store } = await open()
      const row = (await store.slots()).find(({ id }) => id === slot)
      // Only ever a passkey's: there is always a passphrase.
      if (row && readPasskeySlot(row.slot)) await store.commit({ dropSlots: [slot] })
    },
  }
}

async function viewOf({ device, store, keyring }: OpenVault): Promise<GettingInView> {
  const known = (await readDevice(device.vault)) ?? device
  const passkeys = await Promise.all(
    (await store.slots()).map(async ({ slot }) => {
      const passkey = readPasskeySlot(slot)
      if (!passkey) return undefined
      const name = await openNamed(keyring, nameOf(passkey.question.slot), passkey.name)
      return { slot: passkey.question.slot, name: name.ok ? fromUtf8(name.value) : 'A passkey' }
    }),
  )
  return { vault: device.vault, label: labelOf(known), passkeys: passkeys.filter((one) => one !== undefined) }
}

/** Only the way in changes: the vault's own key, drafts and what waits to be sent stay as they are, and so do passkeys. */
async function changePassphrase(
  { derive, steadyClock }: EnrolTools,
  { device, store }: OpenVault,
  old: string,
  chosen: string,
): Promise<Result<void, ChangeProblem>> {
  if (!checkPassphrase(chosen).ok) return err('weak-passphrase')
  const vault = { vault: device.vault, store }
  const opened = await openWithPassphrase(vault, old, derive)
  if (!opened.ok) return opened
  const { slot, vaultKey } = opened.value
  const cost = await calibrate(derive, steadyClock)
  const replaced = cost.ok ? await replaceSlot(vault, slot, vaultKey, chosen, cost.value, derive) : cost
  vaultKey.fill(0)
  return replaced.ok ? ok(undefined) : err(changeProblem(replaced.error))
}

function changeProblem(problem: string): ChangeProblem {
  return problem === 'full' || problem === 'out-of-memory' ? problem : 'failed'
}

async function addPasskey(
  { derive }: EnrolTools,
  { device, store, keyring }: OpenVault,
  passphrase: string,
  passkey: PasskeyQuestion & { readonly name: string; readonly secret: Uint8Array },
): Promise<Result<void, AddPasskeyProblem>> {
  const { slot, credential, input, secret } = passkey
  const opened = await openWithPassphrase({ vault: device.vault, store }, passphrase, derive)
  if (!opened.ok) return opened
  const name = await sealNamed(keyring, nameOf(slot), utf8(passkey.name.trim().slice(0, LONGEST_LABEL)))
  const question = { slot, credential, input }
  const made = await createPasskeySlot(device.vault, opened.value.vaultKey, question, secret, name)
  opened.value.vaultKey.fill(0)
  secret.fill(0)
  if (!made.ok) return made
  const stored = await store.commit({ slots: [{ id: slot, slot: made.value }] })
  return stored.ok ? ok(undefined) : err(stored.error === 'full' ? 'full' : 'failed')
}

function nameOf(slot: string): string {
  return `passkey ${slot}`
}
