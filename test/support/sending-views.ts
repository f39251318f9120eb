import type { OutgoingView, SyncStatus } from '../../src/caseload/api.ts'
import type { HeldEntryView } from '../../src/caseload/held-api.ts'
import { anEntryId, anId } from './entries.ts'
import { amara, at1042 } from './person-views.ts'

/** Something that was saved here: with the server, unless something else is said. */
export function anOutgoing(over: Partial<OutgoingView> = {}): OutgoingView {
  return {
    hash: anId(),
    savedAt: at1042,
    person: amara,
    name: 'Quillfeather, Amara',
    what: 'contact',
    state: 'applied',
    reason: undefined,
    decided: undefined,
    ...over,
  }
}

/** A status of these. */
export function aStatus(items: readonly OutgoingView[]): SyncStatus {
  const count = (state: OutgoingView['state']) => items.filter((item) => item.state === state).length
  return {
    waiting: count('waiting'),
    held: count('held'),
    oldestWaitingSince: undefined,
    lastSentAt: at1042,
    lastPulledAt: at1042,
    problem: undefined,
    syncing: false,
    items,
  }
}

/** A contact that the server holds, for its author. */
export function aHeldView(over: Partial<HeldEntryView> = {}): HeldEntryView {
  return {
    hash: anId(),
    person: amara,
    name: 'Quillfeather, Amara',
    savedAt: at1042,
    reason: 'no-basis',
    says: {
      heading: 'Contact, 24 November 2026',
      lines: [
        'Careers guidance interview',
        'Wants the Level 2 electrical course.',
        'Next: Look at the open day together.',
      ],
      from: 'Adviser, 24 November 2026',
    },
    correctIn: { form: 'contact', contact: anEntryId() },
    ...over,
  }
}
