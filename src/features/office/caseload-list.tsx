import { useEffect, useRef, useState } from 'preact/hooks'
import { spokenDay } from '../../domain/read-back.ts'
import type { AllocationView } from '../../protocol/allocations.ts'
import type { StaffReply } from '../../protocol/office.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { ChangeProblem, SignedInOffice } from './office-api.ts'
import { changeProblems } from './office-problems.ts'
import { youngPeople } from './tablet-words.ts'

type Member = StaffReply['staff'][number]

export interface CaseloadListProps {
  readonly office: SignedInOffice
  /** What was just given or taken, to be said. */
  readonly done?: string | undefined
  readonly onAsk: (kind: 'give' | 'take') => void
}

/** Who is given whom, from when and until when (P21). */
export function CaseloadList({ office, done, onAsk }: CaseloadListProps) {
  const { staff, allocations, problem, ended, end } = useAllocations(office)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // Whoever comes back from the form, or ended something, goes on here.
    if (done !== undefined || ended !== undefined) heading.current?.focus()
  }, [done, ended])
  const said = ended ?? done
  return (
    <section aria-labelledby="caseloads">
      <h2 class="govuk-heading-m" id="caseloads" tabIndex={-1} ref={heading}>
        Who has whom
      </h2>
      {problem && (
        <Notice tone="problem" title="That did not work">
          <p>{changeProblems[problem]}</p>
        </Notice>
      )}
      {said !== undefined && (
        <Notice tone="good" title="Done">
          <p>{said}</p>
        </Notice>
      )}
      <p class="office-list__buttons">
        <Button kind="secondary" onClick={() => onAsk('give')}>
          Give young people
        </Button>
        <Button kind="secondary" onClick={() => onAsk('take')}>
          Take young people away
        </Button>
      </p>
      {allocations?.length === 0 && <p>Nothing is given by school, or with a first or a last day.</p>}
      <ul class="office-list">
        {allocations?.map((one) => (
          <li key={one.id} class="office-list__item">
            <span class="office-list__name">{staff.find(({ id }) => id === one.staff)?.name}</span>
            <span class="office-list__about">{about(one)}</span>
            <Button kind="secondary" onClick={() => void end(one)}>
              End now<span class="govuk-visually-hidden">: {about(one)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useAllocations(office: SignedInOffice) {
  const [staff, setStaff] = useState<readonly Member[]>([])
  const [allocations, setAllocations] = useState<readonly AllocationView[] | undefined>(undefined)
  const [problem, setProblem] = useState<ChangeProblem | undefined>(undefined)
  const [ended, setEnded] = useState<string | undefined>(undefined)
  const load = async (): Promise<void> => {
    const [members, listed] = await Promise.all([office.staff(), office.allocations()])
    if (members.ok) setStaff(members.value)
    if (listed.ok) setAllocations(listed.value)
    else setProblem(listed.error)
  }
  useEffect(() => void load(), [office])
  const end = async ({ staff: of, id }: AllocationView): Promise<void> => {
    setProblem(undefined)
    const reply = await office.take({ v: 1, staff: of, what: { kind: 'allocation', id } })
    if (!reply.ok) return setProblem(reply.error)
    await load()
    setEnded(`${youngPeople(reply.value)} taken away.`)
  }
  return { staff, allocations, problem, ended, end }
}

function about({ what, from, until, people, state }: AllocationView): string {
  const whom = what.kind === 'school' ? what.school : what.kind === 'adviser' ? `Whom ${what.of} has` : 'Some people'
  const end = until === undefined ? 'no last day' : `until ${spokenDay(until)}`
  return `${whom}, ${state === 'to-come' ? 'beginning on' : 'since'} ${spokenDay(from)}, ${end}. ${youngPeople(people)}.`
}
