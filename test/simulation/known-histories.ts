import type { History } from './history.ts'

/** Least histories of what once broke, and of what would break without one of our guards: chance seldom comes by the latter. */
export const knownHistories: Readonly<Record<string, History>> = {
  'what another tab was faster to store is asked for again, not skipped': [
    { do: 'freeze', tablet: 1 },
    { do: 'newcomer', tablet: 1, tab: 1 },
    { do: 'sync', tablet: 1, tab: 0 },
  ],
  'entries that could not be stored are asked for again, not skipped': [
    { do: 'edit', tablet: 2, tab: 0, person: 0, field: 1, value: 1 },
    { do: 'push', tablet: 2, tab: 0 },
    { do: 'trap', tablet: 0, after: 0, how: 'fails' },
    { do: 'sync', tablet: 0, tab: 0 },
  ],
  'who left the caseload is forgotten, though storing that failed at first': [
    { do: 'scope', adviser: 0, person: 0 },
    { do: 'trap', tablet: 0, after: 0, how: 'fails' },
    { do: 'sync', tablet: 0, tab: 0 },
  ],
  'a tab shows what another tab fetched, and whom it forgot': [
    { do: 'edit', tablet: 0, tab: 1, person: 0, field: 1, value: 1 },
    { do: 'edit', tablet: 2, tab: 0, person: 1, field: 1, value: 2 },
    { do: 'push', tablet: 2, tab: 0 },
    { do: 'scope', adviser: 0, person: 2 },
    { do: 'sync', tablet: 0, tab: 0 },
  ],
  'a tab that has not heard keeps nothing of whom another tab forgot': [
    { do: 'edit', tablet: 0, tab: 1, person: 0, field: 1, value: 1 },
    { do: 'freeze', tablet: 0 },
    { do: 'scope', adviser: 0, person: 0 },
    { do: 'sync', tablet: 0, tab: 0 },
    { do: 'edit', tablet: 0, tab: 1, person: 0, field: 2, value: 2 },
  ],
  'two tabs that know different things do not write over each other': [
    { do: 'freeze', tablet: 0 },
    { do: 'edit', tablet: 0, tab: 1, person: 0, field: 1, value: 1 },
    { do: 'edit', tablet: 2, tab: 0, person: 0, field: 2, value: 1 },
    { do: 'push', tablet: 2, tab: 0 },
    { do: 'sync', tablet: 0, tab: 1, trouble: { on: 0, kind: 'lost' } },
    { do: 'edit', tablet: 2, tab: 0, person: 0, field: 2, value: 2 },
    { do: 'push', tablet: 2, tab: 0 },
    { do: 'sync', tablet: 0, tab: 0, trouble: { on: 0, kind: 'lost' } },
  ],
  'what waited for a newcomer, or for consent, is not held when that comes after it': [
    { do: 'newcomer', tablet: 0, tab: 0 },
    { do: 'push', tablet: 0, tab: 0, trouble: { on: 0, kind: 'fault', at: 1, when: 'before' } },
    { do: 'health', tablet: 2, tab: 0, person: 0 },
    { do: 'push', tablet: 2, tab: 0, trouble: { on: 0, kind: 'fault', at: 1, when: 'before' } },
  ],
  'what was held, and then said anew, is kept by the council and shown no more': [
    { do: 'edit', field: 0, value: 6, tablet: 0, tab: 0, person: 2 },
    { do: 'scope', adviser: 0, person: 5 },
    { do: 'scope', adviser: 0, person: 0 },
    { do: 'trap', tablet: 0, after: 2, how: 'before' },
    {
      do: 'edit-during-sync',
      value: 6,
      trouble: { on: 0, kind: 'fault', at: 4, when: 'after' },
      tablet: 0,
      tab: 0,
      person: 0,
    },
    { do: 'scope', adviser: 0, person: 0 },
    { do: 'sync', tablet: 0, tab: 0 },
    { do: 'confirm', tablet: 0, tab: 0, person: 3 },
  ],
}
