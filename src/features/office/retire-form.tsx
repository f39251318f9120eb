import { useEffect, useRef, useState } from 'preact/hooks'
import type { RetireReason } from '../../protocol/tablets.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Radios } from '../../ui/radios.tsx'
import { reasonWords } from './tablet-words.ts'

export interface RetireFormProps {
  readonly id: string
  readonly name: string
  readonly onCancel: () => void
  /** Resolves when the server has answered, well or badly. */
  readonly onRetire: (why: RetireReason) => Promise<void>
}

const reasons = Object.entries(reasonWords) as [RetireReason, string][]

/** Why a tablet is taken out of use; asked before it is done, because it cannot be taken back. */
export function RetireForm({ id, name, onCancel, onRetire }: RetireFormProps) {
  const [why, setWhy] = useState<RetireReason | undefined>(undefined)
  const [tries, setTries] = useState(0)
  const [busy, setBusy] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [])
  const field = `why-${id}`
  const missing = tries > 0 && !why ? 'Say what happened to the tablet' : undefined
  const submit = async (): Promise<void> => {
    setTries(tries + 1)
    if (!why || busy) return
    setBusy(true)
    await onRetire(why)
    setBusy(false)
  }
  return (
    <div class="office-asked" role="group" aria-label={`Take out of use: ${name}`} tabIndex={-1} ref={panel}>
      {missing !== undefined && <ErrorSummary key={tries} errors={[{ field, message: missing }]} />}
      <Radios
        id={field}
        legend="What happened to it?"
        error={missing}
        value={why ?? ''}
        options={reasons.map(([value, label]) => ({ value, label }))}
        onChange={(value) => setWhy(reasons.find(([reason]) => reason === value)?.[0])}
      />
      <p>
        Everything on it is removed at its next contact. What was saved on it and not sent is sent first, and waits in
        the held entries. This cannot be taken back: a tablet that turns up is set up anew.
      </p>
      <p class="office-list__buttons">
        <Button kind="warning" busy={busy} onClick={() => void submit()}>
          Take it out of use
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          Cancel
        </Button>
      </p>
    </div>
  )
}
