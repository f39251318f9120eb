import { useEffect, useRef } from 'preact/hooks'
import { TextField } from '../../ui/text-field.tsx'

export interface SearchBoxProps {
  readonly value: string
  readonly onInput: (typed: string) => void
  /** Somebody is about to type. */
  readonly onReady: () => void
}

/** Where advisers type whom they look for. */
export function SearchBox({ value, onInput, onReady }: SearchBoxProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => focusOnSlash(box.current), [])
  return (
    <div class="caseload-tools">
      <div class="caseload-tools__search" ref={box} onFocusIn={onReady}>
        <TextField id="search" label="Find by name, school or notes" type="search" value={value} onInput={onInput} />
      </div>
    </div>
  )
}

/** "/" goes to the search box, as people know from elsewhere, unless they are typing. */
function focusOnSlash(box: HTMLElement | null): () => void {
  const listen = (event: KeyboardEvent) => {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
    if (event.key !== '/' || typing) return
    event.preventDefault()
    box?.querySelector('input')?.focus()
  }
  window.addEventListener('keydown', listen)
  return () => window.removeEventListener('keydown', listen)
}
