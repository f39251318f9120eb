import type { ComponentChildren } from 'preact'
import { Sign } from '../../ui/sign.tsx'

/** The locked tablet's screen: the sign, one card, nothing of anybody. */
export function Frame({ children }: { readonly children: ComponentChildren }) {
  return (
    <div class="door">
      <header class="door__brand">
        <Sign size={40} />
        <span class="door__name">Waymark</span>
      </header>
      <main class="door__card" id="main">
        {children}
      </main>
    </div>
  )
}
