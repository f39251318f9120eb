import { useEffect, useRef, useState } from 'preact/hooks'
import type { HeldDecision, HeldEntriesReply } from '../../protocol/held.ts'
import { Details } from '../../ui/details.tsx'
import { Notice } from '../../ui/notice.tsx'
import { spokenMoment } from '../../ui/spoken-time.ts'
import { decidedWords, heldWords } from '../sync-status/held-words.ts'
import { HeldItem } from './held-item.tsx'
import type { OfficeProblem, SignedInOffice } from './office-api.ts'
import { officeProblems } from './office-problems.ts'

/** What the server keeps and could not apply: whose, since when and why. What it says is shown when somebody asks, and noted. */
export function HeldList({ office }: { readonly office: SignedInOffice }) {
  const { list, problem, done, load, heading } = useHeldList(office)
  const [open, setOpen] = useState<string | undefined>(undefined)
  const finished = (decision: HeldDecision) => {
    setOpen(undefined)
    void load(decision)
  }
  const close = () => {
    setOpen(undefined)
    void load()
  }
  return (
    <section aria-labelledby="held-entries">
      <h2 class="govuk-heading-m" id="held-entries" tabIndex={-1} ref={heading}>
        Held entries
      </h2>
      {problem && (
        <Notice tone="problem" title="That did not work">
          <p>{officeProblems[problem]}</p>
        </Notice>
      )}
      {done && (
        <Notice tone="good" title="Decided">
          <p>{doneWords[done]}</p>
        </Notice>
      )}
      {list?.held.length === 0 && <p>Nothing is held.</p>}
      <ul class="office-list">
        {list?.held.map((item) => (
          <li key={item.hash} class="office-list__item">
            <span class="office-list__name">{item.staff}</span>
            <span class="office-list__about">
              Arrived on {spokenMoment(item.receivedAt)}. {forManager(heldWords[item.reason])}
            </span>
            {open === item.hash ? (
              <HeldItem office={office} item={item} onDone={finished} onClose={close} />
            ) : (
              <button type="button" class="ui-link" onClick={() => setOpen(item.hash)}>
                Look and decide
                <span class="govuk-visually-hidden">
                  {' '}
                  ({item.staff}, {spokenMoment(item.receivedAt)})
                </span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {list && list.decided.length > 0 && <Decided decided={list.decided} />}
    </section>
  )
}

const doneWords: { readonly [D in HeldDecision]: string } = {
  accepted: 'It is in the record now. Tablets show it when they next connect.',
  attached: 'It is in that young person’s record now, with where it was written. The original is kept.',
  withdrawn: 'It is in no record. It is kept, with your reason.',
  replaced: 'Its author has said it anew.',
}

/** The words for its author, without the part that sends them to their manager. */
function forManager(words: string): string {
  return words
    .replaceAll(/ (Ask your manager[^.]*\.|Your manager decides[^.]*\.)/g, '')
    .replace('your caseload', 'their caseload')
    .replace('This tablet', 'Their tablet')
}

function Decided({ decided }: Pick<HeldEntriesReply, 'decided'>) {
  return (
    <Details summary={`Decided: ${decided.length}`}>
      <ul class="office-list">
        {decided.map(({ hash, staff, receivedAt, decision, decidedBy, decidedAt, why }) => (
          <li key={hash} class="office-list__item">
            <span class="office-list__name">{staff}</span>
            <span class="office-list__about">
              Arrived on {spokenMoment(receivedAt)}. {decidedWords({ decision, by: decidedBy, at: decidedAt, why })}
            </span>
          </li>
        ))}
      </ul>
    </Details>
  )
}

function useHeldList(office: SignedInOffice) {
  const [list, setList] = useState<HeldEntriesReply | undefined>(undefined)
  const [problem, setProblem] = useState<OfficeProblem | undefined>(undefined)
  const [done, setDone] = useState<HeldDecision | undefined>(undefined)
  const heading = useRef<HTMLHeadingElement>(null)
  const load = async (decision?: HeldDecision): Promise<void> => {
    const reply = await office.heldEntries()
    if (reply.ok) setList(reply.value)
    setProblem(reply.ok ? undefined : reply.error)
    setDone(decision)
    // What had the focus is gone with its entry.
    if (decision) heading.current?.focus()
  }
  useEffect(() => void load(), [office])
  return { list, problem, done, load, heading }
}
