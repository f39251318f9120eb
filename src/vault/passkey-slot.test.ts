import { expect, test } from 'vitest'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { err, ok } from '../lib/result.ts'
import { newVaultKey } from './keyring.ts'
import {
  type PasskeyQuestion,
  createPasskeySlot,
  newPasskeyQuestion,
  openPasskeySlot,
  readPasskeySlot,
} from './passkey-slot.ts'
import { newId, randomBytes } from './random.ts'
import { slotOfGeneration } from './slot-key.ts'
import { costOf, openPassphraseSlot } from './slot.ts'
import { Redacted } from '../lib/redacted.ts'
import { deriveHere } from '../../test/support/derive.ts'

const vault = newId()

async function aSlot(secret: Uint8Array = randomBytes(32), over: Partial<PasskeyQuestion> = {}) {
  const vaultKey = newVaultKey()
  const question = { ...newPasskeyQuestion(), credential: newId(), ...over }
  const made = await createPasskeySlot(vault, { vaultKey, generation: 3 }, question, secret)
  if (!made.ok) throw new Error('no secret')
  return { opened: ok({ vaultKey, generation: 3 }), question, secret, ...made.value }
}

test('P20: a passkey’s secret opens its slot, and nothing else does', async () => {
  const { opened, secret, slot } = await aSlot()
  expect(await openPasskeySlot(vault, slot, secret)).toEqual(opened)
  expect(await openPasskeySlot(vault, slot, randomBytes(32))).toEqual(err('wrong-passkey'))
  expect(await openPasskeySlot(newId(), slot, secret)).toEqual(err('wrong-passkey'))
})

test('a slot cannot pass for another: its id, its credential and its input are bound', async () => {
  const { secret, slot } = await aSlot()
  const parts = JSON.parse(fromUtf8(slot)) as Record<string, unknown>
  for (const [name, problem] of [
    ['id', 'wrong-passkey'],
    ['credential', 'wrong-passkey'],
    ['input', 'damaged'],
  ] as const) {
    const moved = utf8(JSON.stringify({ ...parts, [name]: newId() }))
    expect(await openPasskeySlot(vault, moved, secret)).toEqual(err(problem))
  }
})

test('P20: an authenticator that gives zeros, or too little, gives no way in', async () => {
  const question = { ...newPasskeyQuestion(), credential: newId() }
  for (const secret of [new Uint8Array(32), new Uint8Array(64), randomBytes(31), new Uint8Array(0)]) {
    expect(await createPasskeySlot(vault, { vaultKey: newVaultKey(), generation: 1 }, question, secret)).toEqual(
      err('no-secret'),
    )
    const { slot } = await aSlot()
    expect(await openPasskeySlot(vault, slot, secret)).toEqual(err('no-secret'))
  }
})

test('P21: a passkey’s slot takes the vault key of another generation without the passkey, which opens that one then', async () => {
  const { secret, slot, slotKey } = await aSlot()
  const vaultKey = newVaultKey()
  const renewed = await slotOfGeneration(vault, slot, slotKey, 4, vaultKey)
  if (!renewed) throw new Error('the slot has a key of its own')
  expect(await openPasskeySlot(vault, renewed, secret)).toEqual(ok({ vaultKey, generation: 4 }))
  const older = JSON.parse(fromUtf8(slot)) as { key: string }
  const mixed = utf8(JSON.stringify({ ...JSON.parse(fromUtf8(renewed)), key: older.key }))
  expect(await openPasskeySlot(vault, mixed, secret)).toEqual(err('damaged'))
})

test('the first 32 bytes count, whatever else an authenticator gives', async () => {
  const long = randomBytes(64)
  const { opened, slot } = await aSlot(long)
  expect(await openPasskeySlot(vault, slot, long.slice(0, 32))).toEqual(opened)
})

test('what is damaged says so, and never throws', async () => {
  const { secret, slot } = await aSlot()
  for (const stored of [slot.slice(0, -1), new Uint8Array(0), utf8('{}'), utf8('null')])
    expect(await openPasskeySlot(vault, stored, secret)).toEqual(err('damaged'))
})

test('a passkey’s slot is told from a passphrase’s, and sorts behind it', async () => {
  const { question, slot } = await aSlot()
  expect(readPasskeySlot(slot)).toEqual(question)
  expect(question.slot > 'z').toBe(true)
  expect(costOf(slot)).toBeUndefined()
  expect(await openPassphraseSlot(vault, slot, new Redacted('whatever it may be'), deriveHere)).toEqual(err('damaged'))
})
