import * as z from 'zod/mini'

/** 16 random bytes in base64url. Ids are made where an entry is made and never change: a retry repeats the same id. */
const id = z.string().check(z.regex(/^[A-Za-z0-9_-]{21}[AQgw]$/))

export const AuthorityId = id.brand<'AuthorityId'>()
export type AuthorityId = z.infer<typeof AuthorityId>
export const PersonId = id.brand<'PersonId'>()
export type PersonId = z.infer<typeof PersonId>
export const EntryId = id.brand<'EntryId'>()
export type EntryId = z.infer<typeof EntryId>
/** A member of the council's staff: an adviser, a manager, or the council's own import. */
export const StaffId = id.brand<'StaffId'>()
export type StaffId = z.infer<typeof StaffId>
export const DeviceId = id.brand<'DeviceId'>()
export type DeviceId = z.infer<typeof DeviceId>
