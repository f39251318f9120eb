import * as z from 'zod/mini'
import { Day } from './time.ts'

/** Where a piece of information came from. Promise P18: no value exists without one. */
export const SourceKind = z.enum([
  'young-person',
  'parent-or-carer',
  'school',
  'college',
  'training-provider',
  'employer',
  'council-list',
  'other-authority',
  'other-organisation',
  'adviser',
])
export type SourceKind = z.infer<typeof SourceKind>

/** Who said it (`detail` names the school, organisation or list), and the day it was true as far as they knew. */
export const Source = z.strictObject({
  kind: SourceKind,
  detail: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  asOf: Day,
})
export type Source = z.infer<typeof Source>
