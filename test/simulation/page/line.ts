import * as z from 'zod/mini'
import { FAULT_HEADER } from '../control.ts'
import type { Trouble } from '../history.ts'

/** A tablet's line to the council, and all that can befall it. */
export interface Line {
  readonly device: string
  online: boolean
  /** Rises when the tablet ends or locks: what was under way before has no network any more. */
  generation: number
  trouble: Trouble | undefined
  /** How many requests were made since the trouble was set. */
  asked: number
  /** Requests that are still on their way. */
  readonly held: (() => Promise<unknown>)[]
}

const lines = new Map<string, Line>()
const sessions = new Map<string, { readonly device: string; readonly generation: number }>()
let councils: readonly string[] = []
let turns = 0

/** The network's own fetch, which nothing befalls. */
const direct = globalThis.fetch.bind(globalThis)

/**
 * Puts lines between everything in this page and the council's processes, which take turns. Locks between documents go: they
 * are for fairness alone, and the tablets of this page would have one in common. So two tabs do push at once.
 */
export function layLines(addresses: readonly string[]): void {
  councils = addresses
  Reflect.deleteProperty(Navigator.prototype, 'locks')
  globalThis.fetch = (path, init) => ask(typeof path === 'string' ? path : '', init ?? {})
}

/** A new line for an enrolled tablet. */
export function openLine(device: string): Line {
  const line: Line = { device, online: true, generation: 0, trouble: undefined, asked: 0, held: [] }
  lines.set(device, line)
  return line
}

/** Takes a line away with its sessions. */
export function closeLine({ device }: Line): void {
  lines.delete(device)
  for (const [token, session] of sessions) if (session.device === device) sessions.delete(token)
}

/** A push token that says on this page who uses it; the council gets the token alone. */
export function tokenOf(pushToken: string, { device, generation }: Line): string {
  return `${pushToken} ${device} ${generation}`
}

/** Asks the simulation's own doors, as often as it takes: a council may just be restarting. */
export async function askControl<T>(path: string, body: unknown, schema: z.ZodMiniType<T>, at = 0): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      const address = councils[at % councils.length] ?? ''
      const headers = { 'content-type': 'application/json' }
      const reply = await direct(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
      if (reply.ok) return schema.parse(await reply.json())
      throw new Error(`${path} answered ${reply.status}`)
    } catch (error) {
      if (attempt === 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}

/** Lets everything arrive that is still on its way. */
export async function release(line: Line): Promise<void> {
  for (const arrive of line.held.splice(0)) await arrive().catch(() => undefined)
}

const Body = z.object({ device: z.optional(z.string()) })
const SessionStarted = z.object({ session: z.object({ token: z.string() }) })

async function ask(path: string, init: RequestInit): Promise<Response> {
  const headers = { ...(init.headers as Record<string, string>) }
  const caller = callerOf(headers, init)
  if (!caller) throw new Error(`Broken assumption: a tablet asks ${path}`)
  const { line, generation } = caller
  if (!line.online || generation !== line.generation) throw new TypeError('no network')
  const trouble = line.asked++ === line.trouble?.on ? line.trouble : undefined
  const send = (more: Record<string, string> = {}) => {
    const address = councils[turns++ % councils.length] ?? ''
    return direct(`${address}${path}`, { ...init, signal: null, headers: { ...headers, ...more } })
  }
  const reply = await through(line, path, trouble, send)
  if (path === '/v1/session' && reply.ok) {
    const started = SessionStarted.safeParse(await reply.clone().json())
    if (started.success) sessions.set(started.data.session.token, { device: line.device, generation })
  }
  return reply
}

async function through(
  line: Line,
  path: string,
  trouble: Trouble | undefined,
  send: (more?: Record<string, string>) => Promise<Response>,
): Promise<Response> {
  switch (trouble?.kind) {
    case undefined:
      return send()
    case 'lost':
      throw new TypeError('lost on the way')
    case 'reply-lost':
      await send()
      throw new TypeError('the answer was lost')
    case 'twice':
      return (await Promise.all([send(), send()]))[0]
    case 'held':
      // Only what is pushed does anything when it comes late.
      if (path === '/v1/push') line.held.push(() => send())
      throw new TypeError('still on the way')
    case 'captive':
      return new Response('<p>Welcome to the guest network</p>', { headers: { 'content-type': 'text/html' } })
    case 'fault':
      return send({ [FAULT_HEADER]: `${trouble.at} ${trouble.when}` })
  }
}

/** Whose request it is; the word that says so is taken off it. */
function callerOf(headers: Record<string, string>, init: RequestInit): { line: Line; generation: number } | undefined {
  const { authorization } = headers
  if (authorization === undefined) {
    const body = Body.safeParse(JSON.parse(typeof init.body === 'string' ? init.body : '{}'))
    const line = lines.get(body.data?.device ?? '')
    return line && { line, generation: line.generation }
  }
  const [bearer = '', token = '', device = '', generation] = authorization.split(' ')
  if (generation === undefined) {
    const session = sessions.get(token)
    const line = lines.get(session?.device ?? '')
    return session && line && { line, generation: session.generation }
  }
  headers['authorization'] = `${bearer} ${token}`
  const line = lines.get(device)
  return line && { line, generation: Number(generation) }
}
