import { render } from 'preact'
import { trustedUrls } from '../lib/trusted-urls.ts'
import { blankWhenHidden } from '../ui/blank-when-hidden.ts'
import { startCaseload } from './caseload-client.ts'
import { Door } from './door.tsx'
import { registerWorker } from './register-worker.ts'

/** The page's composition root: starts the workers and shows the door. What lies behind it is loaded once it is open. */
const WORKER_URL = import.meta.env.DEV ? '/dev-sw.js?dev-sw' : '/sw.js'
/** The worker that alone holds keys; `vite.config.ts` gives it this name. */
const CASELOAD_URL = import.meta.env.DEV ? '/src/caseload/worker.ts' : '/caseload.js'

const trusted = trustedUrls([CASELOAD_URL, WORKER_URL])
const client = startCaseload(trusted(CASELOAD_URL))
const root = document.getElementById('app')

blankWhenHidden()
// Offline use needs the service worker; being unable to have one is said on the page about this tablet.
registerWorker(trusted, WORKER_URL).catch(() => undefined)
// What waits is sent as long as this page is there, locked or not; loaded after the first screen, which must be quick.
setTimeout(
  () =>
    void import('./push-triggers.ts').then(
      ({ startPushTriggers }) => startPushTriggers(),
      () => undefined,
    ),
)
if (root) render(<Door client={client} />, root)
