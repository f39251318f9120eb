import * as z from 'zod/mini'
import { prepareHandOver } from '../../../src/caseload/hand-over.ts'
import { addNewcomer } from '../../../src/caseload/newcomers.ts'
import { recordPlan } from '../../../src/caseload/plans.ts'
import { contactsOf, recordContact, recordNotRead } from '../../../src/caseload/record-contact.ts'
import { confirmFact, recordFact } from '../../../src/caseload/record-fact.ts'
import { round } from '../../../src/caseload/syncing.ts'
import { recordConsent } from '../../../src/caseload/sharing.ts'
import type { Fact } from '../../../src/domain/fact.ts'
import type { EntryId, PersonId } from '../../../src/domain/ids.ts'
import { agreementEntry } from '../../../src/handover/answer.ts'
import { saveAnswer } from '../../../src/handover/save-answer.ts'
import type { Result } from '../../../src/lib/result.ts'
import { pushOnce } from '../../../src/sync/push.ts'
import { signEntry } from '../../../src/vault/device-key.ts'
import { sealEnvelope } from '../../../src/vault/envelope.ts'
import { sealToVault } from '../../../src/vault/hand-back.ts'
import { aboutBytes } from '../../../src/caseload/outgoing.ts'
import { rowId } from '../../../src/vault/keyring.ts'
import { newId } from '../../../src/vault/random.ts'
import { someContact } from '../../support/entries.ts'
import { aPlan } from '../../support/plans.ts'
import type { Step, Trouble } from '../history.ts'
import { askControl, release } from './line.ts'
import { type Tab, type Tablet, courierDevice, courierStore, end, tabOf, tellOthers, thaw, tidy } from './tablet.ts'
import type { World } from './world.ts'

const Nothing = z.object({})

/** Lets one step of a history happen, by the app's own code. */
export async function tell(world: World, step: Step): Promise<void> {
  await happen(world, step)
  for (const tablet of world.tablets) tidy(tablet)
}

async function happen(world: World, step: Step): Promise<void> {
  switch (step.do) {
    case 'edit':
    case 'confirm':
    case 'plan':
    case 'health':
    case 'contact':
    case 'agree':
    case 'newcomer':
      return save(world, step)
    case 'sync':
    case 'push':
    case 'edit-during-sync':
    case 'sync-together':
      return travel(world, step)
    case 'network':
      tabletOf(world, step.tablet).line.online = step.on
      return
    case 'lock':
      return end(tabletOf(world, step.tablet))
    case 'release':
      return release(tabletOf(world, step.tablet).line)
    case 'trap':
      tabletOf(world, step.tablet).trap = { after: step.after, how: step.how }
      return
    case 'clock':
      tabletOf(world, step.tablet).years = step.years
      return
    case 'freeze':
      tabletOf(world, step.tablet).frozen = true
      return
    case 'thaw':
      return thaw(tabletOf(world, step.tablet))
    case 'newer-app':
      return pushNewer(world, step)
    default:
      return befallCouncil(world, step)
  }
}

type SaveStep = Extract<Step, { do: 'edit' | 'confirm' | 'plan' | 'health' | 'contact' | 'agree' | 'newcomer' }>

async function save(world: World, step: SaveStep): Promise<void> {
  const tablet = tabletOf(world, step.tablet)
  const tab = await tabOf(tablet, step.tab)
  if (step.do === 'newcomer') return meet(world, tablet, tab)
  const person = personOf(world, tab, step.person)
  if (!person) return
  await saveAbout(tablet, tab, person, step)
  await tellOthers(tablet, tab, [tab.vault.book.pages.get(person)?.pid])
}

async function saveAbout(
  tablet: Tablet,
  tab: Tab,
  person: PersonId,
  step: Exclude<SaveStep, { do: 'newcomer' }>,
): Promise<void> {
  const { vault } = tab
  tab.subject = person
  const source = { kind: 'young-person', asOf: vault.tools.today() } as const
  switch (step.do) {
    case 'edit':
      return inTurn(tab, () => recordFact(vault, person, { fact: factOf(step.field, step.value), source }))
    case 'confirm':
      return inTurn(tab, () => confirmFact(vault, person, 'levelOfSupport', undefined, source))
    case 'plan':
      return inTurn(tab, () => recordPlan(vault, person, aPlan()))
    case 'contact': {
      const changes = step.changes ? contactsOf(vault, person)[0]?.id : undefined
      return inTurn(tab, () => recordContact(vault, person, someContact(), changes))
    }
    case 'health':
      return recordHealth(tab, person)
    case 'agree':
      return agree(tablet, tab, person, step.handOver)
  }
}

/** One of the values that advisers write about somebody; a telephone number is one of several. */
function factOf(field: number, value: number): Fact {
  const facts: readonly Fact[] = [
    { field: 'levelOfSupport', value: String(value) },
    { field: 'knownAs', value: `Name ${value}` },
    { field: 'intendedPlan', value: `Plan ${value}` },
    { field: 'phone', value: { number: `01632 96000${value}`, kind: 'mobile' } },
  ]
  const fact = facts[field]
  if (!fact) throw new Error('Broken assumption: the history names a field')
  return fact
}

async function recordHealth(tab: Tab, person: PersonId): Promise<void> {
  const { vault } = tab
  const on = vault.tools.today()
  const consent = { purpose: 'health', answer: 'given', how: 'in-person', on } as const
  const given = await vault.inTurn(() => recordConsent(vault, person, consent))
  if (!given.ok) return
  const value = { what: 'Invented.', basis: { kind: 'consent', consent: given.value } } as const
  const source = { kind: 'young-person', asOf: on } as const
  await inTurn(tab, () => recordFact(vault, person, { fact: { field: 'health', value }, source }))
}

