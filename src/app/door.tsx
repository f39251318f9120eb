import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { HandedBack } from '../caseload/api.ts'
import type { AdviserView, DeviceState } from '../caseload/door-api.ts'
import { Enrol } from '../features/unlock/enrol.tsx'
import { Retired } from '../features/unlock/retired.tsx'
import { browserPasskeys } from '../features/unlock/passkey.ts'
import { Forgotten } from '../features/unlock/forgotten.tsx'
import { Frame } from '../features/unlock/frame.tsx'
import { RemoveMe } from '../features/settings/remove-me.tsx'
import { Unlock } from '../features/unlock/unlock.tsx'
import type { CaseloadClient } from './caseload-client.ts'
import type { InsideProps } from './inside.tsx'

/** What lies behind the door, once it is loaded and somebody opened it. */
const inside = signal<ComponentType<InsideProps> | undefined>(undefined)

/** Where somebody stands before the door: nowhere yet, at the tablet as it is, or at one of the ways to be set up on it. */
type Place = DeviceState | 'adding' | 'forgotten' | 'removing' | undefined

/** The locked tablet: sets it up or unlocks it, for one adviser or several. Knows nothing of any young person. */
export function Door({ client }: { client: CaseloadClient }) {
  const [place, setPlace] = useState<Place>(undefined)
  const [chosen, setChosen] = useState<AdviserView | undefined>(undefined)
  const [handedBack, setHandedBack] = useState<readonly HandedBack[]>([])
  const { advisers, waiting, arrive } = useArrival(client, setPlace)
  const { api } = client
  const opened = (back: readonly HandedBack[]) => {
    setHandedBack(back)
    setPlace('open')
  }
  const ways = { onEnrolled: () => opened([]), onBack: () => setPlace('locked') }
  const about = (adviser: AdviserView, to: Place) => {
    setChosen(adviser)
    setPlace(to)
  }
  if (place === 'forgotten' && chosen) return <Forgotten {...ways} {...{ api }} adviser={chosen} />
  if (place === 'removing' && chosen) return <Removing {...{ api, chosen }} onBack={ways.onBack} />
  switch (place) {
    case undefined:
      return null
    case 'new':
      return <Enrol api={api} onEnrolled={ways.onEnrolled} />
    case 'adding':
      return <Enrol {...ways} {...{ api }} kind="another" />
    case 'forgotten':
    case 'removing':
    case 'locked':
      return (
        <Unlock
          {...{ api, advisers, waiting }}
          passkeys={browserPasskeys}
          onUnlocked={opened}
          onAdd={() => setPlace('adding')}
          onOver={arrive}
          onForgotten={(adviser) => about(adviser, 'forgotten')}
          onRemove={(adviser) => about(adviser, 'removing')}
        />
      )
    case 'retired':
      return <Retired {...{ api, waiting }} onNew={() => setPlace('new')} />
    case 'open': {
      const Inside = inside.value
      return Inside ? <Inside client={client} handedBack={handedBack} /> : null
    }
  }
}

/** Somebody takes themselves off the locked tablet; afterwards the tablet is looked at anew. */
function Removing({
  api,
  chosen,
  onBack,
}: {
  readonly api: CaseloadClient['api']
  readonly chosen: AdviserView
  readonly onBack: () => void
}) {
  return (
    <Frame onBack={onBack}>
      <RemoveMe {...{ api, onBack }} vault={chosen.vault} onRemoved={() => window.location.replace('/')} />
    </Frame>
  )
}

/** Finds out whose tablet this is, and fetches the next screen while a passphrase is typed. */
function useArrival({ api }: CaseloadClient, setPlace: (place: Place) => void) {
  const [advisers, setAdvisers] = useState<readonly AdviserView[]>([])
  const [waiting, setWaiting] = useState(0)
  const look = async () => {
    setAdvisers(await api.advisers())
    setPlace(await api.state())
  }
  const arrive = () => void look().catch(() => setPlace('locked'))
  useEffect(() => {
    arrive()
    api.waiting().then(setWaiting, () => undefined)
    import('./inside.tsx').then(
      (module) => (inside.value = module.Inside),
      () => undefined,
    )
  }, [api])
  return { advisers, waiting, arrive }
}
