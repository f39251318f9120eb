import type { ComponentChildren } from 'preact'

export type Tone = 'neutral' | 'done' | 'waiting' | 'attention' | 'problem'

/** A state in a word. The word says it; the colour only helps. */
export function Tag({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return <strong class={`ui-tag ui-tag--${tone}`}>{children}</strong>
}