/** The newest contact is read together: in a hand-over, after which the tablet comes back locked, or it is said why not. */
async function agree(tablet: Tablet, tab: Tab, person: PersonId, handOver: boolean): Promise<void> {
  const { vault } = tab
  const contact = contactsOf(vault, person)[0]
  if (!contact) return
  if (!handOver) return inTurn(tab, () => recordNotRead(vault, person, contact.id, 'left-early', undefined))
  const packet = await prepareHandOver(vault, person, contact.id)
  if (!packet.ok) return
  const entry = await agreementEntry(packet.value, contact.current, { answer: 'agreed' }, vault.tools)
  await saveAnswer(packet.value, [entry], vault.store)
  end(tablet)
}

async function meet(world: World, tablet: Tablet, tab: Tab): Promise<void> {
  const { vault } = tab
  tab.subject = undefined
  const source = { kind: 'young-person', asOf: vault.tools.today() } as const
  const form = { given: newId(), family: 'Testcase', dateOfBirth: undefined, place: 'Testbury High School', source }
  const from = tab.drawn.length
  await inTurn(tab, () => addNewcomer(vault, form))
  const person = tab.drawn[from] as PersonId
  world.people.push(person)
  world.newcomers.add(person)
  await tellOthers(tablet, tab, [vault.book.pages.get(person)?.pid])
}

async function inTurn(tab: Pick<Tab, 'vault'>, change: () => Promise<Result<unknown, unknown>>): Promise<void> {
  await tab.vault.inTurn(change)
}

type TravelStep = Extract<Step, { do: 'sync' | 'push' | 'edit-during-sync' | 'sync-together' }>

async function travel(world: World, step: TravelStep): Promise<void> {
  if (step.do === 'sync-together') {
    await Promise.all(step.tablets.map(({ tablet, tab }) => syncTab(tabletOf(world, tablet), tab, undefined)))
    return
  }
  const tablet = tabletOf(world, step.tablet)
  if (step.do === 'sync') {
    await syncTab(tablet, step.tab, step.trouble)
    return
  }
  if (step.do === 'edit-during-sync') {
    const { trouble: _trouble, ...edit } = step
    await tabOf(tablet, step.tab)
    await Promise.all([syncTab(tablet, step.tab, step.trouble), save(world, { ...edit, do: 'edit', field: 0 })])
    return
  }
  befall(tablet, step.trouble)
  await push(tablet)
}

/** Sends what waits, as the service worker does: the tablet may be locked. */
export async function push(tablet: Tablet): Promise<void> {
  await pushOnce({ store: courierStore(tablet), device: courierDevice(tablet) })
}

/** Sends and fetches, in one tab. */
export async function syncTab(tablet: Tablet, n: number, trouble: Trouble | undefined) {
  const tab = await tabOf(tablet, n)
  befall(tablet, trouble)
  const { vault, keeper, memory } = tab
  await round(vault, keeper, memory, async (people) => {
    await tellOthers(tablet, tab, await Promise.all(people.map((person) => rowId(vault.keyring, 'person', person))))
  })
  return memory.problem
}

/** What befalls the requests that the tablet makes from now on. */
function befall({ line }: Tablet, trouble: Trouble | undefined): void {
  line.trouble = trouble
  line.asked = 0
}

/** The tablet once had a newer app, which left an entry in its outbox that nothing here can read. */
async function pushNewer(world: World, step: Extract<Step, { do: 'newer-app' }>): Promise<void> {
  const tablet = tabletOf(world, step.tablet)
  const tab = await tabOf(tablet, 0)
  const { vault, drawn } = tab
  const person = personOf(world, tab, step.person)
  if (!person) return
  tab.subject = person
  const { authority, device, deviceKey, sealingKeys, handBackPublicKey } = vault.account
  const id = newId()
  const entry = JSON.stringify({ v: step.kind ? 1 : 2, id, person, kind: 'of-tomorrow' })
  const signature = await signEntry(deviceKey, authority.id, device, entry)
  const sealed = await sealEnvelope({ authority: authority.id, device, sealingKeys, signed: { entry, signature } })
  const about = aboutBytes({ v: 1, person, what: 'remark', savedAt: vault.tools.now() })
  drawn.push(id)
  const row = { ...sealed, about: await sealToVault(handBackPublicKey, vault.device.vault, about) }
  // It is in no dossier: only an app that can read it would show it.
  await vault.store.commit({ outbox: [row] })
}

type CouncilStep = Extract<Step, { do: 'scope' | 'newer-stream' | 'restart' | 'sweep' }>

async function befallCouncil(world: World, step: CouncilStep): Promise<void> {
  switch (step.do) {
    case 'scope': {
      const staff = world.reply.staff[step.adviser]?.id
      await askControl('/sim/scope', { staff, person: world.people[step.person % world.reply.people.length] }, Nothing)
      return
    }
    case 'newer-stream': {
      const entry = newId() as EntryId
      world.given.add(entry)
      const person = world.people[step.person % world.reply.people.length]
      await askControl('/sim/stream', { person, entry }, Nothing)
      return
    }
    case 'restart':
      await askControl('/sim/restart', {}, Nothing, step.server)
      return
    case 'sweep':
      await askControl('/sim/sweep', {}, Nothing)
  }
}

function tabletOf(world: World, n: number): Tablet {
  const tablet = world.tablets[n]
  if (!tablet) throw new Error('Broken assumption: the history names a tablet')
  return tablet
}

/** One of those whom the tablet has, in the order in which they came to the world. */
function personOf(world: World, tab: Tab, n: number): PersonId | undefined {
  const here = world.people.filter((person) => tab.vault.book.pages.has(person))
  return here[n % here.length]
}
