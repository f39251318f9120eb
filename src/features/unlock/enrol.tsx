import { useState } from 'preact/hooks'
import type { DoorApi, EnrolProblem } from '../../caseload/door-api.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ChoosePassphrase } from './choose-passphrase.tsx'
import { Frame } from './frame.tsx'
import { LabelField } from './label-field.tsx'
import { PassphraseField } from './passphrase-field.tsx'

export interface EnrolProps {
  readonly api: Pick<DoorApi, 'enrol' | 'suggestPassphrase' | 'checkPassphrase'>
  /** `another`: somebody has this tablet already, and keeps it. `again`: the same adviser, whose passphrase is forgotten. */
  readonly kind?: Kind
  /** The vault of the forgotten passphrase. */
  readonly replaces?: string
  readonly onEnrolled: () => void
  readonly onBack?: () => void
}

type Kind = 'first' | 'another' | 'again'

interface SignIn {
  readonly signIn: string
  readonly password: string
  readonly code: string
  readonly label: string
}

/** Makes this tablet an adviser's own: who they are, then the passphrase that only they know. */
export function Enrol({ api, kind = 'first', replaces, onEnrolled, onBack }: EnrolProps) {
  const [signIn, setSignIn] = useState<SignIn>({ signIn: '', password: '', code: '', label: '' })
  const [step, setStep] = useState<'who' | 'passphrase'>('who')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<EnrolProblem | undefined>(undefined)

  const enrol = async (passphrase: string): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const enrolled = await api
      .enrol({ ...signIn, passphrase, replaces })
      .catch(() => ({ ok: false, error: 'server-fault' }) as const)
    setBusy(false)
    if (enrolled.ok) return onEnrolled()
    setProblem(enrolled.error)
    if (enrolled.error === 'refused') setStep('who')
  }
  return (
    <Frame onBack={onBack}>
      {problem && (
        <Notice tone="problem" title={kind === 'first' ? 'This tablet is not set up yet' : 'You are not set up yet'}>
          <p>{problems[problem]}</p>
        </Notice>
      )}
      {step === 'who' ? (
        <Who
          initial={signIn}
          kind={kind}
          onDone={(who) => {
            setSignIn(who)
            setProblem(undefined)
            setStep('passphrase')
          }}
        />
      ) : (
        <>
          <h1 class="govuk-heading-l">Your passphrase</h1>
          <ChoosePassphrase
            {...{ api, busy }}
            action="Set up this tablet"
            onChosen={(passphrase) => void enrol(passphrase)}
          />
        </>
      )}
    </Frame>
  )
}

interface WhoProps {
  readonly initial: SignIn
  readonly kind: Kind
  readonly onDone: (signIn: SignIn) => void
}

function Who({ initial, kind, onDone }: WhoProps) {
  const [who, setWho] = useState(initial)
  const [tries, setTries] = useState(0)
  const errors = tries > 0 ? missing(who) : []
  const errorAt = (field: string) => errors.find((error) => error.field === field)?.message
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTries(tries + 1)
        if (missing(who).length === 0) onDone(who)
      }}
    >
      <h1 class="govuk-heading-l">{words[kind].heading}</h1>
      {errors.length > 0 && <ErrorSummary key={tries} errors={errors} />}
      {words[kind].before.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <TextField
        id="sign-in"
        label="Sign-in name"
        value={who.signIn}
        autocomplete="username"
        error={errorAt('sign-in')}
        onInput={(signIn) => setWho({ ...who, signIn })}
      />
      <PassphraseField
        id="password"
        label="Password"
        value={who.password}
        autocomplete="current-password"
        error={errorAt('password')}
        onInput={(password) => setWho({ ...who, password })}
      />
      <TextField
        id="code"
        label="One-time code"
        hint="Three groups of four letters and numbers"
        value={who.code}
        autocomplete="one-time-code"
        error={errorAt('code')}
        onInput={(code) => setWho({ ...who, code })}
      />
      {kind === 'another' && <LabelField value={who.label} onInput={(label) => setWho({ ...who, label })} />}
      <Button type="submit">Continue</Button>
    </form>
  )
}

const words = {
  first: {
    heading: 'Set up this tablet',
    before: [
      'You need a network once, and the one-time code your manager gave you. After that Waymark works without one.',
    ],
  },
  another: {
    heading: 'Add yourself to this tablet',
    before: [
      'You get a passphrase and a caseload of your own. Nobody else who uses this tablet can open what is yours, and you cannot open what is theirs.',
      'You need a network once, and the one-time code your manager gave you.',
    ],
  },
  again: {
    heading: 'Set yourself up again',
    before: ['You get a new passphrase. What is on this tablet stays until the council has all of it.'],
  },
} as const

function missing({ signIn, password, code }: SignIn): { field: string; message: string }[] {
  return [
    ...(signIn.trim() ? [] : [{ field: 'sign-in', message: 'Enter your sign-in name' }]),
    ...(password ? [] : [{ field: 'password', message: 'Enter your password' }]),
    ...(code.trim() ? [] : [{ field: 'code', message: 'Enter the one-time code' }]),
  ]
}

const problems: { readonly [P in EnrolProblem]: string } = {
  refused:
    'The sign-in name, the password or the code is not right, or the code has been used or is older than a day. Check all three, or ask your manager for a new code.',
  'too-fast': 'There were too many tries. Wait a few minutes, then try again.',
  offline: 'There is no network. Setting up needs one; nothing has been stored. Connect the tablet and try again.',
  'server-fault':
    'The server could not be reached or could not do this. Nothing has been stored. Try again in a few minutes.',
  'weak-passphrase': 'That passphrase is too easy to guess. Choose another.',
  full: 'There is no room on this tablet. Free some space, then try again.',
  'out-of-memory':
    'The tablet has too little free memory to make its keys. Close other apps and pages, then try again.',
}
