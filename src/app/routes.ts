import { computed, signal } from '@preact/signals'
import type { Compartment, FactField } from '../domain/fact.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'

/** Where the adviser is. It lives in memory only: no address, title or history ever says whose record is open. */
export type Route =
  | { readonly screen: 'caseload' }
  | { readonly screen: 'young-person'; readonly person: PersonId }
  | { readonly screen: 'contact'; readonly person: PersonId; readonly changes?: EntryId | undefined }
  | { readonly screen: 'contact-saved'; readonly person: PersonId; readonly contact: EntryId }
  | { readonly screen: 'not-read'; readonly person: PersonId; readonly contact: EntryId }
  | { readonly screen: 'turn-round'; readonly person: PersonId; readonly contact: EntryId }
  | {
      readonly screen: 'fact'
      readonly person: PersonId
      readonly field: FactField
      readonly of: EntryId | undefined
    }
  | { readonly screen: 'compartment'; readonly person: PersonId; readonly compartment: Compartment }
  | { readonly screen: 'sharing'; readonly person: PersonId }
  | { readonly screen: 'reading'; readonly person: PersonId }
  | { readonly screen: 'plan'; readonly person: PersonId }
  | { readonly screen: 'plan-edit'; readonly person: PersonId }
  | { readonly screen: 'plan-turn'; readonly person: PersonId }
  | { readonly screen: 'plan-print'; readonly person: PersonId }
  | { readonly screen: 'papers'; readonly person: PersonId }
  | { readonly screen: 'papers-due' }
  | { readonly screen: 'today' }
  | { readonly screen: 'group'; readonly school: string | undefined }
  | { readonly screen: 'newcomer' }
  | { readonly screen: 'temporary-access' }
  | { readonly screen: 'sending' }
  | { readonly screen: 'held'; readonly hash: string }
  | { readonly screen: 'settings' }
  | { readonly screen: 'office' }

const stack = signal<readonly Route[]>([{ screen: 'caseload' }])
const depth = signal(0)

/** The present route. */
export const route = computed<Route>(() => stack.value[depth.value] ?? { screen: 'caseload' })

/** Goes to a screen. The browser's history learns how deep we are, and nothing else. */
export function go(next: Route): void {
  stack.value = [...stack.value.slice(0, depth.value + 1), next]
  depth.value++
  history.pushState({ depth: depth.value }, '')
}

/** Goes to a screen in place of the present one, so that "back" does not return to a form that is done. */
export function goInstead(next: Route): void {
  stack.value = [...stack.value.slice(0, depth.value), next]
}

/** Goes back, as the browser's own button does. At the bottom there is nothing to go back to but the caseload. */
export function back(): void {
  if (depth.value > 0) history.back()
}

/** Follows the browser's back and forward buttons. */
export function followHistory(): () => void {
  const follow = (event: PopStateEvent) => {
    const state: unknown = event.state
    const to = typeof state === 'object' && state !== null && 'depth' in state ? state.depth : 0
    depth.value = typeof to === 'number' ? Math.min(to, stack.value.length - 1) : 0
  }
  history.replaceState({ depth: 0 }, '', '/')
  window.addEventListener('popstate', follow)
  return () => window.removeEventListener('popstate', follow)
}
