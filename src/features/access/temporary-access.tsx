import { useState } from 'preact/hooks'
import type { AccessProblem, CaseloadApi } from '../../caseload/api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import type { Answers, Input } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'

export interface TemporaryAccessProps {
  readonly api: Pick<CaseloadApi, 'takeAccess'>
  readonly today: Day
  /** They are on the tablet. */
  readonly onOpen: (person: PersonId) => void
  readonly onBack: () => void
}

/** Somebody whom the council knows and this adviser has not: for a day or a week, with a reason that a manager reads (P21). */
export function TemporaryAccess({ api, today, onOpen, onBack }: TemporaryAccessProps) {
  const [coming, setComing] = useState(false)
  const onSave = async (answers: Answers) => {
    const taken = await api.takeAccess({
      given: answers.text('given') ?? '',
      family: answers.text('family') ?? '',
      dateOfBirth: answers.day('dateOfBirth') ?? today,
      reason: answers.text('reason') ?? '',
      hours: answers.text('hours') === '168' ? 168 : 24,
    })
    if (!taken.ok) return problems[taken.error]
    const [person] = taken.value
    if (person === undefined) setComing(true)
    else onOpen(person)
    return undefined
  }
  if (coming) return <Coming onBack={onBack} />
  return (
    <SmallForm
      heading="Somebody not in your caseload"
      saveLabel="Ask for access"
      inputs={() => inputs}
      {...{ today, onSave, onBack }}
    >
      <p>
        For somebody the council knows and you need now, for example because their own adviser is ill. It needs a
        network. <strong>A manager reads who you looked up and why.</strong> When the time is over, their record leaves
        this tablet.
      </p>
    </SmallForm>
  )
}

/** Access was given, and the network went before the record came. */
function Coming({ onBack }: { readonly onBack: () => void }) {
  return (
    <Page heading="Somebody not in your caseload" back={{ label: 'Back', onBack }}>
      <Notice title="You have access">
        <p>Their record is not on this tablet yet. It comes with the next fetching: look under “Sending”.</p>
      </Notice>
    </Page>
  )
}

const inputs: readonly Input[] = [
  { kind: 'text', name: 'given', label: 'First name', max: 100, missing: 'Enter their first name' },
  { kind: 'text', name: 'family', label: 'Last name', max: 100, missing: 'Enter their last name' },
  { kind: 'date', name: 'dateOfBirth', label: 'Date of birth', when: 'past', missing: 'Enter their date of birth' },
  {
    kind: 'area',
    name: 'reason',
    label: 'Why you need to see their record',
    hint: 'A manager reads this.',
    max: 1_000,
    missing: 'Say why you need to see their record',
  },
  {
    kind: 'radios',
    name: 'hours',
    label: 'For how long',
    missing: 'Say for how long',
    options: [
      { value: '24', label: '24 hours' },
      { value: '168', label: '7 days' },
    ],
  },
]

const problems: { readonly [P in AccessProblem]: string } = {
  nobody:
    'The council has nobody of exactly that name and date of birth. Check both with the young person. That you asked is written down.',
  'reason-too-short': 'Say more about why you need to see their record: at least 10 characters.',
  'too-fast': 'There were too many names that nobody has. Wait a few minutes, then try again.',
  offline: 'There is no network, and this needs one: nobody outside your caseload is on this tablet.',
  'signed-out': 'The server did not accept this tablet. Tell your manager.',
  'server-fault': 'The server could not do this. Nothing was changed. Try again in a few minutes.',
}
