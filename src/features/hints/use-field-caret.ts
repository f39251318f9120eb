import { type RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface Back {
  /** The text that the caret belongs to. */
  readonly text: string
  readonly caret: number | undefined
  /** Whether the focus stood on a button that may be gone, and has to go back to the field. */
  readonly focus: boolean
}

export interface FieldCaret {
  /** Where the buttons are. */
  readonly region: RefObject<HTMLDivElement | null>
  /** Where the caret stands now. */
  readonly caret: () => number | undefined
  /** Once the field shows `text`: gives it the focus back if a button had it, and puts the caret there if it has the focus. */
  readonly backTo: (text: string, caret?: number) => void
}

/** Lets buttons below a field change its text without losing the place of whoever writes in it. */
export function useFieldCaret(field: string, text: string): FieldCaret {
  const region = useRef<HTMLDivElement>(null)
  const back = useRef<Back | undefined>(undefined)
  useLayoutEffect(() => {
    if (back.current?.text !== text) return
    const { caret, focus } = back.current
    back.current = undefined
    const input = inputOf(field)
    if (focus) input?.focus()
    if (caret !== undefined && input === document.activeElement) input?.setSelectionRange(caret, caret)
  })
  return {
    region,
    caret: () => inputOf(field)?.selectionStart ?? undefined,
    backTo(shown, caret) {
      back.current = { text: shown, caret, focus: region.current?.contains(document.activeElement) ?? false }
    },
  }
}

/** A press that leaves the focus, and with it a keyboard on the screen, where it is. */
export function keepFocus(event: Event): void {
  event.preventDefault()
}

function inputOf(field: string): HTMLTextAreaElement | HTMLInputElement | undefined {
  const found = document.getElementById(field)
  return found instanceof HTMLTextAreaElement || found instanceof HTMLInputElement ? found : undefined
}
