import * as z from 'zod/mini'
import { DeviceId } from '../domain/ids.ts'
import { fromBase64Url, fromUtf8, toBase64Url, utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import { Authority, CouncilContact, type EnrolReply, Staff } from '../protocol/access.ts'
import { SealingKey } from '../protocol/envelope.ts'
import { importDeviceKey, newDeviceKey } from '../vault/device-key.ts'
import { type HandBackKey, importHandBackKey, newHandBackKey } from '../vault/hand-back.ts'
import { type Keyring, openNamed, sealNamed } from '../vault/keyring.ts'

/** The name under which the account is sealed in the vault. */
export const ACCOUNT = 'account'

/** Who this tablet belongs to, and its own keys. Sealed under the vault key, so nobody can swap the council's key for theirs. */
const SealedAccount = z.strictObject({
  v: z.literal(1),
  authority: Authority,
  /** Absent until the council has said whom to ask, and in accounts from before it could. */
  contact: z.optional(CouncilContact),
  staff: Staff,
  device: DeviceId,
  sealingKeys: z.array(SealingKey).check(z.minLength(1)),
  deviceKey: z.string(),
  handBackPublicKey: z.string(),
  handBackKey: z.string(),
})

/** The account of an open vault: its keys can be used and not read. */
export interface Account {
  readonly authority: Authority
  /** Whom a young person may ask and complain to (P37): the server's newest word, see {@link resealCouncil}. */
  contact?: CouncilContact | undefined
  readonly staff: Staff
  readonly device: DeviceId
  /** What everything is sealed to: the server's newest word, see {@link resealCouncil}. */
  sealingKeys: readonly SealingKey[]
  readonly deviceKey: CryptoKey
  readonly handBackPublicKey: string
  readonly handBackKey: HandBackKey
}

/** The keys a new tablet makes for itself before it asks to be enrolled. */
export interface OwnKeys {
  readonly device: { readonly publicKey: string; readonly privateKey: Uint8Array }
  readonly handBack: { readonly publicKey: string; readonly privateKey: Uint8Array }
}

/** Makes a tablet's own keys. */
export async function newOwnKeys(): Promise<OwnKeys> {
  const [device, handBack] = await Promise.all([newDeviceKey(), newHandBackKey()])
  return { device, handBack }
}

/** Seals a new account from what the server answered. */
export function sealAccount(keyring: Keyring, reply: EnrolReply, keys: OwnKeys): Promise<Sealed> {
  const { authority, contact, staff, device, sealingKeys } = reply
  const account: z.infer<typeof SealedAccount> = {
    v: 1,
    authority,
    ...(contact ? { contact } : {}),
    staff,
    device,
    sealingKeys,
    deviceKey: toBase64Url(keys.device.privateKey),
    handBackPublicKey: keys.handBack.publicKey,
    handBackKey: toBase64Url(keys.handBack.privateKey),
  }
  return sealNamed(keyring, ACCOUNT, utf8(JSON.stringify(account)))
}

/** Seals the account again with what the council says of itself now; everything else in it stays. */
export async function resealCouncil(
  keyring: Keyring,
  sealed: Uint8Array,
  { contact, sealingKeys }: Pick<Account, 'contact' | 'sealingKeys'>,
): Promise<Result<Sealed, 'damaged'>> {
  const account = await unseal(keyring, sealed)
  if (!account.ok) return account
  const { contact: _old, ...rest } = account.value
  const renewed: z.infer<typeof SealedAccount> = {
    ...rest,
    ...(contact ? { contact } : {}),
    sealingKeys: [...sealingKeys],
  }
  return ok(await sealNamed(keyring, ACCOUNT, utf8(JSON.stringify(renewed))))
}

/** Opens the account. `damaged`: the vault key is right and what it sealed is not. */
export async function openAccount(keyring: Keyring, sealed: Uint8Array): Promise<Result<Account, 'damaged'>> {
  const account = await unseal(keyring, sealed)
  if (!account.ok) return account
  const deviceKey = fromBase64Url(account.value.deviceKey)
  const handBackKey = fromBase64Url(account.value.handBackKey)
  if (!deviceKey || !handBackKey) return err('damaged')
  const [device, handBack] = await Promise.all([
    importDeviceKey(deviceKey),
    importHandBackKey(account.value.handBackPublicKey, handBackKey),
  ])
  return ok({ ...account.value, deviceKey: device, handBackKey: handBack })
}

async function unseal(keyring: Keyring, sealed: Uint8Array): Promise<Result<z.infer<typeof SealedAccount>, 'damaged'>> {
  const opened = await openNamed(keyring, ACCOUNT, sealed)
  if (!opened.ok) return opened
  const account = SealedAccount.safeParse(JSON.parse(fromUtf8(opened.value)))
  return account.success ? ok(account.data) : err('damaged')
}
