import { Dexie, type Table } from 'dexie'
import { fromBase64Url, toBase64Url, utf8 } from '../../src/lib/bytes.ts'
import type { Sealed } from '../../src/lib/sealed.ts'
import { type Dossier, packDossier, unpackFront, unpackRest } from '../../src/caseload/dossier.ts'
import type { DeviceId, PersonId } from '../../src/domain/ids.ts'
import { openStore } from '../../src/store/database.ts'
import { sha256 } from '../../src/vault/digest.ts'
import { importDeviceKey, newDeviceKey, signEntry } from '../../src/vault/device-key.ts'
import { sealEnvelope } from '../../src/vault/envelope.ts'
import { newHandBackKey, sealToVault } from '../../src/vault/hand-back.ts'
import { type Keyring, newVaultKey, openKeyring } from '../../src/vault/keyring.ts'
import { newPersonKey, openPersonKey, openWith, sealWith } from '../../src/vault/person-key.ts'
import { newId } from '../../src/vault/random.ts'
import { aContact, aFact, anId } from '../support/entries.ts'

/**
 * Waymark's sealed store beside plain, unencrypted Dexie rows as an ordinary app keeps them (a row a person, a row a contact,
 * an index on the person), in turns, in one run, with the same strict durability. Times are milliseconds.
 */
const PEOPLE = 1_000
const CONTACTS_EACH = 10
const ROUNDS = 5
const SINGLES = 60
const said = 'They talked about the two courses and the open day. '.repeat(20)

interface PlainContact {
  readonly id: string
  readonly person: string
  readonly text: string
  readonly on: string
}

type Plain = Dexie & {
  readonly people: Table<{ id: string; name: string; family: string; school: string }, string>
  readonly contacts: Table<PlainContact, string>
}

interface Times {
  readonly firstSave: number
  readonly open: number
  readonly person: number
  readonly save: number
}

