const FIRST_MS = 2_000
const LONGEST_MS = 15 * 60_000

/** How long to wait after so many failures in a row: 2 s, doubling up to 15 minutes, each between half and all of it. */
export function backoff(failures: number, random: () => number): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return full / 2 + (random() * full) / 2
}
