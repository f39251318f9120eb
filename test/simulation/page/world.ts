import { type OwnKeys, newOwnKeys } from '../../../src/caseload/account.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { type Look, type WorldReply, WorldReply as WorldReplySchema, type WorldRequest } from '../control.ts'
import { ADVISERS, PEOPLE, TABLETS, adviserOf } from '../history.ts'
import { askControl } from './line.ts'
import { type Tablet, newTablet } from './tablet.ts'

/** Advisers, their tablets and their young people: fresh for each history. */
export interface World {
  readonly reply: WorldReply
  readonly tablets: readonly Tablet[]
  /** Everybody, in the order in which they came. */
  readonly people: PersonId[]
  /** Entries that no tablet saved. */
  readonly given: Set<string>
  readonly newcomers: Set<PersonId>
  /** What the council's database held when it was last looked at. */
  readonly last: { inbox: Look['inbox'] }
}

/** Enrols new tablets for new advisers. */
export async function newWorld(): Promise<World> {
  const keys = await Promise.all(Array.from({ length: TABLETS }, newOwnKeys))
  const request: WorldRequest = {
    advisers: ADVISERS,
    people: PEOPLE,
    tablets: keys.map(({ device }, n) => ({ adviser: adviserOf(n), publicKey: device.publicKey })),
  }
  const reply = await askControl('/sim/world', request, WorldReplySchema)
  const tablets = await Promise.all(keys.map((own, n) => enrolled(reply, n, own)))
  const people = reply.people.map(({ id }) => id)
  const given = new Set<string>(reply.people.map(({ entry }) => entry))
  return { reply, tablets, people, given, newcomers: new Set(), last: { inbox: [] } }
}

function enrolled(reply: WorldReply, n: number, keys: OwnKeys): Promise<Tablet> {
  const adviser = adviserOf(n)
  const staff = reply.staff[adviser]
  const tablet = reply.tablets[n]
  if (!staff || !tablet) throw new Error('Broken assumption: the council enrols every tablet')
  const { authority, sealingKeys } = reply
  const session = { token: 'A'.repeat(43), endsAt: new Date(0).toISOString() }
  return newTablet({ v: 2, authority, staff, ...tablet, session, sealingKeys }, adviser, keys)
}
