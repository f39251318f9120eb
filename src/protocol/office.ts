import * as z from 'zod/mini'
import { DeviceId, PersonId, StaffId } from '../domain/ids.ts'
import { Day, Moment } from '../domain/time.ts'
import { Role, Session, Staff } from './access.ts'
import { HeldReason } from './push.ts'
import { base64Url } from './text.ts'

/** `POST /v1/office/session`: a manager signs in with a password, for the office screens only. */
export const OfficeSessionRequest = z.strictObject({
  v: z.literal(1),
  signIn: z.string().check(z.minLength(1), z.maxLength(100)),
  password: z.string().check(z.minLength(1), z.maxLength(200)),
})
export type OfficeSessionRequest = z.infer<typeof OfficeSessionRequest>
export const OfficeSessionReply = z.strictObject({ v: z.literal(1), staff: Staff, session: Session })
export type OfficeSessionReply = z.infer<typeof OfficeSessionReply>

/** `GET /v1/office/staff`, for a manager. */
export const StaffReply = z.strictObject({
  v: z.literal(1),
  staff: z.array(
    z.strictObject({
      id: StaffId,
      name: z.string(),
      signIn: z.string(),
      role: Role,
      caseload: z.int(),
      devices: z.int(),
    }),
  ),
})
export type StaffReply = z.infer<typeof StaffReply>

/** `POST /v1/office/codes`, for a manager: a one-time enrolment code for a member of staff, good for 24 hours. */
export const CodeRequest = z.strictObject({ v: z.literal(1), staff: StaffId })
export type CodeRequest = z.infer<typeof CodeRequest>
export const CodeReply = z.strictObject({ v: z.literal(1), code: z.string(), endsAt: Moment })
export type CodeReply = z.infer<typeof CodeReply>

/** `GET /v1/office/held`, for a manager: what waits for a person, and why; never what it says. */
export const HeldReply = z.strictObject({
  v: z.literal(1),
  held: z.array(
    z.strictObject({
      hash: base64Url(32),
      reason: HeldReason,
      receivedAt: Moment,
      device: DeviceId,
      staff: z.string(),
    }),
  ),
})
export type HeldReply = z.infer<typeof HeldReply>

/** One of two people who may be the same: what it takes to decide, and nothing else of the record. */
export const DuplicateSide = z.strictObject({
  id: PersonId,
  name: z.optional(z.strictObject({ given: z.string(), family: z.string() })),
  dateOfBirth: z.optional(Day),
  recordNumber: z.optional(z.string()),
  places: z.array(z.string()),
  advisers: z.array(z.string()),
  entries: z.int(),
  /** Who recorded somebody that no list named, and when; absent for whom the council's list brought. */
  met: z.optional(z.strictObject({ by: z.string(), at: Moment })),
})
export type DuplicateSide = z.infer<typeof DuplicateSide>

/** `GET /v1/office/duplicates`, for a manager: people of the same name and date of birth. Every look is written down. */
export const DuplicatesReply = z.strictObject({
  v: z.literal(1),
  duplicates: z.array(z.strictObject({ person: DuplicateSide, other: DuplicateSide, foundAt: Moment })),
})
export type DuplicatesReply = z.infer<typeof DuplicatesReply>

const pair = { v: z.literal(1), person: PersonId, other: PersonId }

/** `POST /v1/office/duplicates/decide`, for a manager: whether both are one person, and whose record stays. */
export const DecideRequest = z.discriminatedUnion('decision', [
  z
    .strictObject({ ...pair, decision: z.literal('same'), keep: PersonId })
    .check(z.refine(({ person, other, keep }) => keep === person || keep === other, 'keep is one of both')),
  z.strictObject({ ...pair, decision: z.literal('different') }),
])
export type DecideRequest = z.infer<typeof DecideRequest>
export const DecideReply = z.strictObject({ v: z.literal(1) })
export type DecideReply = z.infer<typeof DecideReply>
