import type { Teller } from '../teller.ts'

/** What happened to one young person of the list, by their place in it. Each is there to show something. */
export interface Story {
  readonly nth: number
  readonly tell: (t: Teller) => void
}
