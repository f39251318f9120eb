import { newOwnKeys, sealAccount } from '../../src/caseload/account.ts'
import { emptyDossier, packDossier } from '../../src/caseload/dossier.ts'
import type { EnrolTools } from '../../src/caseload/enrol.ts'
import { forgetGone } from '../../src/caseload/forget.ts'
import { storedSlot } from '../../src/caseload/generation.ts'
import { gettingInMethods } from '../../src/caseload/getting-in.ts'
import type { OpenVault } from '../../src/caseload/open-vault.ts'
import { unlock, unlockWithPasskey } from '../../src/caseload/unlock.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { equalBytes, fromBase64Url, fromUtf8, utf8 } from '../../src/lib/bytes.ts'
import { Redacted } from '../../src/lib/redacted.ts'
import { err } from '../../src/lib/result.ts'
import type { Sealed } from '../../src/lib/sealed.ts'
import { type Store, deleteStore, openStore } from '../../src/store/database.ts'
import { addDevice, lastVault } from '../../src/store/device.ts'
import { type Keyring, newVaultKey, openKeyring, openNamed, rowId } from '../../src/vault/keyring.ts'
import {
  newCompartmentKey,
  newPersonKey,
  openCompartmentKey,
  openPersonKey,
  sealWith,
} from '../../src/vault/person-key.ts'
import { newId } from '../../src/vault/random.ts'
import { createPassphraseSlot } from '../../src/vault/slot.ts'
import slotOfFirstForm from '../vectors/slot-v1.json'
import { SMALL, deriveHere } from '../support/derive.ts'

/** Forgetting in whatever browser shows this page: our own unlock, vault and store, without a server. Reports words, all of which must fit. */
const PASSPHRASE = 'kettle orbit plaster nine'
const OTHER = 'copper lantern drift bagel'
const DAY = 24 * 60 * 60_000
const BEGIN = Date.UTC(2026, 10, 24, 9)

async function forgetting(): Promise<unknown> {
  return {
    withdrawn: await withdrawn(),
    race: await race(),
    upgraded: await upgraded(),
    everyWay: await everyWay(),
    outOfContact: await outOfContact(),
    wiped: await wiped(),
  }
}

const clock = { now: BEGIN }
const tools: OpenVault['tools'] = {
  now: () => new Date(clock.now).toISOString(),
  today: () => new Date(clock.now).toISOString().slice(0, 10),
  newId,
}

/** A tablet that cannot bear a higher cost than the slots of this page have, so that none is stored anew behind our back. */
const enrolTools: EnrolTools = {
  derive: (passphrase, kdf) =>
    kdf.memoryKiB > SMALL.memoryKiB ? Promise.resolve(err('out-of-memory')) : deriveHere(passphrase, kdf),
  newId,
  steadyClock: () => performance.now(),
}

/** A tablet so slow that nothing more can be asked of it, without the wait. */
function slowTablet(): EnrolTools {
  let now = 0
  return {
    derive: (passphrase, kdf) => deriveHere(passphrase, { ...kdf, ...SMALL }),
    newId,
    steadyClock: () => (now += 60_000),
  }
}

async function open(passphrase = PASSPHRASE, on = enrolTools): Promise<OpenVault> {
  const opened = await unlock(on, tools, (await lastVault()) ?? '', passphrase)
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}

/** A vault as enrolling makes it, without a server. */
async function aVault(): Promise<{ vault: string; store: Store }> {
  const vault = newId()
  const held = { vaultKey: newVaultKey(), generation: 1 }
  const slot = await createPassphraseSlot(vault, held, new Redacted(PASSPHRASE), SMALL, deriveHere)
  if (!slot.ok) throw new Error(slot.error)
  const { keyring, change } = await storedSlot(vault, held, slot.value)
  const store = openStore(vault)
  await store.commit({ ...change, secrets: [...change.secrets, await anAccount(keyring)] })
  return { vault, store }
}

async function anAccount(keyring: Keyring) {
  const device = newId() as never
  const authority = { id: newId() as never, name: 'Testshire Council' }
  const reply = {
    v: 2 as const,
    authority,
    staff: { id: newId() as never, name: 'Ada Testcase', role: 'adviser' as const },
    device,
    pushToken: newId(),
    session: { token: newId(), endsAt: tools.now() },
    sealingKeys: [{ kid: newId(), publicKey: newId() }],
  }
  await addDevice({ v: 1, vault: keyring.vault, authority: authority.id, device, pushToken: reply.pushToken })
  return { name: 'account', sealed: await sealAccount(keyring, reply, await newOwnKeys()) }
}

