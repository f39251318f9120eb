import { useEffect, useState } from 'preact/hooks'
import type { AccountView, CaseloadApi, HandedBack, SyncStatus } from '../caseload/api.ts'
import type { PersonId } from '../domain/ids.ts'
import { Caseload } from '../features/caseload/caseload.tsx'
import { ContactScreen } from '../features/contact/contact-screen.tsx'
import { Office } from '../features/office/office.tsx'
import { Settings } from '../features/settings/settings.tsx'
import { Sending } from '../features/sync-status/sending.tsx'
import { YoungPerson } from '../features/young-person/young-person.tsx'
import { Banners } from './banners.tsx'
import { ContactSteps } from './contact-steps.tsx'
import { office } from './office-client.ts'
import { type Route, back, followHistory, go, goInstead, route } from './routes.ts'
import { Shell } from './shell.tsx'
import { localDay } from '../lib/moments.ts'

export interface ScreensProps {
  readonly api: CaseloadApi
  readonly account: AccountView | undefined
  readonly status: SyncStatus | undefined
  readonly changed: { readonly count: number; readonly people: readonly PersonId[] }
  readonly handedBack: readonly HandedBack[]
  readonly onLock: () => void
  readonly startHandOver: (packet: unknown) => Promise<boolean>
}

/** Every screen of the open tablet, inside the shell. Which one is shown is known in memory only. */
export function Screens(props: ScreensProps) {
  const { account, status, handedBack, onLock } = props
  useEffect(() => {
    const stop = followHistory()
    const [first] = handedBack
    if (first) go({ screen: 'young-person', person: first.person })
    return stop
  }, [])
  const at = route.value
  return (
    <Shell account={account} status={status} onLock={onLock}>
      <Banners writing={at.screen === 'contact'} home={at.screen === 'caseload'} />
      <Screen {...props} at={at} key={keyOf(at)} />
    </Shell>
  )
}

/** A screen is made anew for each place, so that nothing of one young person shows on the page of another. */
function keyOf(at: Route): string {
  return `${at.screen} ${'person' in at ? at.person : ''}`
}

function Screen(props: ScreensProps & { readonly at: Route }) {
  const { at, api, status, account, changed, handedBack, onLock } = props
  const [today] = useState(() => localDay(new Date()))
  switch (at.screen) {
    case 'caseload': {
      const open = (person: PersonId) => go({ screen: 'young-person', person })
      return <Caseload {...{ api, today, status }} changed={changed.count} onOpen={open} />
    }
    case 'young-person':
      return <Person {...{ api, today, handedBack }} changed={changed.count} person={at.person} />
    case 'contact': {
      const { person } = at
      const saved = (contact: HandedBack['contact']) => goInstead({ screen: 'contact-saved', person, contact })
      return <ContactScreen {...{ api, today, person }} changes={at.changes} onSaved={saved} onBack={back} />
    }
    case 'contact-saved':
    case 'not-read':
    case 'turn-round':
      return <ContactSteps api={api} at={at} startHandOver={props.startHandOver} />
    case 'sending':
      return <Sending api={api} status={status} />
    case 'settings':
      return <Settings {...{ account, onLock }} version={__APP_VERSION__} onOffice={() => go({ screen: 'office' })} />
    case 'office':
      return <Office api={office} onBack={back} />
  }
}

interface PersonProps {
  readonly api: CaseloadApi
  readonly person: PersonId
  readonly today: string
  readonly changed: number
  readonly handedBack: readonly HandedBack[]
}

function Person(props: PersonProps) {
  const { person } = props
  return (
    <YoungPerson
      {...props}
      onRecord={() => go({ screen: 'contact', person })}
      onChange={(changes) => go({ screen: 'contact', person, changes })}
      onTurnRound={(contact) => go({ screen: 'turn-round', person, contact })}
      onNotRead={(contact) => go({ screen: 'not-read', person, contact })}
      onBack={back}
    />
  )
}
