import { useLayoutEffect, useRef } from 'preact/hooks'
import type { CaseloadApi, PersonCard } from '../../caseload/api.ts'
import type { SourceKind } from '../../domain/source.ts'
import type { Day } from '../../domain/time.ts'
import { WhoSays } from '../form/who-says.tsx'

export interface NoChangeProps {
  readonly api: Pick<CaseloadApi, 'confirmFact'>
  readonly card: PersonCard
  readonly today: Day
  readonly onSaved: () => void
  /** It is over, saved or not. */
  readonly onClose: () => void
}

const others: readonly (readonly [SourceKind, string])[] = [['employer', 'The employer']]

/** "Checked, no change": asks who says so, over the list, and gives the list back as it was (P16, P18). */
export function NoChange({ api, card, today, onSaved, onClose }: NoChangeProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    dialog.current?.showModal()
    heading.current?.focus()
  }, [])
  const close = () => dialog.current?.close()
  return (
    <dialog class="no-change" ref={dialog} aria-labelledby="no-change-name" onClose={onClose}>
      <h2 class="govuk-heading-m no-change__name" id="no-change-name" tabIndex={-1} ref={heading}>
        <bdi>{card.name}</bdi>
      </h2>
      <p class="no-change__what">{[card.destination, card.school].filter(Boolean).join(', ')}</p>
      <WhoSays
        question="Who says that nothing has changed?"
        given={card.given}
        others={others}
        onSay={(kind) => api.confirmFact(card.person, 'currentDestination', undefined, { kind, asOf: today })}
        onDone={() => {
          onSaved()
          close()
        }}
        onCancel={close}
      />
    </dialog>
  )
}