/** Somebody in the caseload, with a compartment and an entry that waits to be sent. */
async function somebody(keyring: Keyring, store: Store) {
  const person = newId() as PersonId
  const pid = await rowId(keyring, 'person', person)
  const box = await rowId(keyring, 'box', person)
  const { key, sealed } = await newPersonKey(keyring, pid)
  const compartment = await newCompartmentKey(keyring, box)
  const dossier = await sealWith(key, 'dossier', pid, 1, packDossier(emptyDossier(person)))
  const committed = await store.commit({
    keys: [{ pid, sealed }],
    newBoxes: [{ box, pid, sealed: compartment.sealed }],
    dossiers: [{ pid, rev: 1, sealed: dossier, expected: 0 }],
    drafts: [{ id: pid, pid, rev: 1, sealed: dossier }],
    outbox: [{ hash: newId(), envelope: utf8('sealed to the council'), about: dossier }],
  })
  return { person, pid, box, committed }
}

const gone = (person: PersonId) => [{ person, head: 1, gone: true }]

/** Somebody leaves the caseload: they are gone, everybody else is there, and an older copy of the store stays shut. */
async function withdrawn(): Promise<unknown> {
  const { store } = await aVault()
  const first = await open()
  const leaves = await somebody(first.keyring, store)
  const stays = await somebody(first.keyring, store)
  const vault = await open()
  const copy = await vault.store.wrapped()
  const forgotten = await forgetGone(vault, gone(leaves.person))
  const left = await vault.store.people()
  const older = copy.keys.find(({ pid }) => pid === leaves.pid)
  const oldAccount = copy.secrets.find(({ name }) => name === 'account')
  const again = await open()
  const box = await again.store.box(stays.box)
  const receipt = await openNamed(
    again.keyring,
    'receipts',
    (await again.store.secret('receipts')) ?? new Uint8Array(0),
  )
  const text = receipt.ok ? fromUtf8(receipt.value) : ''
  return {
    forgotten: forgotten.ok && forgotten.value.length,
    left: left.keys.map(({ pid }) => pid === stays.pid),
    drafts: (await vault.store.drafts()).length,
    unsent: (await vault.store.counts()).waiting,
    olderKey: older && (await openPersonKey(again.keyring, leaves.pid, older.sealed)).ok,
    olderAccount: oldAccount && (await openNamed(again.keyring, 'account', oldAccount.sealed)).ok,
    sameSlot: equalBytes(copy.slots[0]?.slot ?? new Uint8Array(0), (await store.slots())[0]?.slot ?? new Uint8Array(0)),
    generation: again.generation,
    people: again.book.pages.has(stays.person) && again.book.pages.size,
    compartment: box && (await openCompartmentKey(again.keyring, stays.box, box.sealed)).ok,
    sameNames: (await rowId(again.keyring, 'person', stays.person)) === stays.pid,
    receipt: text.includes(leaves.person) && !text.includes(stays.person) && text.includes('signature'),
    otherTab: (await somebody(first.keyring, first.store)).committed,
  }
}

/** Another tab adds somebody while the vault gets a new key, many times over: whoever was saved can be opened. */
async function race(): Promise<unknown> {
  const { store } = await aVault()
  let saved = 0
  let opened = 0
  for (let round = 0; round < 10; round++) {
    const one = await open()
    const leaves = await somebody(one.keyring, one.store)
    const other = await open()
    const vault = await open()
    const [forgotten, added] = await Promise.all([
      forgetGone(vault, gone(leaves.person)),
      somebody(other.keyring, other.store),
    ])
    const after = await open()
    if (!forgotten.ok) await forgetGone(after, gone(leaves.person))
    if (added.committed.ok) saved++
    if (after.book.pages.has(added.person)) opened++
    if (after.book.damaged.length > 0) return 'damaged'
  }
  return saved === opened && (await store.counts()).waiting >= saved
}

/** A vault whose slot is of the first form is one of the second after an unlock, and the same vault. */
async function upgraded(): Promise<unknown> {
  const { vault, key, slot, passphrase } = slotOfFirstForm
  const bytes = new Uint8Array((key.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)))
  const keyring = await openKeyring(vault, bytes)
  const stored = (fromBase64Url(slot) ?? new Uint8Array(0)) as Sealed
  const { id } = JSON.parse(fromUtf8(stored)) as { id: string }
  const store = openStore(vault)
  await store.commit({ slots: [{ id, slot: stored }], secrets: [await anAccount(keyring)] })
  const [leaves, stays] = [await somebody(keyring, store), await somebody(keyring, store)]
  const form = JSON.parse(fromUtf8((await open(passphrase).then(() => store.slots()))[0]?.slot ?? stored)) as {
    v: number
  }
  const again = await open(passphrase)
  await forgetGone(again, gone(leaves.person))
  const last = await open(passphrase)
  return [form.v, last.generation, last.book.pages.size, last.book.pages.get(stays.person)?.pid === stays.pid].join(' ')
}

