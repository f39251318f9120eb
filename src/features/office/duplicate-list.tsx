import { useRef, useState } from 'preact/hooks'
import type { DuplicatesReply } from '../../protocol/office.ts'
import { Notice } from '../../ui/notice.tsx'
import { type Decision, DuplicatePair } from './duplicate-pair.tsx'
import type { DecideProblem, SignedInOffice } from './office-api.ts'
import { decideProblems } from './office-problems.ts'
import { useOfficeList } from './use-office-list.ts'

type Pair = DuplicatesReply['duplicates'][number]

/** People of the same name and birthday, for somebody to say whether they are one. The machine never puts two records together. */
export function DuplicateList({ office }: { readonly office: SignedInOffice }) {
  const { pairs, problem, done, decide, heading } = useDuplicates(office)
  return (
    <section aria-labelledby="duplicates">
      <h2 class="govuk-heading-m" id="duplicates" tabIndex={-1} ref={heading}>
        Possible duplicates
      </h2>
      <p>
        These have the same name and date of birth. Looking at them is written down, because this is from their records.
      </p>
      {problem && (
        <Notice tone="problem" title="That did not work">
          <p>{decideProblems[problem]}</p>
        </Notice>
      )}
      {done && (
        <Notice tone="good" title={done === 'same' ? 'Both records are one now' : 'They stay two people'}>
          <p>
            {done === 'same'
              ? 'Everything from both is in it. Tablets show it when they next connect.'
              : 'You are not asked about these two again.'}
          </p>
        </Notice>
      )}
      {!pairs && !problem && <p role="status">Fetching the list</p>}
      {pairs?.length === 0 && <p>Nobody is suspected to be here twice.</p>}
      {pairs?.map((pair) => (
        <DuplicatePair
          key={pair.person.id + pair.other.id}
          pair={pair}
          onDecide={(decision) => decide(pair, decision)}
        />
      ))}
    </section>
  )
}

function useDuplicates(office: SignedInOffice) {
  const {
    list: pairs,
    problem,
    setProblem,
    load,
  } = useOfficeList<readonly Pair[], DecideProblem>(office, () => office.duplicates())
  const [done, setDone] = useState<Decision['decision'] | undefined>(undefined)
  const heading = useRef<HTMLHeadingElement>(null)
  const decide = async (pair: Pair, decision: Decision): Promise<void> => {
    setProblem(undefined)
    setDone(undefined)
    const reply = await office.decide({ v: 1, person: pair.person.id, other: pair.other.id, ...decision })
    if (reply.ok) setDone(decision.decision)
    else setProblem(reply.error)
    // The list is the server's: somebody else may have decided, and one decision can settle or raise others.
    await load()
    // What had the focus is gone with its pair.
    if (reply.ok) heading.current?.focus()
  }
  return { pairs, problem, done, decide, heading }
}
