import fc from 'fast-check'

/** How many tablets, advisers and young people a history begins with. The first two tablets are one adviser's. */
export const TABLETS = 3
export const ADVISERS = 2
export const PEOPLE = 4
/** Whose each tablet is. */
export const adviserOf = (tablet: number): number => (tablet < 2 ? 0 : 1)

/** What befalls one request of a tablet, counted from the beginning of what it does. */
export type Trouble =
  | { readonly on: number; readonly kind: 'lost' | 'reply-lost' | 'twice' | 'held' | 'captive' }
  /** The server fails at this transaction of the request: before it does anything, or after it has committed. */
  | { readonly on: number; readonly kind: 'fault'; readonly at: number; readonly when: 'before' | 'after' }

interface Where {
  readonly tablet: number
  /** The first or the second tab of the tablet. */
  readonly tab: number
}

/** One young person on one tablet; the number picks among those that the tablet has. */
interface Whom extends Where {
  readonly person: number
}

/** One thing that happens. Numbers only, so that the same history can be told again, and less of it. */
export type Step =
  | ({ readonly do: 'edit'; readonly field: number; readonly value: number } & Whom)
  | ({ readonly do: 'confirm' | 'plan' | 'health' } & Whom)
  | ({ readonly do: 'contact'; readonly changes: boolean } & Whom)
  | ({ readonly do: 'agree'; readonly handOver: boolean } & Whom)
  | ({ readonly do: 'newcomer' } & Where)
  | ({ readonly do: 'sync' | 'push'; readonly trouble?: Trouble | undefined } & Where)
  | ({ readonly do: 'edit-during-sync'; readonly value: number; readonly trouble?: Trouble | undefined } & Whom)
  | { readonly do: 'sync-together'; readonly tablets: readonly [Where, Where] }
  | { readonly do: 'network'; readonly tablet: number; readonly on: boolean }
  | { readonly do: 'lock' | 'release' | 'freeze' | 'thaw'; readonly tablet: number }
  /** The next commits of the tablet but `after` so many: one fails, or the tablet ends before it, or right after it. */
  | { readonly do: 'trap'; readonly tablet: number; readonly after: number; readonly how: 'fails' | 'before' | 'after' }
  | { readonly do: 'scope'; readonly adviser: number; readonly person: number }
  | { readonly do: 'clock'; readonly tablet: number; readonly years: number }
  | { readonly do: 'newer-app'; readonly tablet: number; readonly person: number; readonly kind: boolean }
  | { readonly do: 'newer-stream'; readonly person: number }
  | { readonly do: 'restart'; readonly server: number }
  | { readonly do: 'sweep' }

export type History = readonly Step[]

const tablet = fc.nat(TABLETS - 1)
const person = fc.nat(5)
// A second tab is open now and then.
const tab = fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, { arbitrary: fc.constant(1), weight: 1 })
const where = { tablet, tab }
const whom = { ...where, person }

// What is pushed goes first, and there is most to break in it.
const on = fc.oneof({ arbitrary: fc.constant(0), weight: 5 }, { arbitrary: fc.nat(4), weight: 2 })
const trouble = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 4 },
  {
    arbitrary: fc.record({ on, kind: fc.constantFrom('lost', 'reply-lost', 'twice', 'held', 'captive') }),
    weight: 4,
  },
  {
    arbitrary: fc.record({
      on,
      kind: fc.constant('fault' as const),
      at: fc.nat(4),
      when: fc.constantFrom('before', 'after'),
    }),
    weight: 4,
  },
)

/** Each step with how often it comes. */
const steps: readonly (readonly [number, fc.Arbitrary<Step>])[] = [
  [20, fc.record({ do: fc.constant('edit' as const), field: fc.nat(3), value: fc.nat(9), ...whom })],
  [3, fc.record({ do: fc.constant('confirm' as const), ...whom })],
  [3, fc.record({ do: fc.constant('plan' as const), ...whom })],
  [4, fc.record({ do: fc.constant('health' as const), ...whom })],
  [8, fc.record({ do: fc.constant('contact' as const), changes: fc.boolean(), ...whom })],
  [6, fc.record({ do: fc.constant('agree' as const), handOver: fc.boolean(), ...whom })],
  [3, fc.record({ do: fc.constant('newcomer' as const), ...where })],
  [18, fc.record({ do: fc.constant('sync' as const), trouble, ...where })],
  [6, fc.record({ do: fc.constant('push' as const), trouble, ...where })],
  [4, fc.record({ do: fc.constant('edit-during-sync' as const), value: fc.nat(9), trouble, ...whom })],
  [3, fc.record({ do: fc.constant('sync-together' as const), tablets: fc.tuple(fc.record(where), fc.record(where)) })],
  [4, fc.record({ do: fc.constant('network' as const), tablet, on: fc.boolean() })],
  [4, fc.record({ do: fc.constant('lock' as const), tablet })],
  [3, fc.record({ do: fc.constantFrom('freeze' as const, 'thaw' as const), tablet })],
  [3, fc.record({ do: fc.constant('release' as const), tablet })],
  [
    7,
    fc.record({
      do: fc.constant('trap' as const),
      tablet,
      after: fc.nat(3),
      how: fc.constantFrom('fails', 'before', 'after'),
    }),
  ],
  [5, fc.record({ do: fc.constant('scope' as const), adviser: fc.nat(ADVISERS - 1), person })],
  [1, fc.record({ do: fc.constant('clock' as const), tablet, years: fc.constantFrom(-10, 0, 10) })],
  [1, fc.record({ do: fc.constant('newer-app' as const), tablet, person, kind: fc.boolean() })],
  [1, fc.record({ do: fc.constant('newer-stream' as const), person })],
  [1, fc.record({ do: fc.constant('sweep' as const) })],
]

const ordinary = fc.oneof(...steps.map(([weight, arbitrary]) => ({ weight, arbitrary })))
const restart: fc.Arbitrary<Step> = fc.record({ do: fc.constant('restart' as const), server: fc.nat(1) })

/** In one history of so many the server restarts: that takes longer than all the rest of it. */
const RESTARTS_IN = 10

/** The history of a seed: the same each time. */
export function historyOf(seed: number, length: number): History {
  const step =
    seed % RESTARTS_IN === 0
      ? fc.oneof({ weight: 40, arbitrary: ordinary }, { weight: 1, arbitrary: restart })
      : ordinary
  const [history = []] = fc.sample(fc.array(step, { minLength: length, maxLength: length, size: 'max' }), {
    seed,
    numRuns: 1,
  })
  return history
}

/** So many shorter histories are tried at the most: what is left then is short enough to read. */
const TRIES = 60

/** The least of a history that still breaks: halves, quarters and so on are left out as long as it does. */
export async function leastOf(history: History, breaks: (history: History) => Promise<boolean>): Promise<History> {
  let least = history
  let tries = 0
  for (let size = Math.ceil(least.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < least.length && tries < TRIES; tries++) {
      const shorter = [...least.slice(0, from), ...least.slice(from + size)]
      if (await breaks(shorter)) least = shorter
      else from += size
    }
  }
  return least
}
