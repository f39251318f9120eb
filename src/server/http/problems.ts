import type { Context as HonoContext } from 'hono'
import type { Problem, ProblemKind } from '../../protocol/problem.ts'

const problems: {
  readonly [K in ProblemKind]: { readonly status: 400 | 401 | 403 | 404 | 413 | 429 | 500; readonly title: string }
} = {
  malformed: { status: 400, title: 'The request is not of the form that this address takes.' },
  'not-signed-in': { status: 401, title: 'Sign in, or unlock the tablet, and try again.' },
  'not-allowed': { status: 403, title: 'This is not yours to see or change.' },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'too-large': { status: 413, title: 'The request is larger than this address takes.' },
  'too-fast': { status: 429, title: 'Too many tries. Wait before trying again.' },
  'server-fault': { status: 500, title: 'The server could not do this. Nothing was changed; it can be tried again.' },
}

/** A problem document (RFC 9457). It says what kind of problem, and repeats nothing of the request. */
export function problem(c: HonoContext, kind: ProblemKind, retryAfterMs?: number): Response {
  const { status, title } = problems[kind]
  const body: Problem = { type: 'about:blank', title, status, kind }
  const headers: Record<string, string> = { 'content-type': 'application/problem+json' }
  if (retryAfterMs !== undefined) headers['retry-after'] = String(Math.ceil(retryAfterMs / 1000))
  return c.body(JSON.stringify(body), status, headers)
}
