/** Throws that are the same for the same seed, so that what is made with them is too. */
export interface Dice {
  /** A whole number from 0, less than the limit. */
  readonly below: (limit: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** So many of a list, or all if there are not as many, in the list's order. */
  readonly some: <T>(list: readonly T[], count: number) => T[]
  /** Whether something with a share between 0 and 1 happens. */
  readonly chance: (share: number) => boolean
}

/** Dice over a small generator of pseudo-random numbers (mulberry32). */
export function dice(seed: number): Dice {
  const next = mulberry32(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    pick: (list) => {
      const item = list[below(list.length)]
      if (item === undefined) throw new Error('Broken assumption: there is something to pick')
      return item
    },
    some: (list, count) => {
      const left = [...list]
      while (left.length > count) left.splice(below(left.length), 1)
      return left
    },
    chance: (share) => next() < share,
  }
}

/** Numbers from 0 up to 1 that look random, the same for the same seed (mulberry32). */
export function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
