import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { SMALL, deriveHere } from '../../test/support/derive.ts'
import { fromBase64Url, fromUtf8, toHex, utf8 } from '../lib/bytes.ts'
import { Redacted } from '../lib/redacted.ts'
import { err, ok } from '../lib/result.ts'
import { type KdfParameters, calibrate, isSafe, newParameters, raisedCost } from './kdf.ts'
import { newVaultKey } from './keyring.ts'
import { newId } from './random.ts'
import { newSlotKey, slotOfGeneration } from './slot-key.ts'
import { createPassphraseSlot, openPassphraseSlot } from './slot.ts'

const vault = newId()
const passphrase = new Redacted('kettle orbit plaster nine')

async function aSlot() {
  const vaultKey = newVaultKey()
  const made = await createPassphraseSlot(vault, { vaultKey, generation: 1 }, passphrase, SMALL, deriveHere)
  if (!made.ok) throw new Error('no memory')
  return { vaultKey, slot: made.value.slot }
}

test('P20: the passphrase opens its slot, and nothing else does', async () => {
  const { vaultKey, slot } = await aSlot()
  const opened = { vaultKey, generation: 1, renewed: undefined }
  expect(await openPassphraseSlot(vault, slot, passphrase, deriveHere)).toEqual(ok(opened))
  expect(await openPassphraseSlot(vault, slot, new Redacted('kettle orbit plaster ten'), deriveHere)).toEqual(
    err('wrong-passphrase'),
  )
  expect((await openPassphraseSlot(newId(), slot, passphrase, deriveHere)).ok).toBe(false)
})

test('spaces around a passphrase and the spelling of its accents do not matter', async () => {
  const { vaultKey, slot } = await aSlot()
  expect(await openPassphraseSlot(vault, slot, new Redacted(' kettle orbit plaster nine '), deriveHere)).toEqual(
    ok({ vaultKey, generation: 1, renewed: undefined }),
  )
})

test('a wrong passphrase is told apart from a damaged slot, whatever byte is damaged', async () => {
  const { slot } = await aSlot()
  const derive = onceASalt()
  const text = fromUtf8(slot)
  const parts = JSON.parse(text) as { slotKey: string; key: string; tag: string }
  // Past the base64url of the wrapped key every character matters; each is changed in turn.
  for (const name of ['slotKey', 'key'] as const) {
    for (let index = 0; index < parts[name].length; index += 7) {
      const damaged = utf8(JSON.stringify({ ...parts, [name]: replaceAt(parts[name], index) }))
      expect(await openPassphraseSlot(vault, damaged, passphrase, derive)).toEqual(err('damaged'))
    }
  }
  expect(await openPassphraseSlot(vault, slot.slice(0, -1), passphrase, derive)).toEqual(err('damaged'))
  expect(await openPassphraseSlot(vault, new Uint8Array(0), passphrase, derive)).toEqual(err('damaged'))
})

/** Derives once for every salt: one passphrase is tried again and again here, and each time would cost a second. */
function onceASalt(): typeof deriveHere {
  const derived = new Map<string, ReturnType<typeof deriveHere>>()
  return async (given, parameters) => {
    const known = derived.get(parameters.salt) ?? deriveHere(given, parameters)
    derived.set(parameters.salt, known)
    const bytes = await known
    return bytes.ok ? ok(bytes.value.slice()) : bytes
  }
}

function replaceAt(text: string, index: number): string {
  return text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1)
}

test('a slot whose protection was changed is not even tried', async () => {
  const { slot } = await aSlot()
  const parts = JSON.parse(fromUtf8(slot)) as { kdf: KdfParameters }
  const tried: unknown[] = []
  const derive: typeof deriveHere = (given, parameters) => {
    tried.push(parameters)
    return deriveHere(given, parameters)
  }
  for (const over of [{ memoryKiB: 1024 }, { passes: 1 }, { memoryKiB: 1024 * 1024 }, { passes: 1_000 }]) {
    const weakened = utf8(JSON.stringify({ ...parts, kdf: { ...parts.kdf, ...over } }))
    expect(await openPassphraseSlot(vault, weakened, passphrase, derive)).toEqual(err('unsafe-parameters'))
  }
  expect(tried).toEqual([])
  const raised = utf8(JSON.stringify({ ...parts, kdf: { ...parts.kdf, passes: 3 } }))
  expect((await openPassphraseSlot(vault, raised, passphrase, derive)).ok).toBe(false)
})

