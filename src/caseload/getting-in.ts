import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { LONGEST_LABEL, changeDevice, labelOf, readDevice } from '../store/device.ts'
import { calibrate } from '../vault/kdf.ts'
import { openNamed, sealNamed } from '../vault/keyring.ts'
import { type PasskeyQuestion, createPasskeySlot, newPasskeyQuestion, readPasskeySlot } from '../vault/passkey-slot.ts'
import { checkPassphrase } from '../vault/passphrase.ts'
import type { AddPasskeyProblem, ChangeProblem, GettingInApi, GettingInView } from './door-api.ts'
import type { EnrolTools } from './enrol.ts'
import { storedSlot } from './generation.ts'
import type { OpenVault } from './open-vault.ts'
import { dropped, openWithPassphrase, passkeyName, replaceSlot } from './own-slots.ts'

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
      if (row && readPasskeySlot(row.slot)) await store.commit(dropped(slot))
    },
  }
}

async function viewOf({ device, store, keyring }: OpenVault): Promise<GettingInView> {
  const known = (await readDevice(device.vault)) ?? device
  const passkeys = await Promise.all(
    (await store.slots()).map(async ({ slot }) => {
      const passkey = readPasskeySlot(slot)
      if (!passkey) return undefined
      const sealed = await store.secret(passkeyName(passkey.slot))
      const name = sealed && (await openNamed(keyring, passkeyName(passkey.slot), sealed))
      return { slot: passkey.slot, name: name?.ok ? fromUtf8(name.value) : 'A passkey' }
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
  const { slot, vaultKey, generation } = opened.value
  const held = { vaultKey, generation }
  const cost = await calibrate(derive, steadyClock)
  const replaced = cost.ok ? await replaceSlot(vault, slot, held, chosen, cost.value, derive) : cost
  vaultKey.fill(0)
  return replaced.ok ? ok(undefined) : err(changeProblem(replaced.error))
}

function changeProblem(problem: string): ChangeProblem {
  return problem === 'full' || problem === 'out-of-memory' ? problem : 'failed'
}

async function addPasskey(
  { derive }: EnrolTools,
  { device, store }: OpenVault,
  passphrase: string,
  passkey: PasskeyQuestion & { readonly name: string; readonly secret: Uint8Array },
): Promise<Result<void, AddPasskeyProblem>> {
  const { slot, credential, input, secret } = passkey
  const opened = await openWithPassphrase({ vault: device.vault, store }, passphrase, derive)
  if (!opened.ok) return opened
  const held = opened.value
  const made = await createPasskeySlot(device.vault, held, { slot, credential, input }, secret)
  secret.fill(0)
  if (!made.ok) return made
  const { keyring, change } = await storedSlot(device.vault, held, made.value)
  held.vaultKey.fill(0)
  const sealed = await sealNamed(keyring, passkeyName(slot), utf8(passkey.name.trim().slice(0, LONGEST_LABEL)))
  const stored = await store.commit({ ...change, secrets: [...change.secrets, { name: passkeyName(slot), sealed }] })
  return stored.ok ? ok(undefined) : err(stored.error === 'full' ? 'full' : 'failed')
}
