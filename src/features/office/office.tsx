import { useState } from 'preact/hooks'
import type { DeviceId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { OfficeApi, OfficeProblem, SignedInOffice } from './office-api.ts'
import { officeProblems } from './office-problems.ts'
import { DuplicateList } from './duplicate-list.tsx'
import { HeldList } from './held-list.tsx'
import { AllocationForm } from './allocation-form.tsx'
import { Assessment } from './assessment.tsx'
import { CaseloadList, type CaseloadListProps } from './caseload-list.tsx'
import { StaffList } from './staff-list.tsx'
import { TabletList } from './tablet-list.tsx'
import { TemporaryList } from './temporary-list.tsx'

export interface OfficeProps {
  readonly api: OfficeApi
  readonly today: Day
  readonly onBack: () => void
}

/** The lists, with what was just given or taken, or the form to do so. */
interface View {
  readonly kind: 'lists' | 'give' | 'take'
  readonly done?: string | undefined
}

/** The manager's screens: who works here, codes for new tablets, who may be here twice, what waits for a decision. Needs a network and a password. */
export function Office({ api, today, onBack }: OfficeProps) {
  const [office, setOffice] = useState<SignedInOffice | undefined>(undefined)
  const [view, setView] = useState<View>({ kind: 'lists' })
  if (office && view.kind !== 'lists') {
    const onDone = (done?: string) => setView({ kind: 'lists', done })
    return <AllocationForm {...{ office, today, onDone }} kind={view.kind} onBack={() => onDone()} />
  }
  return (
    <Page heading="Office" back={{ label: 'This tablet', onBack }}>
      {office ? (
        <Lists office={office} done={view.done} onAsk={(kind) => setView({ kind })} />
      ) : (
        <SignIn api={api} onSignedIn={setOffice} />
      )}
    </Page>
  )
}

/** Everything a manager does, one below the other; whose records were on a tablet has the page to itself. */
function Lists({ office, done, onAsk }: CaseloadListProps) {
  const [now] = useState(() => new Date().toISOString())
  const [assessed, setAssessed] = useState<DeviceId | undefined>(undefined)
  if (assessed) return <Assessment office={office} device={assessed} onBack={() => setAssessed(undefined)} />
  return (
    <>
      <StaffList office={office} />
      <CaseloadList {...{ office, done, onAsk }} />
      <TemporaryList office={office} now={now} />
      <TabletList office={office} onAssess={setAssessed} />
      <DuplicateList office={office} />
      <HeldList office={office} />
    </>
  )
}

interface SignInProps {
  readonly api: OfficeApi
  readonly onSignedIn: (office: SignedInOffice) => void
}

function SignIn({ api, onSignedIn }: SignInProps) {
  const [who, setWho] = useState({ signIn: '', password: '' })
  const [tries, setTries] = useState(0)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<OfficeProblem | undefined>(undefined)
  const errors = tries > 0 ? missing(who) : []
  const submit = async (): Promise<void> => {
    setTries(tries + 1)
    setProblem(undefined)
    if (missing(who).length > 0 || busy) return
    setBusy(true)
    const signedIn = await api.signIn(who.signIn, who.password)
    setBusy(false)
    if (signedIn.ok) onSignedIn(signedIn.value)
    else setProblem(signedIn.error)
  }
  const at = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <form
      noValidate
      class="office-sign-in"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {errors.length > 0 && <ErrorSummary key={tries} errors={errors} />}
      {problem && (
        <Notice tone="problem" title="Not signed in">
          <p>{officeProblems[problem]}</p>
        </Notice>
      )}
      <p>
        For managers. Signing in here opens no young person’s record. Where two records may be of one person, it shows
        what tells them apart.
      </p>
      <TextField
        id="office-sign-in"
        label="Sign-in name"
        value={who.signIn}
        error={at('office-sign-in')}
        onInput={(signIn) => setWho({ ...who, signIn })}
      />
      <TextField
        id="office-password"
        label="Password"
        type="password"
        autocomplete="current-password"
        value={who.password}
        error={at('office-password')}
        onInput={(password) => setWho({ ...who, password })}
      />
      <Button type="submit" busy={busy}>
        Sign in
      </Button>
    </form>
  )
}

function missing({ signIn, password }: { readonly signIn: string; readonly password: string }) {
  return [
    ...(signIn.trim() ? [] : [{ field: 'office-sign-in', message: 'Enter your sign-in name' }]),
    ...(password ? [] : [{ field: 'office-password', message: 'Enter your password' }]),
  ]
}
