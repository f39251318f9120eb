import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../test/support/seed.ts'
import { fromBase64Url, fromUtf8, toHex, utf8 } from '../lib/bytes.ts'
import { err, ok } from '../lib/result.ts'
import { importHandBackKey, newHandBackKey, openHandBack, sealToVault } from './hand-back.ts'
import { newVaultKey, openKeyring, openNamed, rowId, sealNamed } from './keyring.ts'
import { newPersonKey, openPersonKey, openWith, sealWith } from './person-key.ts'
import { newId } from './random.ts'

const vault = newId()
const keyring = await openKeyring(vault, newVaultKey())

test('P20: a dossier opens in its own row, kind and revision, and nowhere else', async () => {
  const [pid, other] = [newId(), newId()]
  const { key, sealed: wrapped } = await newPersonKey(keyring, pid)
  const sealed = await sealWith(key, 'dossier', pid, 3, utf8('what was said'))
  const reopened = await openPersonKey(keyring, pid, wrapped)
  expect(reopened.ok && (await openWith(reopened.value, 'dossier', pid, 3, sealed))).toEqual(ok(utf8('what was said')))
  expect(await openWith(key, 'draft', pid, 3, sealed)).toEqual(err('damaged'))
  expect(await openWith(key, 'dossier', other, 3, sealed)).toEqual(err('damaged'))
  expect(await openWith(key, 'dossier', pid, 4, sealed)).toEqual(err('damaged'))
  expect(await openPersonKey(keyring, other, wrapped)).toEqual(err('damaged'))
  const otherVault = await openKeyring(newId(), newVaultKey())
  expect(await openPersonKey(otherVault, pid, wrapped)).toEqual(err('damaged'))
  const { key: otherKey } = await newPersonKey(keyring, other)
  expect(await openWith(otherKey, 'dossier', pid, 3, sealed)).toEqual(err('damaged'))
})

test('every byte of what is sealed matters', async () => {
  const pid = newId()
  const { key } = await newPersonKey(keyring, pid)
  const sealed = await sealWith(key, 'draft', pid, 1, utf8('x'))
  for (let index = 0; index < sealed.length; index++) {
    const changed = sealed.slice()
    changed[index] = (changed[index] ?? 0) ^ 1
    expect({ index, ...(await openWith(key, 'draft', pid, 1, changed)) }).toEqual({ index, ...err('damaged') })
  }
  for (const length of [0, 3, 14, sealed.length - 1])
    expect((await openWith(key, 'draft', pid, 1, sealed.slice(0, length))).ok).toBe(false)
})

test('what is sealed twice never looks the same, and its size says little', async () => {
  const pid = newId()
  const { key } = await newPersonKey(keyring, pid)
  const many = await Promise.all(Array.from({ length: 300 }, () => sealWith(key, 'draft', pid, 1, utf8('the same'))))
  expect(new Set(many.map((sealed) => toHex(sealed.slice(3, 15)))).size).toBe(300)
  const sizes = await Promise.all(
    [1, 100, 240].map(async (length) => (await sealWith(key, 'draft', pid, 1, new Uint8Array(length))).length),
  )
  expect(new Set(sizes).size).toBe(1)
})

test('anything sealed comes back as it was', async () => {
  const pid = newId()
  const { key } = await newPersonKey(keyring, pid)
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), async (bytes) => {
      expect(await openWith(key, 'dossier', pid, 1, await sealWith(key, 'dossier', pid, 1, bytes))).toEqual(
        ok(new Uint8Array(bytes)),
      )
    }),
    { seed: seed(), numRuns: 60 },
  )
})

test('rows are named alike for the same person only, and differently in every vault', async () => {
  const person = newId()
  expect(await rowId(keyring, 'person', person)).toBe(await rowId(keyring, 'person', person))
  expect(await rowId(keyring, 'draft', person)).not.toBe(await rowId(keyring, 'person', person))
  expect(await rowId(await openKeyring(newId(), newVaultKey()), 'person', person)).not.toBe(
    await rowId(keyring, 'person', person),
  )
})

test('a secret of the vault opens under its own name', async () => {
  const sealed = await sealNamed(keyring, 'account', utf8('secret'))
  expect(await openNamed(keyring, 'account', sealed)).toEqual(ok(utf8('secret')))
  expect(await openNamed(keyring, 'feed', sealed)).toEqual(err('damaged'))
})

test('what a hand-over leaves can be read by its vault only', async () => {
  const { publicKey, privateKey } = await newHandBackKey()
  const key = await importHandBackKey(publicKey, privateKey)
  expect(privateKey.every((byte) => byte === 0)).toBe(true)
  const sealed = await sealToVault(publicKey, vault, utf8('No.'))
  expect(await openHandBack(key, vault, sealed)).toEqual(ok(utf8('No.')))
  expect(await openHandBack(key, newId(), sealed)).toEqual(err('damaged'))
  const changed = sealed.slice()
  changed[80] = (changed[80] ?? 0) ^ 1
  expect(await openHandBack(key, vault, changed)).toEqual(err('damaged'))
})

test('what the first version sealed opens for ever', async () => {
  const vector = JSON.parse(readFileSync('test/vectors/sealed-v1.json', 'utf8')) as { [name: string]: string }
  const bytes = (name: string) => fromBase64Url(vector[name] ?? '') ?? new Uint8Array(0)
  const ring = await openKeyring(vector['vault'] ?? '', bytes('vaultKey'))
  const key = await openPersonKey(ring, vector['pid'] ?? '', bytes('personKey'))
  const dossier = key.ok && (await openWith(key.value, 'dossier', vector['pid'] ?? '', 7, bytes('dossier')))
  expect(dossier && dossier.ok && fromUtf8(dossier.value)).toBe(vector['text'])
  const handBack = await openHandBack(
    await importHandBackKey(vector['handBackPublicKey'] ?? '', bytes('handBackKey')),
    vector['vault'] ?? '',
    bytes('handBack'),
  )
  expect(handBack.ok && fromUtf8(handBack.value)).toBe(vector['text'])
  expect(await rowId(ring, 'person', 'x')).toBe(vector['rowId'])
})
