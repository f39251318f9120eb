import { useEffect, useState } from 'preact/hooks'
import { entryWords } from '../../caseload/entry-words.ts'
import { parseEntry } from '../../domain/entry.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { DecideHeldRequest, HeldDecision, HeldEntriesReply, LookReply } from '../../protocol/held.ts'
import type { DuplicateSide } from '../../protocol/office.ts'
import { Button } from '../../ui/button.tsx'
import { EntrySaid } from '../sync-status/entry-said.tsx'
import { heldWords } from '../sync-status/held-words.ts'
import { WhyForm } from '../sync-status/why-form.tsx'
import { FindPerson, sideWords } from './find-person.tsx'
import type { SignedInOffice } from './office-api.ts'
import { officeProblems } from './office-problems.ts'

export interface HeldItemProps {
  readonly office: SignedInOffice
  readonly item: HeldEntriesReply['held'][number]
  readonly onDone: (decision: HeldDecision) => void
  readonly onClose: () => void
}

type Look = LookReply['look']
type Choice = 'accepted' | 'withdrawn' | 'find' | { readonly into: DuplicateSide }

/** One held entry: what it says, whom it names, and what a manager may decide. Nothing is decided without a reason. */
export function HeldItem({ office, item, onDone, onClose }: HeldItemProps) {
  const [look, setLook] = useState<Look | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [choice, setChoice] = useState<Choice | undefined>(undefined)
  const open = async (): Promise<void> => {
    const reply = await office.lookAtHeld(item.hash)
    if (reply.ok) setLook(reply.value)
    else setProblem(reply.error === 'decided' ? meanwhile : officeProblems[reply.error])
  }
  useEffect(() => {
    void open()
  }, [office, item.hash])
  const decide = async (request: DecideHeldRequest): Promise<string | undefined> => {
    const reply = await office.decideHeld(request)
    if (!reply.ok) return reply.error === 'decided' ? meanwhile : officeProblems[reply.error]
    if (reply.value !== undefined) return `It could not be taken into that record. ${heldWords[reply.value]}`
    onDone(request.decision)
    return undefined
  }
  return (
    <div class="held-item" role="group" aria-label={`Held entry of ${item.staff}`}>
      {problem && (
        <p class="govuk-error-message" role="alert">
          {problem}
        </p>
      )}
      {!look && !problem && <p role="status">Opening it</p>}
      {look && <Says look={look} />}
      {look && choice === undefined && <Ways {...{ item, look }} onChoose={setChoice} onClose={onClose} />}
      {choice === 'find' && (
        <FindPerson office={office} onFound={(into) => setChoice({ into })} onCancel={() => setChoice(undefined)} />
      )}
      {choice !== undefined && choice !== 'find' && (
        <Why choice={choice} hash={item.hash} onDecide={decide} onCancel={() => setChoice(undefined)} />
      )}
    </div>
  )
}

const meanwhile = 'Somebody else has decided about it meanwhile. Close it to see what.'

function Says({ look }: { readonly look: Look }) {
  if (look.kind === 'unreadable')
    return <p>It cannot be read here: it is damaged, sealed to another council, or written by a newer app.</p>
  const entry = look.kind === 'entry' ? parseEntry(look.entry) : undefined
  return (
    <>
      {look.kind === 'apart' && (
        <p>
          It belongs to what is held apart ({look.compartment}). Its content is not shown here; its author can read it.
        </p>
      )}
      {entry?.ok && <EntrySaid words={entryWords(entry.value)} />}
      <p>
        {look.person ? (
          <>
            It was written for <bdi>{sideWords(look.person)}</bdi>.
          </>
        ) : (
          'The council knows nobody of the number it was written for.'
        )}
        {!look.proven && ' The tablet’s signature is not on it: anybody may have written it.'}
      </p>
    </>
  )
}

interface WaysProps {
  readonly item: HeldItemProps['item']
  readonly look: Look
  readonly onChoose: (choice: Choice) => void
  readonly onClose: () => void
}

function Ways({ item, look, onChoose, onClose }: WaysProps) {
  const known = look.kind !== 'unreadable' && look.person !== undefined
  return (
    <div class="ui-actions">
      {item.mayAccept && known && <Button onClick={() => onChoose('accepted')}>Accept it as it is</Button>}
      {item.mayAttach && look.kind !== 'unreadable' && (
        <Button kind="secondary" onClick={() => onChoose('find')}>
          Attach it to another young person
        </Button>
      )}
      <Button kind="secondary" onClick={() => onChoose('withdrawn')}>
        Withdraw it
      </Button>
      <button type="button" class="ui-link" onClick={onClose}>
        Close
      </button>
    </div>
  )
}

interface WhyProps {
  readonly choice: Exclude<Choice, 'find'>
  readonly hash: string
  readonly onDecide: (request: DecideHeldRequest) => Promise<string | undefined>
  readonly onCancel: () => void
}

function Why({ choice, hash, onDecide, onCancel }: WhyProps) {
  const into: PersonId | undefined = typeof choice === 'string' ? undefined : choice.into.id
  const words = typeof choice === 'string' ? asked[choice] : asked.attached
  const onDo = (why: string) => {
    if (into !== undefined) return onDecide({ v: 1, hash, why, decision: 'attached', person: into })
    return onDecide({ v: 1, hash, why, decision: choice === 'accepted' ? 'accepted' : 'withdrawn' })
  }
  return (
    <>
      {typeof choice !== 'string' && (
        <p>
          It goes into the record of <bdi>{sideWords(choice.into)}</bdi>.
        </p>
      )}
      <WhyForm question={words.question} hint={words.hint} doLabel={words.doLabel} onDo={onDo} onCancel={onCancel} />
    </>
  )
}

const asked = {
  accepted: {
    question: 'Why do you accept it?',
    hint: 'It goes into the record as it was written, under its author’s name. Your reason is kept with it.',
    doLabel: 'Accept it',
  },
  attached: {
    question: 'Why does it belong there?',
    hint: 'The record says where it was written first. The original is kept as it came, with your reason.',
    doLabel: 'Attach it',
  },
  withdrawn: {
    question: 'Why do you withdraw it?',
    hint: 'It goes into no record. It is kept, with your reason, and its author sees both.',
    doLabel: 'Withdraw it',
  },
} as const
