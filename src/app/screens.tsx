import { useEffect, useState } from 'preact/hooks'
import type { AccountView, CaseloadApi, HandedBack, SyncStatus } from '../caseload/api.ts'
import type { CorrectIn } from '../caseload/held-api.ts'
import type { Compartment } from '../domain/fact.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import type { Day } from '../domain/time.ts'
import { Caseload } from '../features/caseload/caseload.tsx'
import { ContactScreen } from '../features/contact/contact-screen.tsx'
import { Settings } from '../features/settings/settings.tsx'
import { HeldEntry } from '../features/sync-status/held-entry.tsx'
import { Sending } from '../features/sync-status/sending.tsx'
import { GroupSession } from '../features/group/group-session.tsx'
import { PaperDue } from '../features/paper/paper-due.tsx'
import { TemporaryAccess } from '../features/access/temporary-access.tsx'
import { Newcomer } from '../features/newcomer/newcomer.tsx'
import type { StartHandOver } from '../features/review/turning.tsx'
import { Sharing } from '../features/sharing/sharing.tsx'
import { browserPasskeys } from '../features/unlock/passkey.ts'
import { Today } from '../features/today/today.tsx'
import { YoungPerson } from '../features/young-person/young-person.tsx'
import { Banners } from './banners.tsx'
import { ContactSteps } from './contact-steps.tsx'
import { newId } from './new-id.ts'
import { OfficeScreen } from './office-screen.tsx'
import { PersonSteps } from './person-steps.tsx'
import { PlanSteps } from './plan-steps.tsx'
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
  readonly startHandOver: StartHandOver
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
      <Banners writing={writing.has(at.screen)} home={at.screen === 'caseload'} />
      <Screen {...props} at={at} key={keyOf(at)} />
    </Shell>
  )
}

/** Where somebody may be in the middle of writing: an update waits there. */
const writing: ReadonlySet<Route['screen']> = new Set([
  'contact',
  'fact',
  'sharing',
  'compartment',
  'group',
  'newcomer',
  'temporary-access',
  'plan-edit',
  'plan-print',
  'papers',
  'papers-due',
])

/** A screen is made anew for each place, so that nothing of one young person shows on the page of another. */
function keyOf(at: Route): string {
  return [at.screen, 'person' in at && at.person, 'field' in at && at.field, 'of' in at && at.of].join(' ')
}

type ScreenProps = ScreensProps & { readonly at: Route }

function Screen(props: ScreenProps) {
  const { at, api, status, account, changed, handedBack, onLock } = props
  const [today] = useState(() => localDay(new Date()))
  switch (at.screen) {
    case 'young-person':
      return <Person {...{ api, today, handedBack }} changed={changed.count} person={at.person} />
    case 'contact': {
      const { person } = at
      const saved = (contact: EntryId) => goInstead({ screen: 'contact-saved', person, contact })
      const onMove = (compartment: Compartment) => go({ screen: 'compartment', person, compartment })
      return <ContactScreen {...{ api, today, person, onMove }} changes={at.changes} onSaved={saved} onBack={back} />
    }
    case 'contact-saved':
    case 'not-read':
    case 'turn-round':
      return <ContactSteps api={api} at={at} startHandOver={props.startHandOver} />
    case 'fact':
    case 'compartment':
    case 'reading':
      return <PersonSteps {...{ api, at, today }} changed={changed.count} startHandOver={props.startHandOver} />
    case 'plan':
    case 'plan-edit':
    case 'plan-turn':
    case 'plan-print':
    case 'papers': {
      const { startHandOver } = props
      const authority = account?.authority ?? ''
      return <PlanSteps {...{ api, at, today, authority, startHandOver }} changed={changed.count} />
    }
    case 'sharing':
      return <Sharing {...{ api, today }} person={at.person} changed={changed.count} onBack={back} />
    case 'sending':
      return <Sending {...{ api, status }} onHeld={(hash) => go({ screen: 'held', hash })} />
    case 'held':
      return <HeldEntry {...{ api }} hash={at.hash} onCorrect={correct} onBack={back} />
    case 'settings':
      return (
        <Settings
          {...{ api, account, onLock }}
          passkeys={browserPasskeys}
          version={__APP_VERSION__}
          onPapers={() => go({ screen: 'papers-due' })}
          onOffice={() => go({ screen: 'office' })}
        />
      )
    case 'office':
      return <OfficeScreen today={today} onBack={back} />
    default:
      return <List {...{ api, at, today, status, emptiedSince: account?.emptiedSince }} changed={changed.count} />
  }
}

/** The form that something was written with; what it says stands in it, because it stands in the record of this tablet. */
function correct(person: PersonId, where: CorrectIn): void {
  switch (where.form) {
    case 'contact':
      return goInstead({ screen: 'contact', person, changes: where.contact })
    case 'fact':
      return goInstead({ screen: 'fact', person, field: where.field, of: where.of })
    case 'compartment':
      return goInstead({ screen: 'compartment', person, compartment: where.compartment })
    case 'plan':
      return goInstead({ screen: 'plan-edit', person })
    case 'sharing':
    case 'papers':
      return goInstead({ screen: where.form, person })
    case 'person':
      return goInstead({ screen: 'young-person', person })
  }
}

interface ListProps {
  readonly api: CaseloadApi
  readonly at: Extract<
    Route,
    { readonly screen: 'today' | 'caseload' | 'group' | 'newcomer' | 'temporary-access' | 'papers-due' }
  >
  readonly today: Day
  readonly status: SyncStatus | undefined
  readonly emptiedSince: string | undefined
  readonly changed: number
}

/** The screens about many young people, each of which leads to one. */
function List({ api, at, today, status, emptiedSince, changed }: ListProps) {
  const onOpen = (person: PersonId) => go({ screen: 'young-person', person })
  const onNewcomer = () => go({ screen: 'newcomer' })
  switch (at.screen) {
    case 'today': {
      const onGroup = (school: string) => go({ screen: 'group', school })
      return <Today {...{ api, today, status, changed, onOpen, onGroup, onNewcomer }} />
    }
    case 'caseload':
      return <Caseload {...{ api, today, status, emptiedSince, changed, onOpen, onNewcomer }} />
    case 'group':
      return <GroupSession {...{ api, today, newId }} school={at.school} onDone={back} onBack={back} />
    case 'papers-due':
      return <PaperDue {...{ api, today, changed, onOpen }} onBack={back} />
    case 'newcomer': {
      const added = (person: PersonId) => goInstead({ screen: 'young-person', person })
      const onKnown = () => goInstead({ screen: 'temporary-access' })
      return <Newcomer {...{ api, today, onKnown }} onOpen={added} onBack={back} />
    }
    case 'temporary-access': {
      const there = (person: PersonId) => goInstead({ screen: 'young-person', person })
      return <TemporaryAccess {...{ api, today }} onOpen={there} onBack={back} />
    }
  }
}

interface PersonProps {
  readonly api: CaseloadApi
  readonly person: PersonId
  readonly today: Day
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
      onEditFact={(field, of) => go({ screen: 'fact', person, field, of })}
      onSharing={() => go({ screen: 'sharing', person })}
      onCompartment={(compartment) => go({ screen: 'compartment', person, compartment })}
      onReading={() => go({ screen: 'reading', person })}
      onPlan={() => go({ screen: 'plan', person })}
      onPapers={() => go({ screen: 'papers', person })}
      onBack={back}
    />
  )
}
