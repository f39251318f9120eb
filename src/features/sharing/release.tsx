import { useState } from 'preact/hooks'
import type { SaveProblem } from '../../caseload/api.ts'
import type { DisclosureView, ReceivedView } from '../../caseload/record-api.ts'
import { type Result, err } from '../../lib/result.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'
import type { SharingFormProps } from './disclosure-form.tsx'
import { type CardLine, sentLines, toldLines } from './told-lines.ts'

/** Lets the young person read what somebody was told, or was not: a new version that says since when (P28). */
export function ReleaseDisclosure({ told, ...props }: SharingFormProps & { readonly told: DisclosureView }) {
  const release = () => props.api.recordDisclosure(props.person, { ...told.said, released: now() }, told.id)
  return <Release {...props} who={told.toLabel} lines={toldLines(told)} release={release} />
}

/** Lets the young person read what somebody sent. */
export function ReleaseReceived({ sent, ...props }: SharingFormProps & { readonly sent: ReceivedView }) {
  const release = () => props.api.recordReceived(props.person, { ...sent.said, released: now() }, sent.id)
  return <Release {...props} who={sent.fromLabel} lines={sentLines(sent)} release={release} />
}

function now(): string {
  return new Date().toISOString()
}

interface ReleaseProps extends Pick<SharingFormProps, 'view' | 'onSaved' | 'onBack'> {
  readonly who: string
  readonly lines: readonly CardLine[]
  readonly release: () => Promise<Result<unknown, SaveProblem | 'no-consent'>>
}

/** Asks once more before a young person may read what was kept back to keep somebody safe. */
function Release({ view, who, lines, release, onSaved, onBack }: ReleaseProps) {
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [saving, setSaving] = useState(false)
  const called = view.given || 'the young person'
  const start = async () => {
    if (saving) return
    setSaving(true)
    const released = await release().catch(() => err('failed' as const))
    setSaving(false)
    if (released.ok) onSaved('Released: it is read with the rest of the record from now on.')
    else setProblem(saveProblemWords(released.error === 'no-consent' ? 'failed' : released.error))
  }
  return (
    <Page heading={`Let ${called} read this?`} caption={view.name} back={{ label: 'Back', onBack }}>
      <p>
        It is read with the rest of the record from then on: by {called}, and by whoever is beside them. Do this only
        when it puts nobody in danger.
      </p>
      <div class="told-card told-card--alone">
        <h2 class="govuk-heading-s">
          <bdi>{who}</bdi>
        </h2>
        {lines.map(({ label, text }) => (
          <p key={label}>
            <strong>{label}:</strong> <span dir="auto">{text}</span>
          </p>
        ))}
      </div>
      {problem && (
        <Notice tone="problem" title="Not released">
          <p>{problem}</p>
        </Notice>
      )}
      <div class="ui-actions">
        <Button kind="warning" busy={saving} onClick={() => void start()}>
          Yes, release it
        </Button>
        <Button kind="secondary" onClick={onBack}>
          No, keep it back
        </Button>
      </div>
    </Page>
  )
}
