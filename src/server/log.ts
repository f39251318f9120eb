import { pino } from 'pino'

/**
 * Everything the server may write to its log. There is no way to log a text: only these events, with ids, counts, words of
 * closed lists and durations. No body, query, address or name of anybody can get in.
 */
export type LogEvent =
  | { readonly event: 'started'; readonly database: 'sqlite' | 'postgres'; readonly port: number }
  | { readonly event: 'stopped' }
  | {
      readonly event: 'request'
      readonly method: string
      readonly route: string
      readonly status: number
      readonly ms: number
    }
  | { readonly event: 'applied'; readonly envelope: string }
  | { readonly event: 'held'; readonly envelope: string; readonly reason: string }
  | { readonly event: 'swept'; readonly count: number }
  | { readonly event: 'read-again'; readonly count: number }
  | { readonly event: 'fault'; readonly where: string; readonly kind: string }

export type Log = (event: LogEvent) => void

/** A log to standard output. */
export function createLog(): Log {
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime })
  return (event) => (event.event === 'fault' ? logger.error(event) : logger.info(event))
}

/** A fault's kind: the class and code of an error, never its message, which may quote what somebody sent. */
export function faultKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
  return `${error.name}${code}`
}
