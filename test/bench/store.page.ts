import { Dexie, type Table } from 'dexie'
import { fromBase64Url, toBase64Url, utf8 } from '../../src/lib/bytes.ts'
import type { Sealed } from '../../src/lib/sealed.ts'
import { type Dossier, packDossier, recordOf, unpackFront, unpackRest } from '../../src/caseload/dossier.ts'
import type { AuthorityId, DeviceId, PersonId } from '../../src/domain/ids.ts'
import { openBook } from '../../src/caseload/book.ts'
import { type Store, openStore } from '../../src/store/database.ts'
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
  readonly list: number
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
  const people = Array.from({ length: PEOPLE }, (_, n) => ({
    id: newId(),
    name: `Amara ${n}`,
    family: `Q${n}`,
    school: 'T',
  }))
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
  // A list that says when somebody was last spoken with has to look at their contacts.
  const list = await timed(async () => {
    const everybody = await plain.people.toArray()
    const last = new Map<string, string>()
    for (const { person: id, on } of await plain.contacts.toArray()) if (on > (last.get(id) ?? '')) last.set(id, on)
    return everybody.length + last.size
  })
  const open = await timed(async () => {
    const [everybody, everything] = await Promise.all([plain.people.toArray(), plain.contacts.toArray()])
    return Map.groupBy(everything, (contact) => contact.person).size + everybody.length
  })
  const some = people.slice(0, SINGLES)
  const person = await medianOf(some, ({ id }) => plain.contacts.where('person').equals(id).toArray())
  const save = await medianOf(some, ({ id }) => plain.contacts.add(contactOf(id)))
  plain.close()
  await plain.delete()
  return { firstSave, list, open, person, save }
}

async function sealedTimes(): Promise<Times> {
  const vault = newId()
  const keyring = await openKeyring(vault, newVaultKey())
  const store = openStore(vault)
  const people = Array.from({ length: PEOPLE }, () => newId() as PersonId)
  const dossiers = people.map((person): Dossier => dossierOf(person))
  const firstSave = await timed(() => saveAll(store, keyring, dossiers))
  const list = await timed(() => openBook(store, keyring))
  const open = await timed(async () => {
    const rows = await store.people()
    const keys = new Map(rows.keys.map((row) => [row.pid, row.sealed]))
    return Promise.all(rows.dossiers.map(({ pid, rev, sealed }) => openAll(keyring, pid, keys.get(pid), rev, sealed)))
  })
  const person = await medianOf(people.slice(0, SINGLES), async (pid) => {
    const row = await store.dossier(pid)
    return row && openAll(keyring, pid, row.key.sealed, row.dossier.rev, row.dossier.sealed)
  })
  const save = await saveSingles(store, keyring, dossiers)
  store.close()
  await Dexie.delete(`waymark-${vault}`)
  return { firstSave, list, open, person, save }
}

function dossierOf(person: PersonId): Dossier {
  const entries = entriesOf(person).map((entry, n) => ({ id: entry.id, seq: n + 1, text: JSON.stringify(entry) }))
  return { person, head: entries.length, hash: 'A'.repeat(43), entries }
}

/** As a first fetch stores them: in pages of a hundred people. */
async function saveAll(store: Store, keyring: Keyring, dossiers: readonly Dossier[]): Promise<void> {
  for (let from = 0; from < dossiers.length; from += 100) {
    const rows = await Promise.all(
      dossiers.slice(from, from + 100).map(async (dossier) => {
        const pid: string = dossier.person
        const { key, sealed } = await newPersonKey(keyring, pid)
        return {
          key: { pid, sealed },
          row: { pid, rev: 1, expected: 0, sealed: await sealWith(key, 'dossier', pid, 1, packDossier(dossier)) },
        }
      }),
    )
    await store.commit({ keys: rows.map(({ key }) => key), dossiers: rows.map(({ row }) => row) })
  }
}

/** Everything readable in memory, entries and all. */
async function openAll(
  keyring: Keyring,
  pid: string,
  wrapped: Sealed | undefined,
  rev: number,
  sealed: Sealed,
): Promise<number> {
  const key = wrapped && (await openPersonKey(keyring, pid, wrapped))
  const bytes = key?.ok ? await openWith(key.value, 'dossier', pid, rev, sealed) : undefined
  const front = bytes?.ok ? unpackFront(bytes.value) : undefined
  const rest = front?.ok ? unpackRest(front.value) : undefined
  if (!rest?.ok) throw new Error('a dossier did not open')
  return rest.value.entries.length
}

/** One contact saved as the app saves it: signed, sealed to the council and to the vault, one transaction. */
async function saveSingles(store: Store, keyring: Keyring, dossiers: readonly Dossier[]): Promise<number> {
  const deviceKey = await importDeviceKey((await newDeviceKey()).privateKey)
  const council = await newHandBackKey()
  const sealingKeys = [{ kid: await kidOf(council.publicKey), publicKey: council.publicKey }]
  const [authority, device] = [newId() as AuthorityId, newId() as DeviceId]
  const pages = await Promise.all(dossiers.slice(0, SINGLES).map((dossier) => openedPage(store, keyring, dossier)))
  return medianOf(pages, async ({ key, dossier }) => {
    const text = JSON.stringify({ ...entriesOf(dossier.person)[2], id: newId() })
    const [outbox, about, sealed] = await Promise.all([
      signEntry(deviceKey, authority, device, text).then((signature) =>
        sealEnvelope({ authority, device, sealingKeys, signed: { entry: text, signature } }),
      ),
      sealToVault(council.publicKey, 'vault', utf8('about')),
      sealWith(key, 'entry', dossier.person, 0, utf8(text)),
    ])
    const saved = await store.commit({ added: [{ pid: dossier.person, sealed }], outbox: [{ ...outbox, about }] })
    if (!saved.ok) throw new Error(saved.error)
  })
}

/** A young person whose page has been looked at, as they have been before anybody writes about them. */
async function openedPage(store: Store, keyring: Keyring, dossier: Dossier) {
  const row = await store.dossier(dossier.person)
  const key = row && (await openPersonKey(keyring, dossier.person, row.key.sealed))
  if (!key?.ok) throw new Error('the key opens')
  recordOf(dossier)
  return { key: key.value, dossier }
}

async function kidOf(publicKey: string): Promise<string> {
  return toBase64Url((await sha256(fromBase64Url(publicKey) ?? new Uint8Array(0))).slice(0, 16))
}

async function medianOf<T>(items: readonly T[], work: (item: T) => PromiseLike<unknown>): Promise<number> {
  const times: number[] = []
  for (const item of items) times.push(await timed(() => Promise.resolve(work(item))))
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
    list: middle(all.map((times) => times.list)),
    open: middle(all.map((times) => times.open)),
    person: middle(all.map((times) => times.person)),
    save: middle(all.map((times) => times.save)),
  })
  return { plain: middles(plain), sealed: middles(sealed) }
}

void bench().then(report)
