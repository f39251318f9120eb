import { createStore, get, set } from 'idb-keyval'
import { ACCOUNT, newOwnKeys, sealAccount } from '../../src/caseload/account.ts'
import { storedSlot } from '../../src/caseload/generation.ts'
import { unlock } from '../../src/caseload/unlock.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import { Redacted } from '../../src/lib/redacted.ts'
import type { Sealed } from '../../src/lib/sealed.ts'
import type { EnrolReply } from '../../src/protocol/access.ts'
import { deleteStore, openStore } from '../../src/store/database.ts'
import {
  type Device,
  addDevice,
  changeDevice,
  dropDevice,
  labelOf,
  lastVault,
  readDevices,
  rememberLast,
} from '../../src/store/device.ts'
import { newVaultKey } from '../../src/vault/keyring.ts'
import { newId } from '../../src/vault/random.ts'
import { costOf, createPassphraseSlot } from '../../src/vault/slot.ts'
import { SMALL, deriveHere } from '../support/derive.ts'

/** What several advisers of one tablet rely on, in whatever browser shows this page. Reports what each part found. */
const ROUNDS = 10
const settings = createStore('waymark-device', 'settings')
const sealed = utf8('sealed') as Sealed

async function contract(): Promise<unknown> {
  return {
    migrated: await migrated(),
    together: await addedTogether(),
    newer: await newerIsKept(),
    closed: await closedOrSaved(),
    slots: await oneSlotLeft(),
    labels: await toldApart(),
    raised: await raisedAtUnlock(),
  }
}

function aDevice(over: Partial<Device> = {}): Device {
  return { v: 1, vault: newId(), authority: newId() as never, device: newId() as never, pushToken: newId(), ...over }
}

const labels = async () => (await readDevices()).map(labelOf).join(', ')

/** The record of before there could be several is read, and taken over by the first change. */
async function migrated(): Promise<string> {
  const old = aDevice()
  await set('device', old, settings)
  const before = await labels()
  await addDevice(aDevice({ label: 'B S' }))
  const moved = (await get('device', settings)) === undefined
  const kept = (await readDevices())[0]?.pushToken === old.pushToken
  await rememberLast(old.vault)
  const last = (await lastVault()) === old.vault
  return [before, await labels(), moved, kept, last].join(' | ')
}

/** Tabs that add and change at the same time undo nothing of each other's. */
async function addedTogether(): Promise<string> {
  const [first] = await readDevices()
  await Promise.all([
    addDevice(aDevice()),
    addDevice(aDevice()),
    changeDevice(first?.vault ?? '', { label: 'Ada' }),
    rememberLast(first?.vault ?? ''),
  ])
  const all = await labels()
  const gone = (await readDevices()).at(-1)?.vault ?? ''
  await dropDevice(gone)
  return `${all} | ${(await readDevices()).length}`
}

/** What newer code remembers of an adviser is not understood, and survives every change. */
async function newerIsKept(): Promise<string> {
  const held = (await get('devices', settings)) as { devices: unknown[] }
  await set('devices', { ...held, devices: [...held.devices, { v: 2, vault: 'newer', more: true }] }, settings)
  await addDevice(aDevice())
  const after = (await get('devices', settings)) as { devices: { v: number; vault: string }[] }
  return `${after.devices.filter(({ v }) => v === 2).length} of ${after.devices.length}`
}

