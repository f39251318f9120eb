import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { HandedBack } from '../caseload/api.ts'
import type { AdviserView, DeviceState } from '../caseload/door-api.ts'
import { Enrol } from '../features/unlock/enrol.tsx'
import { browserPasskeys } from '../features/unlock/passkey.ts'
import { Unlock } from '../features/unlock/unlock.tsx'
import type { CaseloadClient } from './caseload-client.ts'
import type { InsideProps } from './inside.tsx'

/** What lies behind the door, once it is loaded and somebody opened it. */
const inside = signal<ComponentType<InsideProps> | undefined>(undefined)

/** The locked tablet: sets it up or unlocks it, for one adviser or several. Knows nothing of any young person. */
export function Door({ client }: { client: CaseloadClient }) {
  const [state, setState] = useState<DeviceState | 'adding' | undefined>(undefined)
  const [advisers, setAdvisers] = useState<readonly AdviserView[]>([])
  const [handedBack, setHandedBack] = useState<readonly HandedBack[]>([])
  const [waiting, setWaiting] = useState(0)

  useEffect(() => {
    const arrive = async () => {
      setAdvisers(await client.api.advisers())
      setState(await client.api.state())
    }
    arrive().catch(() => setState('locked'))
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
    case 'adding':
      return <Enrol api={client.api} kind="another" onEnrolled={() => opened([])} onBack={() => setState('locked')} />
    case 'locked':
      return (
        <Unlock
          {...{ advisers, waiting }}
          api={client.api}
          passkeys={browserPasskeys}
          onUnlocked={opened}
          onAdd={() => setState('adding')}
        />
      )
    case 'open': {
      const Inside = inside.value
      return Inside ? <Inside client={client} handedBack={handedBack} /> : null
    }
  }
}