/** Every way in survives a new key of the vault, one that was made since as well; one that was removed does not come back. */
async function everyWay(): Promise<unknown> {
  const { vault, store } = await aVault()
  let vaultNow = await open()
  const ways = gettingInMethods(slowTablet(), () => Promise.resolve(vaultNow))
  const passkey = { ...(await ways.newPasskey()), credential: newId() }
  const secret = () => new Uint8Array(32).fill(7)
  const added = await ways.addPasskey(PASSPHRASE, { ...passkey, name: 'Right thumb', secret: secret() })
  const leave = async (openAnew: () => Promise<OpenVault>) => {
    const leaves = await somebody(vaultNow.keyring, vaultNow.store)
    vaultNow = await openAnew()
    return (await forgetGone(vaultNow, gone(leaves.person))).ok
  }
  const first = await leave(() => open())
  const changed = await ways.changePassphrase(PASSPHRASE, OTHER)
  const { slots, secrets } = await store.wrapped()
  const byPasskey = async () => {
    const opened = await unlockWithPasskey(tools, vault, passkey.slot, secret())
    if (opened.ok) vaultNow = opened.value
    return opened.ok ? opened.value.generation : opened.error
  }
  const afterChange = await byPasskey()
  const second = await leave(() => open(OTHER, slowTablet()))
  const afterBoth = [await byPasskey(), (await open(OTHER, slowTablet())).generation]
  const old = await unlock(slowTablet(), tools, vault, PASSPHRASE)
  const { passkeys } = await ways.gettingIn()
  await ways.removePasskey(passkey.slot)
  return {
    done: [added.ok, first, changed.ok, second].join(' '),
    rows: [slots.length, secrets.filter(({ name }) => name.startsWith('slot-key')).length].join(' '),
    opened: [afterChange, ...afterBoth].join(' '),
    old: old.ok || old.error,
    called: passkeys.map(({ name }) => name).join(),
    removed: [await byPasskey(), (await store.wrapped()).secrets.filter(({ name }) => name.includes('~')).length].join(
      ' ',
    ),
  }
}

/** 30 days without the server, with clocks that are wrong. */
async function outOfContact(): Promise<unknown> {
  clock.now = BEGIN
  const { store } = await aVault()
  await somebody((await open()).keyring, store)
  const seen: string[] = []
  for (const day of [29, 2, 31, 1, 3650]) {
    clock.now = BEGIN + day * DAY
    const vault = await open()
    seen.push(`${day}: ${vault.book.pages.size}${vault.emptiedSince === undefined ? '' : ' emptied'}`)
  }
  const heard = await open()
  await heard.store.commit({ heardAt: clock.now })
  await somebody(heard.keyring, heard.store)
  clock.now = BEGIN
  const after = await open()
  seen.push(`heard: ${after.book.pages.size}${after.emptiedSince === undefined ? '' : ' emptied'}`)
  return [...seen, `unsent ${(await store.counts()).waiting}`].join(', ')
}

/** Taken out of use: nothing is left but what waits, nothing more is written, and then nothing at all. */
async function wiped(): Promise<unknown> {
  clock.now = BEGIN
  const { vault, store } = await aVault()
  const opened = await open()
  await somebody(opened.keyring, store)
  const unsent = await store.wipe()
  const late = await somebody(opened.keyring, opened.store)
  const { slots, secrets, keys, boxes } = await store.wrapped()
  const [row] = await store.outbox()
  const settled =
    row && (await store.commit({ heard: { lineage: 'first', receipts: [{ hash: row.hash, state: 'received' }] } }))
  const leftOver = await store.wipe()
  opened.store.close()
  store.close()
  await deleteStore(vault)
  const databases = (await indexedDB.databases()).map(({ name }) => name)
  return {
    unsent,
    late: late.committed,
    rows: [slots, secrets, keys, boxes].map(({ length }) => length).join(' '),
    settled: settled?.ok,
    leftOver,
    there: databases.includes(`waymark-${vault}`),
  }
}

void forgetting().then(report)
