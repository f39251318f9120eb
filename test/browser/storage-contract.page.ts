import { toBase64Url, utf8 } from '../../src/lib/bytes.ts'
import type { Sealed } from '../../src/lib/sealed.ts'
import { type Store, openStore } from '../../src/store/database.ts'
import type { Change } from '../../src/store/rows.ts'
import { importDeviceKey, newDeviceKey, newOneTimeKey, signEntry } from '../../src/vault/device-key.ts'
import { sha256 } from '../../src/vault/digest.ts'
import { importHandBackKey, newHandBackKey, openHandBack, sealToVault } from '../../src/vault/hand-back.ts'
import { type Keyring, newVaultKey, openKeyring } from '../../src/vault/keyring.ts'
import { newPersonKey, openPersonKey, openWith, sealWith } from '../../src/vault/person-key.ts'
import { newId } from '../../src/vault/random.ts'
import { pushReplies } from './push-replies.ts'

/** The storage contract, run by our own vault and store in whatever browser shows this page. Reports counts, all of which must fit. */
const ROUNDS = 40

async function contract(): Promise<unknown> {
  const vault = newId()
  const keyring = await openKeyring(vault, newVaultKey())
  const store = openStore(vault)
  return {
    together: await writtenTogether(store, keyring),
    stale: await staleLeavesNothing(store, keyring),
    aborted: await abortedLeavesNothing(store, keyring),
    twice: await sameHashOnce(store),
    history: await anotherHistory(),
    kept: await keptForAFortnight(),
    pushed: await pushedTo(),
    handbacks: await handbacksReplace(store),
    twoTabs: await twoTabs(vault, keyring),
    newer: await newerStoreIsLeftAlone(vault),
    keys: await keysDoTheirWork(vault),
  }
}

/** A new person with key, dossier, draft and outbox row: what one change of the app stores. Sealed before anything opens. */
async function aChange(keyring: Keyring, hash: string): Promise<{ pid: string; change: Change }> {
  const pid = newId()
  const { key, sealed } = await newPersonKey(keyring, pid)
  const dossier = await sealWith(key, 'dossier', pid, 1, utf8(`dossier of ${hash}`))
  const draft = await sealWith(key, 'draft', pid, 1, utf8('draft'))
  return {
    pid,
    change: {
      keys: [{ pid, sealed }],
      dossiers: [{ pid, rev: 1, sealed: dossier, expected: 0 }],
      added: [{ pid, sealed: await sealWith(key, 'entry', pid, 0, utf8('entry')) }],
      drafts: [{ id: pid, pid, rev: 1, sealed: draft }],
      outbox: [{ hash, envelope: utf8(`envelope ${hash}`), about: draft }],
    },
  }
}

async function writtenTogether(store: Store, keyring: Keyring): Promise<number> {
  let whole = 0
  for (let round = 0; round < ROUNDS; round++) {
    const hash = newId()
    const { pid, change } = await aChange(keyring, hash)
    const committed = await store.commit(change)
    const row = await store.dossier(pid)
    const key = row && (await openPersonKey(keyring, pid, row.key.sealed))
    const opened = row && key?.ok && (await openWith(key.value, 'dossier', pid, row.dossier.rev, row.dossier.sealed))
    const sent = (await store.outbox()).some((one) => one.hash === hash && one.state === 'waiting')
    if (committed.ok && opened && opened.ok && sent && row.added.length === 1 && (await store.draft(pid))) whole++
  }
  return whole
}

async function staleLeavesNothing(store: Store, keyring: Keyring): Promise<number> {
  let clean = 0
  for (let round = 0; round < ROUNDS; round++) {
    const hash = newId()
    const { pid, change } = await aChange(keyring, hash)
    const stale = { ...change, dossiers: (change.dossiers ?? []).map((row) => ({ ...row, expected: 7 })) }
    const committed = await store.commit(stale)
    if (!committed.ok && committed.error === 'stale' && (await isAbsent(store, pid, hash))) clean++
  }
  return clean
}

/** The last thing that is stored cannot be: everything before it has to be undone. */
async function abortedLeavesNothing(store: Store, keyring: Keyring): Promise<number> {
  let clean = 0
  for (let round = 0; round < ROUNDS; round++) {
    const hash = newId()
    const { pid, change } = await aChange(keyring, hash)
    const unstorable = (() => undefined) as unknown as Sealed
    const committed = await store.commit({ ...change, addHandbacks: [{ sealed: unstorable }] })
    if (!committed.ok && (await isAbsent(store, pid, hash))) clean++
  }
  return clean
}

async function isAbsent(store: Store, pid: string, hash: string): Promise<boolean> {
  const [people, draft, outbox] = await Promise.all([store.people(), store.draft(pid), store.outbox()])
  const rows = [...people.keys, ...people.dossiers, ...people.added].filter((row) => row.pid === pid)
  return rows.length === 0 && !draft && !outbox.some((row) => row.hash === hash)
}

async function sameHashOnce(store: Store): Promise<number> {
  const hash = newId()
  const row = { hash, envelope: utf8('envelope'), about: utf8('about') as Sealed }
  await store.commit({ outbox: [row] })
  await store.commit({ heard: { lineage: 'one', receipts: [{ hash, state: 'applied' }] } })
  await store.commit({ outbox: [row] })
  const rows = (await store.outbox()).filter((one) => one.hash === hash)
  return rows[0]?.state === 'applied' ? rows.length : -1
}

