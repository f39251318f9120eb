import { useState } from 'preact/hooks'
import type { AdviserView, DoorApi } from '../../caseload/door-api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Frame } from './frame.tsx'

export interface RetiredProps {
  readonly api: Pick<DoorApi, 'startAnew'>
  /** Sealed entries that wait to be sent. */
  readonly waiting: number
  readonly onNew: () => void
}

/** The office took the tablet out of use for everybody: says what became of what was on it, and lets it be set up again. */
export function Retired({ api, waiting, onNew }: RetiredProps) {
  const { refused, start } = useStart(() => api.startAnew(), onNew)
  return (
    <Frame>
      <h1 class="govuk-heading-l">This tablet is out of use</h1>
      <p>
        The office took it out of use, because it was lost or is no longer needed. The records and the keys that were on
        it have been removed. Nobody can open anything here any more, with or without the passphrase.
      </p>
      {waiting > 0 ? (
        <Notice title={waiting === 1 ? 'One saved entry is not sent yet' : `${waiting} saved entries are not sent yet`}>
          <p>
            What was saved and not sent is kept, sealed, until the council has it. Leave this page open with a network.
            It goes by itself.
          </p>
        </Notice>
      ) : (
        <p>Everything that was saved on it has been sent.</p>
      )}
      <p>If you have found this tablet, please give it to the council. If it is yours, tell your manager.</p>
      {refused && <NotYet />}
      <Button kind="secondary" onClick={start}>
        Set this tablet up again
      </Button>
    </Frame>
  )
}

export interface RetiredHereProps {
  readonly api: Pick<DoorApi, 'startAnew'>
  readonly adviser: Pick<AdviserView, 'vault' | 'label'>
  /** Nothing more is said of them on this tablet. */
  readonly onOver: () => void
}

/** The office took the tablet out of use for one of its advisers: the others go on. */
export function RetiredHere({ api, adviser, onOver }: RetiredHereProps) {
  const { refused, start } = useStart(() => api.startAnew(adviser.vault), onOver)
  return (
    <>
      <h2 class="govuk-heading-m">This tablet is out of use for {adviser.label}</h2>
      <p>
        The office took it out of use for them. Their records and their keys have been removed from it, and their
        passphrase opens nothing here any more. What the other advisers have on this tablet is as it was.
      </p>
      <p>If this is you, tell your manager. To use the tablet again you need a new one-time code.</p>
      {refused && <NotYet />}
      <Button kind="secondary" onClick={start}>
        Take {adviser.label} off this list
      </Button>
    </>
  )
}

function useStart(startAnew: () => Promise<boolean>, onDone: () => void) {
  const [refused, setRefused] = useState(false)
  const start = async (): Promise<void> => {
    if (await startAnew()) onDone()
    else setRefused(true)
  }
  return { refused, start: () => void start() }
}

function NotYet() {
  return (
    <Notice tone="problem" title="Not yet">
      <p>This tablet has something to finish first. Connect it to a network, wait a minute, and try again.</p>
    </Notice>
  )
}
