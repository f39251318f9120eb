import { Redacted } from '../lib/redacted.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { EnrolReply } from '../protocol/access.ts'
import { openStore } from '../store/database.ts'
import { addDevice, readDevice } from '../store/device.ts'
import { enrolDevice } from '../sync/session.ts'
import type { TransportProblem } from '../sync/transport.ts'
import { type DeriveKey, calibrate } from '../vault/kdf.ts'
import { newVaultKey } from '../vault/keyring.ts'
import { checkPassphrase } from '../vault/passphrase.ts'
import { type HeldKey, type NewSlot, createPassphraseSlot } from '../vault/slot.ts'
import { ACCOUNT, type OwnKeys, newOwnKeys, sealAccount } from './account.ts'
import type { EnrolForm, EnrolProblem } from './door-api.ts'
import { storedSlot } from './generation.ts'

/** What enrolling needs from the platform. */
export interface EnrolTools {
  readonly derive: DeriveKey
  readonly newId: () => string
  /** Milliseconds of a steady clock: measures how long the passphrase's key takes on this tablet. */
  readonly steadyClock: () => number
}

/**
 * Makes this tablet an adviser's own: a vault, a store and a device of theirs, beside whatever is there. The slow and fallible local part comes first (is there memory for the key?), then the
 * server is asked, and only then is anything stored: an enrolment that fails leaves the tablet as it was.
 */
export async function enrol(
  tools: EnrolTools,
  form: EnrolForm,
): Promise<Result<{ readonly vault: string }, EnrolProblem>> {
  if (!checkPassphrase(form.passphrase).ok) return err('weak-passphrase')
  const vault = tools.newId()
  const held: HeldKey = { vaultKey: newVaultKey(), generation: 1 }
  const cost = await calibrate(tools.derive, tools.steadyClock)
  if (!cost.ok) return cost
  const slot = await createPassphraseSlot(vault, held, new Redacted(form.passphrase), cost.value, tools.derive)
  if (!slot.ok) return slot
  const keys = await newOwnKeys()
  const { signIn, password, code } = form
  const reply = await enrolDevice({ v: 2, signIn, password, code, deviceKey: keys.device.publicKey })
  if (!reply.ok) return err(enrolProblem(reply.error))
  const stored = await storeVault(vault, held, slot.value, reply.value, keys)
  if (!stored.ok) return stored
  const { authority, device, pushToken } = reply.value
  const old = form.replaces === undefined ? undefined : await readDevice(form.replaces)
  const replaces = old ? { replaces: { vault: old.vault, device: old.device } } : {}
  await addDevice({
    v: 1,
    vault,
    authority: authority.id,
    device,
    pushToken,
    label: form.label || undefined,
    ...replaces,
  })
  return ok({ vault })
}

/** Stores a new vault with what the server answered, and then that this tablet is enrolled. */
export async function storeVault(
  vault: string,
  held: HeldKey,
  slot: NewSlot,
  reply: EnrolReply,
  keys: OwnKeys,
): Promise<Result<void, EnrolProblem>> {
  const { keyring, change } = await storedSlot(vault, held, slot)
  held.vaultKey.fill(0)
  const account = { name: ACCOUNT, sealed: await sealAccount(keyring, reply, keys) }
  const store = openStore(vault)
  const committed = await store.commit({ ...change, secrets: [...change.secrets, account] })
  store.close()
  return committed.ok ? ok(undefined) : err(committed.error === 'full' ? 'full' : 'server-fault')
}

function enrolProblem(problem: TransportProblem): EnrolProblem {
  switch (problem) {
    case 'offline':
    case 'too-fast':
      return problem
    case 'signed-out':
    case 'not-allowed':
      return 'refused'
    case 'not-the-server':
    case 'malformed':
    case 'too-large':
    case 'server-fault':
      return 'server-fault'
  }
}
