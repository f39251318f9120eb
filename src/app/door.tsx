import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { DeviceState, HandedBack } from '../caseload/api.ts'
import { Enrol } from '../features/unlock/enrol.tsx'
import { Retired } from '../features/unlock/retired.tsx'
import { StoreMissing } from '../features/unlock/store-missing.tsx'
import { Unlock } from '../features/unlock/unlock.tsx'
import type { CaseloadClient } from './caseload-client.ts'
import type { InsideProps } from './inside.tsx'

/** What lies behind the door, once it is loaded and somebody opened it. */
const inside = signal<ComponentType<InsideProps> | undefined>(undefined)

/** The locked tablet: enrols it, unlocks it, or says what became of its store. Knows nothing of any young person. */
export function Door({ client }: { client: CaseloadClient }) {
  const [state, setState] = useState<DeviceState | undefined>(undefined)
  const [handedBack, setHandedBack] = useState<readonly HandedBack[]>([])
  const [waiting, setWaiting] = useState(0)

  useEffect(() => {
    client.api.state().then(setState, () => setState('store-missing'))
    client.api.waiting().then(setWaiting, () => undefined)
    // The next screen is fetched while the passphrase is typed.
    import('./inside.tsx').then(
      (module) => (inside.value = module.Inside),
      () => undefined,
    )
  }, [client])

  const opened = (back: readonly HandedBack[]) => {
    setHandedBack(back)
    setState('open')
  }
  switch (state) {
    case undefined:
      return null
    case 'new':
      return <Enrol api={client.api} onEnrolled={() => opened([])} />
    case 'locked':
      return <Unlock api={client.api} waiting={waiting} onUnlocked={opened} />
    case 'retired':
      return <Retired api={client.api} waiting={waiting} onNew={() => setState('new')} />
    case 'store-missing':
      return <StoreMissing />
    case 'open': {
      const Inside = inside.value
      return Inside ? <Inside client={client} handedBack={handedBack} /> : null
    }
  }
}
