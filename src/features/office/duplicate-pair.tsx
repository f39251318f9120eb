import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PersonId } from '../../domain/ids.ts'
import type { DuplicateSide, DuplicatesReply } from '../../protocol/office.ts'
import { Button } from '../../ui/button.tsx'
import { Radios } from '../../ui/radios.tsx'
import { DuplicateFacts, nameOf } from './duplicate-facts.tsx'

/** What somebody decided about a pair. */
export type Decision = { readonly decision: 'same'; readonly keep: PersonId } | { readonly decision: 'different' }

export interface DuplicatePairProps {
  readonly pair: DuplicatesReply['duplicates'][number]
  /** Resolves when the server has answered, well or badly. */
  readonly onDecide: (decision: Decision) => Promise<void>
}

/** Two records side by side, and the question whether they are of one person. Either answer is asked for twice. */
export function DuplicatePair({ pair: { person, other }, onDecide }: DuplicatePairProps) {
  const [asked, setAsked] = useState<Decision['decision'] | undefined>(undefined)
  const [cancelled, setCancelled] = useState(false)
  const [busy, setBusy] = useState(false)
  const cancel = () => {
    setCancelled(true)
    setAsked(undefined)
  }
  const decide = async (decision: Decision): Promise<void> => {
    setBusy(true)
    await onDecide(decision)
    setBusy(false)
  }
  const parts = {
    person,
    other,
    busy,
    onCancel: cancel,
    onDecide: (one: Decision) => void decide(one),
  }
  return (
    <article class="duplicate" aria-label={`${nameOf(person)}, two records`}>
      <div class="duplicate__sides">
        <DuplicateFacts letter="A" side={person} against={other} />
        <DuplicateFacts letter="B" side={other} against={person} />
      </div>
      {asked === 'same' && <Same {...parts} />}
      {asked === 'different' && <Different {...parts} />}
      {asked === undefined && <Question cancelled={cancelled} onAsk={setAsked} />}
    </article>
  )
}

interface QuestionProps {
  /** The focus comes back to whoever thought better of it. */
  readonly cancelled: boolean
  readonly onAsk: (decision: Decision['decision']) => void
}

function Question({ cancelled, onAsk }: QuestionProps) {
  const buttons = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (cancelled) buttons.current?.querySelector('button')?.focus()
  }, [])
  return (
    <div class="duplicate__buttons" ref={buttons}>
      <Button kind="secondary" onClick={() => onAsk('same')}>
        These are the same person
      </Button>
      <Button kind="secondary" onClick={() => onAsk('different')}>
        Different people
      </Button>
    </div>
  )
}

/** What is asked before it is done. It takes the focus, because the button that led here is gone. */
function Asked({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [])
  return (
    <div class="duplicate__asked" role="group" aria-label={label} tabIndex={-1} ref={panel}>
      {children}
    </div>
  )
}

interface AskedProps {
  readonly person: DuplicateSide
  readonly other: DuplicateSide
  readonly busy: boolean
  readonly onCancel: () => void
  readonly onDecide: (decision: Decision) => void
}

function Same({ person, other, busy, onCancel, onDecide }: AskedProps) {
  const [keep, setKeep] = useState<PersonId>(usualKeep(person, other))
  const label = (letter: string, { recordNumber, entries }: DuplicateSide) =>
    `Record ${letter} (${recordNumber ?? 'no number'}, ${entries === 1 ? '1 entry' : `${entries} entries`})`
  return (
    <Asked label="The same person">
      <Radios
        id={`keep-${person.id}`}
        legend="Which record stays?"
        value={keep}
        options={[
          { value: person.id, label: label('A', person) },
          { value: other.id, label: label('B', other) },
        ]}
        onChange={(value) => setKeep(value === person.id ? person.id : other.id)}
      />
      <p>
        Everything from the other goes into it, with who said it and when. Advisers of both see both. Where they say
        different things, the record shows both until an adviser asks. This cannot be undone here.
      </p>
      <div class="duplicate__buttons">
        <Button kind="warning" busy={busy} onClick={() => onDecide({ decision: 'same', keep })}>
          Make one record of both
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Asked>
  )
}

/** The record that the council's list knows; of two alike the longer one. */
function usualKeep(one: DuplicateSide, two: DuplicateSide): PersonId {
  if (Boolean(one.met) !== Boolean(two.met)) return one.met ? two.id : one.id
  return two.entries > one.entries ? two.id : one.id
}

function Different({ busy, onCancel, onDecide }: AskedProps) {
  return (
    <Asked label="Different people">
      <p>Both records stay as they are, and you are not asked about these two again.</p>
      <div class="duplicate__buttons">
        <Button busy={busy} onClick={() => onDecide({ decision: 'different' })}>
          Yes, they are two people
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </Asked>
  )
}
