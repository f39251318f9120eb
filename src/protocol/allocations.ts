import * as z from 'zod/mini'
import { PersonId, StaffId } from '../domain/ids.ts'
import { Day, Moment } from '../domain/time.ts'
import { base64Url } from './text.ts'

const AllocationId = base64Url(16)
const school = z.string().check(z.minLength(1), z.maxLength(200))

/** Whom an adviser is given: everybody at a school, now and later, or everybody whom another adviser has. */
export const AllocationTo = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('school'), school }),
  z.strictObject({ kind: z.literal('adviser'), of: StaffId }),
])
export type AllocationTo = z.infer<typeof AllocationTo>

/** What one adviser was given. It begins and ends by itself; `until` is the last day. */
export const AllocationView = z.strictObject({
  id: AllocationId,
  staff: StaffId,
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('school'), school: z.string() }),
    z.strictObject({ kind: z.literal('adviser'), of: z.string() }),
    z.strictObject({ kind: z.literal('people') }),
  ]),
  from: Day,
  until: z.optional(Day),
  state: z.enum(['to-come', 'open', 'ended']),
  people: z.int(),
})
export type AllocationView = z.infer<typeof AllocationView>

/** `GET /v1/office/allocations`, for a manager. */
export const AllocationsReply = z.strictObject({ v: z.literal(1), allocations: z.array(AllocationView) })
export type AllocationsReply = z.infer<typeof AllocationsReply>

/** `POST /v1/office/allocations/give`, for a manager. A school where nobody is is refused: it would be a slip of the pen. */
export const GiveRequest = z.strictObject({
  v: z.literal(1),
  staff: StaffId,
  to: AllocationTo,
  from: Day,
  until: z.optional(Day),
})
export type GiveRequest = z.infer<typeof GiveRequest>

/** `POST /v1/office/allocations/take`, for a manager: at once, or after a last day. */
export const TakeRequest = z.strictObject({
  v: z.literal(1),
  staff: StaffId,
  what: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('school'), school }),
    z.strictObject({ kind: z.literal('everybody') }),
    z.strictObject({ kind: z.literal('allocation'), id: AllocationId }),
  ]),
  until: z.optional(Day),
})
export type TakeRequest = z.infer<typeof TakeRequest>

/** How many young people an adviser was given, or leave their caseload: now, or on the day that was said. */
export const ChangedReply = z.strictObject({ v: z.literal(1), people: z.int() })
export type ChangedReply = z.infer<typeof ChangedReply>

/** For how long access is taken. */
export const AccessHours = z.literal([24, 168])
export type AccessHours = z.infer<typeof AccessHours>

/**
 * `POST /v1/access/take`, with a session: an adviser needs somebody who is not in their caseload, now, and says why. Name and date
 * of birth are given in full: there is no list to choose from.
 */
export const TakeAccessRequest = z.strictObject({
  v: z.literal(1),
  given: z.string().check(z.minLength(1), z.maxLength(100)),
  family: z.string().check(z.minLength(1), z.maxLength(100)),
  dateOfBirth: Day,
  reason: z.string().check(z.minLength(10), z.maxLength(1_000)),
  hours: AccessHours,
})
export type TakeAccessRequest = z.infer<typeof TakeAccessRequest>

/** Whoever has that name and date of birth is in the caseload until then; nobody when there is nobody. */
export const TakeAccessReply = z.strictObject({ v: z.literal(1), people: z.array(PersonId), endsAt: Moment })
export type TakeAccessReply = z.infer<typeof TakeAccessReply>

/** `GET /v1/office/temporary`, for a manager: who took temporary access to whom, why, and until when. Every look is written down. */
export const TemporaryReply = z.strictObject({
  v: z.literal(1),
  taken: z.array(
    z.strictObject({
      id: AllocationId,
      staff: z.string(),
      name: z.optional(z.strictObject({ given: z.string(), family: z.string() })),
      dateOfBirth: z.optional(Day),
      reason: z.string(),
      at: Moment,
      endsAt: Moment,
      /** Which manager has looked at it, and when. */
      seen: z.optional(z.strictObject({ by: z.string(), at: Moment })),
    }),
  ),
})
export type TemporaryReply = z.infer<typeof TemporaryReply>

/** `POST /v1/office/temporary/seen`, for a manager: they know of it. With `end`, the access ends at once. */
export const SeenRequest = z.strictObject({ v: z.literal(1), id: AllocationId, end: z.boolean() })
export type SeenRequest = z.infer<typeof SeenRequest>