test('the cost follows what the tablet can bear', async () => {
  const costs: number[] = []
  const derive = (quick: number, refuseFrom: number): Parameters<typeof calibrate> => {
    let now = 0
    return [
      (_passphrase, { memoryKiB }) => {
        costs.push(memoryKiB)
        now += quick
        return Promise.resolve(memoryKiB >= refuseFrom ? err('out-of-memory') : ok(new Uint8Array(32)))
      },
      () => now,
    ]
  }
  expect(await calibrate(...derive(2_000, Infinity))).toEqual(ok({ memoryKiB: 65_536, passes: 3 }))
  expect(await calibrate(...derive(100, Infinity))).toEqual(ok({ memoryKiB: 131_072, passes: 3 }))
  expect(await calibrate(...derive(100, 65_536))).toEqual(ok({ memoryKiB: 32_768, passes: 6 }))
  expect(await calibrate(...derive(100, 1))).toEqual(err('out-of-memory'))
  for (const memoryKiB of costs) expect(isSafe({ memoryKiB, passes: 3 })).toBe(true)
})

test('P20: a slot is raised to what the tablet can bear now, and never lowered in any part', () => {
  const cost = (mebibytes: number, passes: number) => ({ memoryKiB: mebibytes * 1024, passes })
  expect(raisedCost(cost(19, 2), 100)).toEqual(cost(64, 3))
  expect(raisedCost(cost(19, 2), 5_000)).toEqual(cost(64, 3))
  expect(raisedCost(cost(19, 5), 5_000)).toEqual(cost(64, 5))
  expect(raisedCost(cost(64, 3), 5_000)).toBeUndefined()
  expect(raisedCost(cost(64, 3), 100)).toEqual(cost(128, 3))
  expect(raisedCost(cost(32, 6), 5_000)).toBeUndefined()
  for (const already of [cost(128, 3), cost(256, 3), cost(512, 12)]) expect(raisedCost(already, 1)).toBeUndefined()
})

test('a slot made by the first version opens for ever', async () => {
  const vector = JSON.parse(readFileSync('test/vectors/slot-v1.json', 'utf8')) as {
    vault: string
    slot: string
    passphrase: string
    key: string
  }
  const opened = await openPassphraseSlot(
    vector.vault,
    fromBase64Url(vector.slot) ?? new Uint8Array(0),
    new Redacted(vector.passphrase),
    deriveHere,
  )
  expect(opened.ok && toHex(opened.value.vaultKey)).toBe(vector.key)
  // It gets a key of its own by being opened, and opens the same vault.
  const renewed = opened.ok ? opened.value.renewed : undefined
  const again =
    renewed && (await openPassphraseSlot(vector.vault, renewed.slot, new Redacted(vector.passphrase), deriveHere))
  expect(again?.ok && toHex(again.value.vaultKey)).toBe(vector.key)
  expect(again?.ok && again.value.renewed).toBeUndefined()
})

test('P21: a slot takes the vault key of another generation without the passphrase, and the passphrase opens that one then', async () => {
  const made = await createPassphraseSlot(
    vault,
    { vaultKey: newVaultKey(), generation: 1 },
    passphrase,
    SMALL,
    deriveHere,
  )
  if (!made.ok) throw new Error('no memory')
  const { slot, slotKey } = made.value
  const vaultKey = newVaultKey()
  const renewed = await slotOfGeneration(vault, slot, slotKey, 2, vaultKey)
  if (!renewed) throw new Error('the slot has a key of its own')
  expect(await openPassphraseSlot(vault, renewed, passphrase, deriveHere)).toEqual(
    ok({ vaultKey, generation: 2, renewed: undefined }),
  )
  expect(await slotOfGeneration(vault, slot, newSlotKey(), 2, vaultKey)).toBeUndefined()
  const older = JSON.parse(fromUtf8(slot)) as { key: string }
  const mixed = utf8(JSON.stringify({ ...JSON.parse(fromUtf8(renewed)), key: older.key }))
  expect(await openPassphraseSlot(vault, mixed, passphrase, deriveHere)).toEqual(err('damaged'))
})

test('every slot has a salt of its own, and a secret does not print', () => {
  expect(new Set(Array.from({ length: 100 }, () => newParameters(SMALL).salt)).size).toBe(100)
  expect(String(passphrase) + JSON.stringify({ passphrase })).not.toContain('kettle')
})
