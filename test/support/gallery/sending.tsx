import { HeldEntry } from '../../../src/features/sync-status/held-entry.tsx'
import { Sending } from '../../../src/features/sync-status/sending.tsx'
import type { HeldEntryView } from '../../../src/caseload/held-api.ts'
import { err } from '../../../src/lib/result.ts'
import { at1042 } from '../person-views.ts'
import { aHeldView, aStatus, anOutgoing } from '../sending-views.ts'
import type { Example } from './example.ts'

const nothing = () => undefined
const decided = (decision: 'accepted' | 'attached' | 'withdrawn' | 'replaced', why?: string) => ({
  decision,
  by: 'Mo Managerson',
  at: at1042,
  why,
})
const status = aStatus([
  anOutgoing({ state: 'waiting', what: 'fact' }),
  anOutgoing({ state: 'held', reason: 'not-in-caseload', name: 'Somebody no longer in your caseload' }),
  anOutgoing({
    state: 'held',
    reason: 'no-basis',
    what: 'fact',
    name: "O'Bluebell-Featherstonehaugh, Anastasia-Wilhelmina",
  }),
  anOutgoing({ state: 'applied', decided: decided('accepted', 'Written the day before the caseload changed') }),
  anOutgoing({ state: 'withdrawn', decided: decided('withdrawn', 'Meant for somebody else') }),
  anOutgoing({ state: 'replaced', decided: decided('replaced') }),
  anOutgoing(),
])

function held(view: HeldEntryView | undefined) {
  const api = {
    heldEntry: () => Promise.resolve(view),
    withdrawHeld: () => Promise.resolve(err('offline' as const)),
  }
  return <HeldEntry api={api} hash={view?.hash ?? ''} onCorrect={nothing} onBack={nothing} />
}

/** What was saved and where it is; what is held, for its author. */
export const sendingExamples: readonly Example[] = [
  {
    name: 'sending, with things held and decided',
    show: () => <Sending api={{ syncNow: () => Promise.resolve(status) }} status={status} onHeld={nothing} />,
  },
  { name: 'held entry, of its author', show: () => held(aHeldView()) },
  {
    name: 'held entry, withdrawing without a reason',
    show: () => held(aHeldView()),
    press: ['Withdraw it', 'Withdraw it'],
  },
  {
    name: 'held entry, no longer on the tablet',
    show: () => held(aHeldView({ says: 'gone', correctIn: undefined, reason: 'not-in-caseload' })),
  },
  { name: 'held entry, held apart', show: () => held(aHeldView({ says: 'apart' })) },
  { name: 'held entry, held no more', show: () => held(undefined) },
]
