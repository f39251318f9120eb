import * as z from 'zod/mini'
import { AuthorityId, DeviceId, StaffId } from '../domain/ids.ts'
import { Moment } from '../domain/time.ts'
import { PublicKey, SealingKey } from './envelope.ts'
import { base64Url } from './text.ts'

export const Role = z.enum(['adviser', 'manager'])
export type Role = z.infer<typeof Role>

const signIn = z.string().check(z.minLength(1), z.maxLength(100))
const password = z.string().check(z.minLength(1), z.maxLength(200))

/** Version 2 of a reply says whom to complain to. An app that asks by version 1 is answered as it was written to be. */
const version = z.literal([1, 2])

/** `POST /v1/enrol`: a member of staff, their password and a one-time code make one device theirs. */
export const EnrolRequest = z.strictObject({
  v: version,
  signIn,
  password,
  /** As typed; case, spaces and dashes do not matter. */
  code: z.string().check(z.minLength(1), z.maxLength(40)),
  deviceKey: PublicKey,
})
export type EnrolRequest = z.infer<typeof EnrolRequest>

/** What a member of staff may do with the server until it ends; held in memory only. */
export const Session = z.strictObject({ token: base64Url(32), endsAt: Moment })
export type Session = z.infer<typeof Session>

export const Authority = z.strictObject({
  id: AuthorityId,
  name: z.string().check(z.minLength(1), z.maxLength(200)),
})
export type Authority = z.infer<typeof Authority>

/** Whom to ask and to complain to: the council's own configuration (P37). */
export const CouncilContact = z.strictObject({
  dataProtection: z.string().check(z.minLength(1), z.maxLength(200)),
  email: z.optional(z.string().check(z.minLength(1), z.maxLength(254))),
  phone: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
  address: z.optional(z.string().check(z.minLength(1), z.maxLength(400))),
  /** How the council wants to be told that somebody is not happy: read to a young person as it stands. */
  complaints: z.optional(z.string().check(z.minLength(1), z.maxLength(600))),
})
export type CouncilContact = z.infer<typeof CouncilContact>

export const Staff = z.strictObject({
  id: StaffId,
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  role: Role,
})
export type Staff = z.infer<typeof Staff>

export const EnrolReply = z.strictObject({
  v: version,
  authority: Authority,
  contact: z.optional(CouncilContact),
  staff: Staff,
  device: DeviceId,
  /** Good for `POST /v1/push` and `POST /v1/drafts/keep` and nothing else: it may lie on the tablet unsealed. */
  pushToken: base64Url(32),
  session: Session,
  sealingKeys: z.array(SealingKey).check(z.minLength(1), z.maxLength(4)),
})
export type EnrolReply = z.infer<typeof EnrolReply>

/** `POST /v1/session/challenge`: a number used once, for the device to sign. */
export const ChallengeRequest = z.strictObject({ v: z.literal(1), device: DeviceId })
export type ChallengeRequest = z.infer<typeof ChallengeRequest>
export const ChallengeReply = z.strictObject({ v: z.literal(1), nonce: base64Url(32) })
export type ChallengeReply = z.infer<typeof ChallengeReply>

/** `POST /v1/session`: an unlocked vault proves itself with its device key, so nobody types a password every morning. */
export const SessionRequest = z.strictObject({
  v: version,
  device: DeviceId,
  nonce: base64Url(32),
  signature: base64Url(64),
})
export type SessionRequest = z.infer<typeof SessionRequest>
export const SessionReply = z.strictObject({
  v: version,
  contact: z.optional(CouncilContact),
  session: Session,
  sealingKeys: z.array(SealingKey).check(z.minLength(1), z.maxLength(4)),
})
export type SessionReply = z.infer<typeof SessionReply>
