import { useLayoutEffect, useRef } from 'preact/hooks'

interface RemovedProps {
  readonly text: string
  readonly onUndo: () => void
}

/** What was just taken out, and the way back. The focus waits on it: what it stood on is gone. */
export function Removed({ text, onUndo }: RemovedProps) {
  const undo = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => undo.current?.focus(), [])
  return (
    <p class="plan-removed">
      Removed{text.trim() !== '' && <bdi> “{text.trim()}”</bdi>}.{' '}
      <button type="button" class="ui-link" ref={undo} onClick={onUndo}>
        Undo
      </button>
    </p>
  )
}
