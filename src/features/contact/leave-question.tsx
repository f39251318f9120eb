import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Leaving a form: at once where a draft is kept, after a question where it is not. */
export interface Leaving {
  /** Where somebody wants to go, once they were asked because words would be lost. */
  readonly leave: (() => void) | undefined
  readonly ask: (leave: () => void) => void
  readonly stay: () => void
}

/** Watches over text that exists on the screen only: leaving would lose it, and so would closing the page. */
export function useLeaving(wouldLose: boolean): Leaving {
  const [asked, setAsked] = useState<(() => void) | undefined>(undefined)
  useEffect(() => {
    if (!wouldLose) return undefined
    const warn = (event: BeforeUnloadEvent) => {
      // A lock covers the screen before it leaves, and is never held up: nobody may be there to answer.
      if (!document.documentElement.hasAttribute('data-hidden')) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [wouldLose])
  return {
    leave: wouldLose ? asked : undefined,
    ask: (leave) => (wouldLose ? setAsked(() => leave) : leave()),
    stay: () => setAsked(undefined),
  }
}

/** Asked before text is lost for good. */
export function LeaveQuestion({ leave, stay }: { leave: () => void; stay: () => void }) {
  return (
    <Notice tone="problem" title="Your text is not kept anywhere yet">
      <p>This tablet could not keep a draft. If you leave now, what you wrote is gone.</p>
      <div class="ui-actions">
        <Button onClick={stay}>Stay here</Button>
        <Button kind="warning" onClick={leave}>
          Leave and lose it
        </Button>
      </div>
    </Notice>
  )
}
