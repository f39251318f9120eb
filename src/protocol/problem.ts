import * as z from 'zod/mini'

/** Every way a request can fail. The same answer is given whether or not a young person exists. */
export const ProblemKind = z.enum([
  'malformed',
  'too-large',
  'too-fast',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'server-fault',
])
export type ProblemKind = z.infer<typeof ProblemKind>

/** A problem document (RFC 9457), sent as `application/problem+json`. It repeats nothing of the request. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  kind: ProblemKind,
})
export type Problem = z.infer<typeof Problem>
