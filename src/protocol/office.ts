import * as z from 'zod/mini'
import { DeviceId, StaffId } from '../domain/ids.ts'
import { Moment } from '../domain/time.ts'
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
