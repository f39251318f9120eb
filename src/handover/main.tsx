import { render } from 'preact'
import type { Day, Moment } from '../domain/time.ts'
import { localDay } from '../lib/moments.ts'
import { newId } from '../vault/random.ts'
import { blankWhenHidden } from '../ui/blank-when-hidden.ts'
import { openStore } from '../store/database.ts'
import type { Table, WritingTable } from './desk.ts'
import { HandOverPage } from './hand-over-page.tsx'
import { watchIdle } from './idle.ts'
import { LockedPage } from './locked-page.tsx'
import type { Signing } from './packet.ts'
import { PlanPage } from './plan/plan-page.tsx'
import { ReadingPage } from './reading-page.tsx'
import { saveAnswer, saveUnfinished } from './save-answer.ts'
import { type HandOver, takeHandOver } from './start.ts'
import type { Tools } from './answer.ts'

/** Only here are clock, randomness, storage and the service worker touched; everything else is handed them. */
const tools: Tools = {
  now: (): Moment => new Date().toISOString(),
  today: (): Day => localDay(new Date()),
  newId,
}

/** Leaves nothing behind: no page to go back to, and the locked tablet in front. */
function leave(): void {
  window.location.replace('/')
}

/** Asks the service worker to send what was saved, when there is a network. Where it cannot, the next unlock sends it. */
async function askToSend(): Promise<void> {
  const registration: ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } } =
    await navigator.serviceWorker.ready
  await registration.sync?.register('push')
}

function startTimer(milliseconds: number, callBack: () => void): () => void {
  const timer = setTimeout(callBack, milliseconds)
  return () => clearTimeout(timer)
}

/** What every hand-over can do. */
function createTable(packet: Signing): Table {
  const store = openStore(packet.vault)
  return {
    tools,
    async save(...entries) {
      const saved = await saveAnswer(packet, entries, store)
      if (saved.ok) askToSend().catch(() => undefined)
      return saved
    },
    speech: 'speechSynthesis' in window ? window.speechSynthesis : undefined,
    leave,
  }
}

/** What a hand-over can do in which somebody writes. */
function createWritingTable(packet: Signing): WritingTable {
  const store = openStore(packet.vault)
  return {
    ...createTable(packet),
    keep: (about, unfinished) => saveUnfinished(packet, about, unfinished, store),
    wait: startTimer,
  }
}

/** The page of one contact, of the whole record, or of the action plan. */
function PageOf({ handOver }: { handOver: HandOver }) {
  switch (handOver.kind) {
    case 'reading':
      return <ReadingPage table={createTable(handOver.packet)} packet={handOver.packet} />
    case 'plan': {
      const { packet, plan } = handOver
      return <PlanPage desk={{ ...createWritingTable(packet), packet }} entry={plan} />
    }
    case 'contact': {
      const { packet, contact } = handOver
      return <HandOverPage desk={{ ...createWritingTable(packet), packet }} contact={contact} />
    }
  }
}

/** A page kept for going back must not come back: whoever returns to it returns to the lock. */
function leaveWhenShownAgain(): void {
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) leave()
  })
}

/** The office took the tablet out of use for the adviser whose hand-over this is: what is shown here goes too. */
function leaveWhenRetired(taken: Promise<HandOver | undefined>): void {
  const channel = new BroadcastChannel('waymark')
  type Heard = { readonly kind?: unknown; readonly vault?: unknown } | null
  channel.addEventListener('message', ({ data }: MessageEvent<Heard>) => {
    if (data?.kind !== 'retired') return
    taken.then((handOver) => data.vault === handOver?.packet.vault && leave(), leave)
  })
}

async function start(root: HTMLElement): Promise<void> {
  blankWhenHidden()
  leaveWhenShownAgain()
  const taken = takeHandOver(navigator.serviceWorker)
  leaveWhenRetired(taken)
  const handOver = await taken
  if (!handOver) return render(<LockedPage leave={leave} />, root)
  const every = (milliseconds: number, callBack: () => void) => {
    const timer = setInterval(callBack, milliseconds)
    return () => clearInterval(timer)
  }
  render(<PageOf handOver={handOver} />, root)
  watchIdle(leave, { now: () => Date.now(), every, target: window })
}

const root = document.getElementById('handover')
if (root) start(root).catch(() => render(<LockedPage leave={leave} />, root))
