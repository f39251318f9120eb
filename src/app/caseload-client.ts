import type { CaseloadApi, CaseloadEvent } from '../caseload/api.ts'
import { connect } from '../lib/rpc.ts'

/** The caseload in its worker, as the page sees it. */
export interface CaseloadClient {
  readonly api: CaseloadApi
  /** Hears what the worker says unasked. */
  listen(listener: (event: CaseloadEvent) => void): void
  /** Ends the worker, and with it every key. */
  end(): void
}

/** Starts the worker that alone holds keys. `url` is a trusted script address. */
export function startCaseload(url: string): CaseloadClient {
  const worker = new Worker(url, { type: 'module', name: 'caseload' })
  const listeners = new Set<(event: CaseloadEvent) => void>()
  const api = connect<CaseloadApi>(worker, (message) => {
    for (const listener of listeners) listener(message as CaseloadEvent)
  })
  return { api, listen: (listener) => void listeners.add(listener), end: () => worker.terminate() }
}
