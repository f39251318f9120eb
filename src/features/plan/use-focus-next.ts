import { useLayoutEffect, useRef } from 'preact/hooks'

/** Puts the focus on what is on the page after the next drawing, by its id: it stays with what was touched. */
export function useFocusNext(): (id: string) => void {
  const next = useRef<string | undefined>(undefined)
  useLayoutEffect(() => {
    if (next.current === undefined) return
    document.getElementById(next.current)?.focus()
    next.current = undefined
  })
  return (id) => {
    next.current = id
  }
}
