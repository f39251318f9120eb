import type { Moment } from '../domain/time.ts'
import { localDay } from '../lib/moments.ts'
import { serve } from '../lib/rpc.ts'
import { trustedUrls } from '../lib/trusted-urls.ts'
import { deriveInWorker } from '../vault/kdf-in-worker.ts'
import { newId } from '../vault/random.ts'
import kdfUrl from '../vault/kdf.worker.ts?worker&url'
import type { CaseloadEvent } from './api.ts'
import { type OtherMessage, createCaseload } from './caseload.ts'

/** The worker's composition root: the only place of the caseload that knows a clock, randomness and other documents. */
declare const self: DedicatedWorkerGlobalScope

const trusted = trustedUrls([kdfUrl])
const channel = new BroadcastChannel('waymark')

serve(
  self,
  createCaseload({
    tools: { now, today: () => localDay(new Date()), newId },
    enrolTools: {
      newId,
      steadyClock: () => performance.now(),
      derive: deriveInWorker(() => new Worker(trusted(kdfUrl), { type: 'module' })),
    },
    emit: (event: CaseloadEvent) => self.postMessage(event),
    others: {
      tell: (message: OtherMessage) => channel.postMessage(message),
      listen: (listener) =>
        channel.addEventListener('message', ({ data }: MessageEvent<OtherMessage>) => listener(data)),
    },
  }),
)

function now(): Moment {
  return new Date().toISOString()
}
