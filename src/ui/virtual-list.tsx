import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'

export interface VirtualListProps<Item> {
  readonly items: readonly Item[]
  readonly label: string
  /** Height of one row in CSS pixels: all rows are equally high. */
  readonly rowHeight: number
  readonly keyOf: (item: Item) => string
  readonly children: (item: Item) => ComponentChildren
}

/** Rows above and below what is in sight, so that scrolling and the tab key find them there. */
const SPARE = 8

/** A list of any length that draws what is in sight. It scrolls with the page; each row says its place in the whole. */
export function VirtualList<Item>({ items, label, rowHeight, keyOf, children }: VirtualListProps<Item>) {
  const list = useRef<HTMLUListElement>(null)
  const [sight, setSight] = useState({ from: 0, to: 30 })
  useEffect(() => {
    const look = () => {
      const top = -(list.current?.getBoundingClientRect().top ?? 0)
      const from = Math.max(0, Math.floor(top / rowHeight) - SPARE)
      const to = Math.ceil((top + window.innerHeight) / rowHeight) + SPARE
      setSight((now) => (now.from === from && now.to === to ? now : { from, to }))
    }
    look()
    const listen = { passive: true }
    window.addEventListener('scroll', look, listen)
    window.addEventListener('resize', look, listen)
    return () => {
      window.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
    }
  }, [rowHeight, items.length])
  const shown = items.slice(sight.from, sight.to)
  return (
    <ul class="ui-rows" ref={list} aria-label={label} style={{ height: `${items.length * rowHeight}px` }}>
      {shown.map((item, index) => (
        <li
          key={keyOf(item)}
          class="ui-rows__row"
          aria-setsize={items.length}
          aria-posinset={sight.from + index + 1}
          style={{ height: `${rowHeight}px`, transform: `translateY(${(sight.from + index) * rowHeight}px)` }}
        >
          {children(item)}
        </li>
      ))}
    </ul>
  )
}
