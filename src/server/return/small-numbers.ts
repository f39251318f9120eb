/** A count as it may be shown: small ones, and those that would give a small one away, are not numbers. */
export type Shown = number | 'fewer than 6' | 'not shown'

/** Counts below this are not shown: five people of one year at one place are known to each other. */
const SMALL = 6
/** Whoever knows how many there are together must be left with so many possible values of each hidden count. */
const POSSIBLE = 3

/**
 * Hides small counts of a row whose sum may be known from elsewhere. Where the sum and the counts that are shown would leave
 * no doubt about a hidden one, the smallest of the others is hidden as well, until there is doubt.
 */
export function withoutSmall(counts: readonly number[]): Shown[] {
  const small = counts.map((count) => count < SMALL)
  const hidden = [...small]
  while (isGivenAway(counts, small, hidden)) {
    const shown = counts.filter((_count, index) => !hidden[index])
    if (shown.length === 0) break
    hidden[counts.findIndex((count, index) => !hidden[index] && count === Math.min(...shown))] = true
  }
  return counts.map((count, index) => (small[index] ? 'fewer than 6' : hidden[index] ? 'not shown' : count))
}

/** Whether somebody who knows the sum can tell a hidden count to within fewer than {@link POSSIBLE} values. */
function isGivenAway(counts: readonly number[], small: readonly boolean[], hidden: readonly boolean[]): boolean {
  const sum = counts.reduce((total, count, index) => total + (hidden[index] ? count : 0), 0)
  const least = (index: number) => (small[index] ? 0 : SMALL)
  const most = (index: number) => (small[index] ? SMALL - 1 : sum)
  const places = [...counts.keys()].filter((index) => hidden[index])
  const allLeast = places.reduce((total, index) => total + least(index), 0)
  const allMost = places.reduce((total, index) => total + most(index), 0)
  return places.some((index) => {
    const low = Math.max(least(index), sum - (allMost - most(index)))
    const high = Math.min(most(index), sum - (allLeast - least(index)))
    return high - low + 1 < POSSIBLE
  })
}
