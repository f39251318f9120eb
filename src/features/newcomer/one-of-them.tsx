import { useState } from 'preact/hooks'
import type { PersonCard } from '../../caseload/api.ts'
import type { NewcomerForm } from '../../caseload/record-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'

export interface OneOfThemProps {
  readonly form: NewcomerForm
  readonly found: readonly PersonCard[]
  readonly onOpen: (person: PersonId) => void
  /** Saves; gives what to say when nothing was saved. */
  readonly onAdd: () => Promise<string | undefined>
  readonly onBack: () => void
}

/** Asks before there are two records of one person. The tablet only found a likeness; whoever knows them decides. */
export function OneOfThem({ form, found, onOpen, onAdd, onBack }: OneOfThemProps) {
  return (
    <Page heading="Is this one of them?" back={{ label: 'Back', onBack }}>
      <p>
        You are adding{' '}
        <strong>
          {form.given} {form.family}
        </strong>
        . Somebody in your caseload has the same name or nearly so.
      </p>
      <ul class="newcomer-found">
        {found.map((card) => (
          <li key={card.person}>
            <Found card={card} onOpen={() => onOpen(card.person)} />
          </li>
        ))}
      </ul>
      <SomebodyElse onAdd={onAdd} />
    </Page>
  )
}

function Found({ card, onOpen }: { readonly card: PersonCard; readonly onOpen: () => void }) {
  const year = card.year === undefined ? 'Year not known' : `Year ${card.year}`
  return (
    <button type="button" class="newcomer-match" onClick={onOpen}>
      <bdi class="newcomer-match__name">{card.name}</bdi>{' '}
      <span class="newcomer-match__place">
        {year} · {card.school ?? 'School not known'}
      </span>
    </button>
  )
}

function SomebodyElse({ onAdd }: Pick<OneOfThemProps, 'onAdd'>) {
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [saving, setSaving] = useState(false)
  const add = async () => {
    setSaving(true)
    setProblem(undefined)
    setProblem(await onAdd().catch(() => saveProblemWords('failed')))
    setSaving(false)
  }
  return (
    <>
      {problem && (
        <Notice tone="problem" title="Not saved">
          <p>{problem}</p>
        </Notice>
      )}
      <Button busy={saving} onClick={() => void add()}>
        No, this is somebody else
      </Button>
    </>
  )
}
