import type { ComponentChildren } from 'preact'

/** One state of one screen, to be looked at and to be checked. */
export interface Example {
  readonly name: string
  readonly show: () => ComponentChildren
  /** Buttons that are pressed, one after the other, to come to the state. */
  readonly press?: readonly string[]
}
