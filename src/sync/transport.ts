import type * as z from 'zod/mini'
import { type Result, err, ok } from '../lib/result.ts'

/**
 * Why a request brought no answer that counts. `not-the-server`: somebody answered who is not our server, such as the
 * log-in page of a guest network, which says 200 to everything.
 */
export type TransportProblem =
  | 'offline'
  | 'not-the-server'
  | 'signed-out'
  | 'not-allowed'
  | 'too-fast'
  | 'too-large'
  | 'malformed'
  | 'server-fault'

/** No answer in this time, in milliseconds, is no network. */
const PATIENCE_MS = 30_000

interface Options {
  readonly token?: string
}

/** Posts JSON and believes the answer only if it is JSON of the expected shape. Follows no redirect, sends no cookie. */
export function post<T>(
  path: string,
  body: unknown,
  schema: z.ZodMiniType<T>,
  options: Options,
): Promise<Result<T, TransportProblem>> {
  return ask(path, { method: 'POST', body: JSON.stringify(body) }, schema, options)
}

/** Asks for JSON, with the same distrust. */
export function get<T>(path: string, schema: z.ZodMiniType<T>, options: Options): Promise<Result<T, TransportProblem>> {
  return ask(path, { method: 'GET' }, schema, options)
}

async function ask<T>(
  path: string,
  request: RequestInit,
  schema: z.ZodMiniType<T>,
  { token }: Options,
): Promise<Result<T, TransportProblem>> {
  const response = await send(path, request, token)
  if (!response) return err('offline')
  if (!isOurs(response)) return err(response.status >= 500 ? 'server-fault' : 'not-the-server')
  if (!response.ok) return err(problemOf(response.status))
  try {
    const parsed = schema.safeParse(await response.json())
    return parsed.success ? ok(parsed.data) : err('not-the-server')
  } catch {
    return err('not-the-server')
  }
}

async function send(path: string, request: RequestInit, token: string | undefined): Promise<Response | undefined> {
  try {
    return await fetch(path, {
      ...request,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
  } catch {
    return undefined
  }
}

function isOurs(response: Response): boolean {
  const type = response.headers.get('content-type') ?? ''
  return type.startsWith(response.ok ? 'application/json' : 'application/problem+json')
}

function problemOf(status: number): TransportProblem {
  switch (status) {
    case 401:
      return 'signed-out'
    case 403:
    case 404:
      return 'not-allowed'
    case 413:
      return 'too-large'
    case 429:
      return 'too-fast'
    default:
      return status >= 500 ? 'server-fault' : 'malformed'
  }
}