/** An entry that is saved while its store is being closed is either there, and the store open, or was never called saved. */
async function closedOrSaved(): Promise<string> {
  let whole = 0
  let stillDraft = 0
  for (let round = 0; round < ROUNDS; round++) {
    const vault = newId()
    const [one, other] = [openStore(vault), openStore(vault)]
    await one.commit({})
    const row = { hash: newId(), envelope: utf8('x'), about: sealed }
    const [saved, closed] = await Promise.all([one.commit({ outbox: [row] }), other.closeForGood({ drafts: true })])
    const { waiting } = await other.counts()
    if (saved.ok !== closed && waiting === (saved.ok ? 1 : 0)) whole++
    await one.commit({ heard: { lineage: 'one', receipts: [{ hash: row.hash, state: 'applied' }] } })
    await one.commit({
      drafts: [{ id: newId(), pid: '', rev: 1, sealed, copy: { hash: newId(), envelope: utf8('x') } }],
    })
    if (closed || !(await other.closeForGood({ drafts: true }))) stillDraft++
    const shut = await other.closeForGood({ drafts: false })
    const refused = await one.commit({ outbox: [{ ...row, hash: newId() }] })
    if (!shut || refused.ok) whole = -ROUNDS
    for (const store of [one, other]) store.close()
    await deleteStore(vault)
  }
  return `${whole} ${stillDraft}`
}

/** Two tabs change the passphrase: one has to start anew, and there is always one way in. */
async function oneSlotLeft(): Promise<string> {
  const store = openStore(newId())
  await store.commit({ slots: [{ id: 'old', slot: sealed }] })
  const change = (id: string) => ({ slots: [{ id, slot: sealed }], expectSlots: ['old'], dropSlots: ['old'] })
  const results = await Promise.all([store.commit(change('one')), store.commit(change('other'))])
  const said = results.map((result) => (result.ok ? 'saved' : result.error)).toSorted()
  return [...said, (await store.slots()).length].join(' ')
}

/** Two who want to be called alike are told apart; an empty word is a number; whoever leaves gives theirs free. */
async function toldApart(): Promise<string> {
  for (const { vault } of await readDevices()) await dropDevice(vault)
  const [one, other] = [aDevice({ label: 'A T' }), aDevice({ label: 'A T' })]
  await addDevice(one)
  await addDevice(other)
  const both = await labels()
  await changeDevice(one.vault, { leaving: 'replaced' })
  await changeDevice(other.vault, { label: 'A T' })
  const alone = await labels()
  await changeDevice(other.vault, { label: ' ' })
  return [both, alone, await labels()].join(' | ')
}

/** A slot of the least cost opens, is stored anew at what the tablet can bear, and opens again; there is one slot all the time. */
async function raisedAtUnlock(): Promise<string> {
  const device = aDevice()
  const { vault } = device
  await addDevice(device)
  await storeVault(vault, device)
  const enrolTools = { derive: deriveHere, newId, steadyClock: () => performance.now() }
  const tools = { now: () => new Date().toISOString(), today: () => '2026-11-24', newId }
  const store = openStore(vault)
  const costs = async () => (await store.slots()).map(({ slot }) => costOf(slot)?.memoryKiB)
  const first = (await costs()).join()
  const opened = await unlock(enrolTools, tools, vault, 'kettle orbit plaster nine')
  for (let tries = 0; tries < 200 && (await costs())[0] === SMALL.memoryKiB; tries++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  const [raised = 0, ...more] = await costs()
  const again = await unlock(enrolTools, tools, vault, 'kettle orbit plaster nine')
  return [opened.ok, first, raised >= 65_536, more.length, again.ok].join(' ')
}

async function storeVault(vault: string, { authority, device }: Device): Promise<void> {
  const held = { vaultKey: newVaultKey(), generation: 1 }
  const passphrase = new Redacted('kettle orbit plaster nine')
  const made = await createPassphraseSlot(vault, held, passphrase, SMALL, deriveHere)
  if (!made.ok) throw new Error('no memory')
  const { keyring, change } = await storedSlot(vault, held, made.value)
  const reply: EnrolReply = {
    v: 2,
    authority: { id: authority, name: 'Testshire Council' },
    staff: { id: newId() as never, name: 'Ada Testcase', role: 'adviser' },
    device,
    pushToken: newId(),
    session: { token: newId(), endsAt: '2026-11-24T09:00:00.000Z' },
    sealingKeys: [{ kid: newId(), publicKey: newId() }],
  }
  const account = await sealAccount(keyring, reply, await newOwnKeys())
  await openStore(vault).commit({
    ...change,
    secrets: [...change.secrets, { name: ACCOUNT, sealed: account }],
  })
}

void contract().then(report)
