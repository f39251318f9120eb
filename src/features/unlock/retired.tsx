import { useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Frame } from './frame.tsx'

export interface RetiredProps {
  readonly api: Pick<CaseloadApi, 'startAnew'>
  /** Sealed entries that wait to be sent. */
  readonly waiting: number
  readonly onNew: () => void
}

/** The office took the tablet out of use: says what became of what was on it, and lets it be set up again. */
export function Retired({ api, waiting, onNew }: RetiredProps) {
  const [refused, setRefused] = useState(false)
  const start = async (): Promise<void> => {
    if (await api.startAnew()) onNew()
    else setRefused(true)
  }
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
      {refused && (
        <Notice tone="problem" title="Not yet">
          <p>This tablet has something to finish first. Connect it to a network, wait a minute, and try again.</p>
        </Notice>
      )}
      <Button kind="secondary" onClick={() => void start()}>
        Set this tablet up again
      </Button>
    </Frame>
  )
}
