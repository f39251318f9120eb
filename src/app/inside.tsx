import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { AccountView, CaseloadEvent, HandedBack, SyncStatus } from '../caseload/api.ts'
import type { PersonId } from '../domain/ids.ts'
import type { CaseloadClient } from './caseload-client.ts'
import { leave } from './leave.ts'
import { watchLock } from './lock.ts'
import { askForPush } from './push-triggers.ts'
import { holdForNextDocument } from './register-worker.ts'
import { Screens } from './screens.tsx'

export interface InsideProps {
  readonly client: CaseloadClient
  readonly handedBack: readonly HandedBack[]
}

/** The open tablet: keeps watch over the lock, hears what the worker says, and shows the screens. */
export function Inside({ client, handedBack }: InsideProps) {
  const account = useSignal<AccountView | undefined>(undefined)
  const status = useSignal<SyncStatus | undefined>(undefined)
  /** Rises when the people named changed, so that a screen that shows them asks again. */
  const changed = useSignal<{ readonly count: number; readonly people: readonly PersonId[] }>({ count: 0, people: [] })

  useEffect(() => {
    const lock = () => void leave(client, '/')
    const hear = (event: CaseloadEvent) => {
      if (event.kind === 'status') {
        status.value = event.status
        // What waits may go when this page is closed and the tablet locked.
        if (event.status.waiting > 0) askForPush().catch(() => undefined)
      } else if (event.kind === 'people') changed.value = { count: changed.value.count + 1, people: event.people }
      else lock()
    }
    client.listen(hear)
    client.api.account().then((view) => (account.value = view), lock)
    client.api.status().then((now) => (status.value = now), lock)
    return watchLock(lock)
  }, [client])

  const startHandOver = async (packet: unknown): Promise<boolean> => {
    if (!(await holdForNextDocument(packet))) return false
    await leave(client, '/handover.html')
    return true
  }
  return (
    <Screens
      api={client.api}
      account={account.value}
      status={status.value}
      changed={changed.value}
      handedBack={handedBack}
      onLock={() => void leave(client, '/')}
      startHandOver={startHandOver}
    />
  )
}
