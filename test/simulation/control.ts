import * as z from 'zod/mini'
import { AuthorityId, DeviceId, EntryId, PersonId, StaffId } from '../../src/domain/ids.ts'
import { SealingKey } from '../../src/protocol/envelope.ts'

/** What the simulation asks of the council beside what tablets ask: to begin a world, to look, and to be in trouble. */

/** `POST /sim/world`: fresh advisers with enrolled tablets and a caseload. */
export const WorldRequest = z.strictObject({
  advisers: z.int(),
  tablets: z.array(z.strictObject({ adviser: z.int(), publicKey: z.string() })),
  people: z.int(),
})
export type WorldRequest = z.infer<typeof WorldRequest>
export const WorldReply = z.strictObject({
  authority: z.strictObject({ id: AuthorityId, name: z.string() }),
  sealingKeys: z.array(SealingKey),
  staff: z.array(z.strictObject({ id: StaffId, name: z.string(), role: z.literal('adviser') })),
  tablets: z.array(z.strictObject({ device: DeviceId, pushToken: z.string() })),
  people: z.array(z.strictObject({ id: PersonId, entry: EntryId })),
})
export type WorldReply = z.infer<typeof WorldReply>

/** `POST /sim/scope`: gives a young person to an adviser, or takes them out of the caseload. */
export const ScopeRequest = z.strictObject({ staff: StaffId, person: PersonId })

/** `POST /sim/stream`: a newer server put an entry into a stream that today's apps cannot read. */
export const StreamRequest = z.strictObject({ person: PersonId, entry: EntryId })

/** `POST /sim/look`: what the database holds. */
export const LookRequest = z.strictObject({
  hashes: z.array(z.string()),
  staff: z.array(StaffId),
  people: z.array(PersonId),
})
export type LookRequest = z.infer<typeof LookRequest>
export const Look = z.strictObject({
  inbox: z.array(
    z.strictObject({
      hash: z.string(),
      state: z.enum(['received', 'applied', 'held', 'withdrawn', 'replaced']),
      reason: z.nullable(z.string()),
    }),
  ),
  streams: z.array(z.strictObject({ person: PersonId, head: z.int(), hash: z.string(), ids: z.array(z.string()) })),
  scope: z.array(z.strictObject({ staff: StaffId, person: PersonId })),
})
export type Look = z.infer<typeof Look>

/** The header by which a request says where the server shall fail: at which of its transactions, and when. */
export const FAULT_HEADER = 'x-simulated-fault'
