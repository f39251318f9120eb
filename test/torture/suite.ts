/** What a suite of breakages is told: how often to break something, and the seed of its dice. */
export interface Ordered {
  readonly runs: number
  readonly seed: number
  /** How long each run is, where a suite has steps and somebody says so. */
  readonly steps?: number | undefined
  /** Says a line of progress: a suite of an hour should not look dead. */
  readonly say: (line: string) => void
}

/** What a suite counted, by the words that are printed. */
export type Figures = Readonly<Record<string, number>>

/** One way to break things. Throws at the first promise that does not hold. */
export interface Suite {
  /** What is broken, in a few words. */
  readonly breaks: string
  /** How often, when nobody says. */
  readonly runs: number
  run(ordered: Ordered): Promise<Figures>
}

/** Figures of two parts of a suite, added up. */
export function sumOf(...parts: readonly Figures[]): Figures {
  const sum: Record<string, number> = {}
  for (const part of parts) for (const [words, count] of Object.entries(part)) sum[words] = (sum[words] ?? 0) + count
  return sum
}

/** Figures in one line: "40 kills, 212 envelopes acknowledged". */
export function figuresLine(figures: Figures): string {
  return Object.entries(figures)
    .map(([words, count]) => `${count.toLocaleString('en-GB')} ${words}`)
    .join(', ')
}