/** Three rows that the server has, one of them held, and one that it has not. */
async function outboxOf(lineage: string): Promise<Store> {
  const store = openStore(newId())
  const about = utf8('about') as Sealed
  await store.commit({
    outbox: ['applied', 'received', 'held', 'waiting'].map((hash) => ({ hash, envelope: utf8(hash), about })),
  })
  const receipts = (['applied', 'received', 'held'] as const).map((state) => ({ hash: state, state }))
  await store.commit({ heard: { lineage, receipts } })
  return store
}

async function states(store: Store): Promise<string> {
  return (await store.outbox()).map(({ state }) => state).join(' ')
}

/** A restored server has another history: everything waits again, once, whoever notices, and news of the first comes to nothing. */
async function anotherHistory(): Promise<string[]> {
  const store = await outboxOf('first')
  const said = [await states(store)]
  await Promise.all([1, 2].map(() => store.commit({ heard: { lineage: 'second', released: ['held'] } })))
  said.push(await states(store))
  await store.commit({ heard: { lineage: 'second', receipts: [{ hash: 'applied', state: 'applied' }] } })
  await store.commit({ heard: { lineage: 'second', released: ['held'] } })
  said.push(await states(store))
  store.close()
  return said
}

/** Only an answer that was made for this tablet's own question, or repeats a hash of its own, says which history there is. */
async function pushedTo(): Promise<string[]> {
  const store = openStore(newId())
  const rows = await Promise.all(
    ['one', 'two'].map(async (text) => ({
      hash: toBase64Url(await sha256(utf8(text))),
      envelope: utf8(text),
      about: utf8('about') as Sealed,
    })),
  )
  await store.commit({ outbox: rows })
  const said = await pushReplies(store, states)
  store.close()
  return said
}

/** What was acknowledged goes after 14 days by both clocks; what waits or is held stays, however late it is. */
async function keptForAFortnight(): Promise<string[]> {
  const store = await outboxOf('first')
  const day = 24 * 60 * 60_000
  const hear = (server: number, tablet: number) =>
    store.commit({ heard: { lineage: 'first', clocks: { server: server * day, tablet: tablet * day } } })
  const said: string[] = []
  for (const [server, tablet] of [
    [20_000, 20_000],
    [20_013, 23_650],
    [23_650, 20_013],
    [20_014, 20_014],
    [20_030, 20_030],
  ] as const) {
    await hear(server, tablet)
    said.push(await states(store))
  }
  store.close()
  return said
}

async function handbacksReplace(store: Store): Promise<string> {
  const sealed = (text: string) => utf8(text) as Sealed
  await store.commit({ putHandbacks: [{ key: 'one', sealed: sealed('first') }] })
  await store.commit({
    putHandbacks: [{ key: 'one', sealed: sealed('second') }],
    addHandbacks: [{ sealed: sealed('entry') }],
  })
  const before = (await store.handbacks()).map((row) => new TextDecoder().decode(row.sealed)).toSorted()
  await store.commit({ dropHandbackKeys: ['one'] })
  return [...before, String((await store.handbacks()).length)].join(' ')
}

/** Two documents change the same person: one of them has to look again, and nothing is lost. */
async function twoTabs(vault: string, keyring: Keyring): Promise<string> {
  const [one, other] = [openStore(vault), openStore(vault)]
  const { change } = await aChange(keyring, newId())
  await one.commit(change)
  const next = (change.dossiers ?? []).map((row) => ({ ...row, rev: 2, expected: 1 }))
  const results = await Promise.all([one.commit({ dossiers: next }), other.commit({ dossiers: next })])
  one.close()
  other.close()
  return results
    .map((result) => (result.ok ? 'saved' : result.error))
    .toSorted()
    .join(' ')
}

/** A store that newer code has written to. */
async function newerStoreIsLeftAlone(vault: string): Promise<string> {
  const store = openStore(vault)
  await store.commit({})
  await raiseEpoch(`waymark-${vault}`)
  const refused = await store.commit({ outbox: [{ hash: newId(), envelope: utf8('x'), about: utf8('x') as Sealed }] })
  store.close()
  return refused.ok ? 'written' : refused.error
}

function raiseEpoch(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name)
    opening.addEventListener('error', () => reject(opening.error ?? new Error('not opened')))
    opening.addEventListener('success', () => {
      const raised = opening.result.transaction('meta', 'readwrite')
      raised.objectStore('meta').put({ name: 'schemaEpoch', value: 1_000 })
      raised.addEventListener('complete', () => {
        opening.result.close()
        resolve()
      })
    })
  })
}

/** Every kind of key does what it is for in this engine, and none can be read back. */
async function keysDoTheirWork(vault: string): Promise<string> {
  const device = await newDeviceKey()
  const deviceKey = await importDeviceKey(device.privateKey)
  const oneTime = await newOneTimeKey()
  const handBack = await newHandBackKey()
  const handBackKey = await importHandBackKey(handBack.publicKey, handBack.privateKey)
  const left = await openHandBack(handBackKey, vault, await sealToVault(handBack.publicKey, vault, utf8('No.')))
  const signature = await signEntry(oneTime.privateKey, newId() as never, newId() as never, newId())
  const unreadable = [deviceKey, oneTime.privateKey].every((key) => !key.extractable)
  return [left.ok ? 'opened' : left.error, signature.length, unreadable ? 'unreadable' : 'readable'].join(' ')
}

void contract().then(report)