/** One person's entries: a few facts, and ten contacts of about a kilobyte. */
function entriesOf(person: PersonId) {
  const name = aFact({ field: 'name', value: { given: 'Amara', family: `Quillfeather ${person}` } }, { person })
  const level = aFact({ field: 'levelOfSupport', value: '2' }, { person })
  const contacts = Array.from({ length: CONTACTS_EACH }, () => ({ ...aContact({ person }), id: anId() as never }))
  const told = contacts.map((entry) => ({
    ...entry,
    contact: { ...entry.contact, notes: [{ source: 'young-person' as const, text: said }] },
  }))
  return [name, level, ...told]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

async function plainTimes(): Promise<Times> {
  const plain = new Dexie(`plain-${newId()}`, { chromeTransactionDurability: 'strict' }) as Plain
  plain.version(1).stores({ people: 'id, family, school', contacts: 'id, person, on' })
  await plain.open()
  const people = Array.from({ length: PEOPLE }, (_, n) => ({ id: newId(), name: `Amara ${n}`, family: `Q${n}`, school: 'T' }))
  const contactOf = (person: string): PlainContact => ({
    ...entriesOf(person as PersonId)[2],
    id: newId(),
    person,
    text: said,
    on: '2026-11-24',
  })
  const contacts = people.flatMap(({ id }) => Array.from({ length: CONTACTS_EACH }, () => contactOf(id)))
  const firstSave = await timed(() =>
    plain.transaction('rw', plain.people, plain.contacts, async () => {
      await plain.people.bulkAdd(people)
      await plain.contacts.bulkAdd(contacts)
    }),
  )
  const open = await timed(async () => {
    const [everybody, everything] = await Promise.all([plain.people.toArray(), plain.contacts.toArray()])
    return Map.groupBy(everything, (contact) => contact.person).size + everybody.length
  })
  const some = people[500]?.id ?? ''
  const person = await median(() => timed(() => plain.contacts.where('person').equals(some).toArray()))
  const save = await median(() => timed(() => plain.contacts.add(contactOf(some))))
  plain.close()
  await plain.delete()
  return { firstSave, open, person, save }
}

async function sealedTimes(): Promise<Times> {
  const vault = newId()
  const keyring = await openKeyring(vault, newVaultKey())
  const store = openStore(vault)
  const people = Array.from({ length: PEOPLE }, () => newId() as PersonId)
  const dossiers = people.map((person): Dossier => dossierOf(person))
  const firstSave = await timed(() => saveAll(store, keyring, dossiers))
  const open = await timed(async () => {
    const rows = await store.people()
    const keys = new Map(rows.keys.map((row) => [row.pid, row.sealed]))
    return Promise.all(rows.dossiers.map(({ pid, rev, sealed }) => openAll(keyring, pid, keys.get(pid), rev, sealed)))
  })
  const pid = people[500] ?? ''
  const person = await median(() =>
    timed(async () => {
      const row = await store.dossier(pid)
      return row && openAll(keyring, pid, row.key.sealed, row.dossier.rev, row.dossier.sealed)
    }),
  )
  const save = await saveSingles(store, keyring, dossiers[500])
  store.close()
  await Dexie.delete(`waymark-${vault}`)
  return { firstSave, open, person, save }
}

function dossierOf(person: PersonId): Dossier {
  const entries = entriesOf(person).map((entry, n) => ({ id: entry.id, seq: n + 1, text: JSON.stringify(entry) }))
  return { person, head: entries.length, hash: 'A'.repeat(43), entries }
}

/** As a first fetch stores them: in pages of a hundred people. */
async function saveAll(store: ReturnType<typeof openStore>, keyring: Keyring, dossiers: readonly Dossier[]): Promise<void> {
  for (let from = 0; from < dossiers.length; from += 100) {
    const rows = await Promise.all(
      dossiers.slice(from, from + 100).map(async (dossier) => {
        const pid: string = dossier.person
        const { key, sealed } = await newPersonKey(keyring, pid)
        return { key: { pid, sealed }, row: { pid, rev: 1, expected: 0, sealed: await sealWith(key, 'dossier', pid, 1, packDossier(dossier)) } }
      }),
    )
    await store.commit({ keys: rows.map(({ key }) => key), dossiers: rows.map(({ row }) => row) })
  }
}

/** Everything readable in memory, entries and all. */
async function openAll(keyring: Keyring, pid: string, wrapped: Sealed | undefined, rev: number, sealed: Sealed): Promise<number> {
  const key = wrapped && (await openPersonKey(keyring, pid, wrapped))
  const bytes = key?.ok ? await openWith(key.value, 'dossier', pid, rev, sealed) : undefined
  const front = bytes?.ok ? unpackFront(bytes.value) : undefined
  const rest = front?.ok ? unpackRest(front.value) : undefined
  if (!rest?.ok) throw new Error('a dossier did not open')
  return rest.value.entries.length
}

/** One contact saved as the app saves it: signed, sealed to the council, the dossier sealed anew, one transaction. */
async function saveSingles(store: ReturnType<typeof openStore>, keyring: Keyring, dossier: Dossier | undefined): Promise<number> {
  if (!dossier) throw new Error('there is somebody')
  const pid: string = dossier.person
  const row = await store.dossier(pid)
  const key = row && (await openPersonKey(keyring, pid, row.key.sealed))
  if (!key?.ok) throw new Error('the key opens')
  const device = await newDeviceKey()
  const deviceKey = await importDeviceKey(device.privateKey)
  const council = await newHandBackKey()
  const kid = await kidOf(council.publicKey)
  const [authority, id] = [newId() as never, newId() as DeviceId]
  let rev = 1
  let held = dossier
  return median(() =>
    timed(async () => {
      const entry = JSON.stringify({ ...entriesOf(dossier.person)[2], id: newId() })
      const signature = await signEntry(deviceKey, authority, id, entry)
      const sealingKeys = [{ kid, publicKey: council.publicKey }]
      const outbox = await sealEnvelope({ authority, device: id, sealingKeys, signed: { entry, signature } })
      const about = await sealToVault(council.publicKey, 'vault', utf8('about'))
      held = { ...held, entries: [...held.entries, { id: newId(), seq: null, text: entry }] }
      const sealed = await sealWith(key.value, 'dossier', pid, rev + 1, packDossier(held))
      const saved = await store.commit({ dossiers: [{ pid, rev: rev + 1, expected: rev, sealed }], outbox: [{ ...outbox, about }] })
      if (!saved.ok) throw new Error(saved.error)
      rev++
    }),
  )
}

async function kidOf(publicKey: string): Promise<string> {
  return toBase64Url((await sha256(fromBase64Url(publicKey) ?? new Uint8Array(0))).slice(0, 16))
}

async function median(measure: () => Promise<number>): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < SINGLES; n++) times.push(await measure())
  return middle(times)
}

function middle(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}

async function bench(): Promise<{ plain: Times; sealed: Times }> {
  const plain: Times[] = []
  const sealed: Times[] = []
  for (let round = 0; round < ROUNDS; round++) {
    plain.push(await plainTimes())
    sealed.push(await sealedTimes())
  }
  const middles = (all: readonly Times[]): Times => ({
    firstSave: middle(all.map((times) => times.firstSave)),
    open: middle(all.map((times) => times.open)),
    person: middle(all.map((times) => times.person)),
    save: middle(all.map((times) => times.save)),
  })
  return { plain: middles(plain), sealed: middles(sealed) }
}

void bench().then(report)
