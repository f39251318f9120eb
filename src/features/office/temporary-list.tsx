import { spokenDay } from '../../domain/read-back.ts'
import type { TemporaryReply } from '../../protocol/allocations.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { spokenMoment } from '../../ui/spoken-time.ts'
import type { SignedInOffice } from './office-api.ts'
import { officeProblems } from './office-problems.ts'
import { useOfficeList } from './use-office-list.ts'

type Taken = TemporaryReply['taken'][number]

/** Who took access to whom for some hours, and why: for a manager to know of, and to end. Every look is written down. */
export function TemporaryList({ office, now }: { readonly office: SignedInOffice; readonly now: string }) {
  const { list: taken, problem, setProblem, load } = useOfficeList(office, () => office.temporary())
  const see = async (one: Taken, end: boolean): Promise<void> => {
    setProblem(undefined)
    const reply = await office.seen(one.id, end)
    if (!reply.ok) return setProblem(reply.error)
    await load()
  }
  return (
    <section aria-labelledby="temporary">
      <h2 class="govuk-heading-m" id="temporary">
        Temporary access
      </h2>
      <p>Advisers who needed somebody who is not in their caseload. Looking at this is written down.</p>
      {problem && (
        <Notice tone="problem" title="That did not work">
          <p>{officeProblems[problem]}</p>
        </Notice>
      )}
      {taken?.length === 0 && <p>Nobody has taken temporary access.</p>}
      <ul class="office-list">
        {taken?.map((one) => (
          <li key={one.id} class="office-list__item">
            <span class="office-list__name">{one.staff}</span>
            <span class="office-list__about">
              <bdi>{whom(one)}</bdi>, from {spokenMoment(one.at)} {one.endsAt > now ? 'until' : 'to'}{' '}
              {spokenMoment(one.endsAt)}. “{one.reason}”{one.seen && ` Seen by ${one.seen.by}.`}
            </span>
            <span class="office-list__buttons">
              {!one.seen && (
                <Button kind="secondary" onClick={() => void see(one, false)}>
                  I have seen this<span class="govuk-visually-hidden">: {whom(one)}</span>
                </Button>
              )}
              {one.endsAt > now && (
                <Button kind="secondary" onClick={() => void see(one, true)}>
                  End now<span class="govuk-visually-hidden">: {whom(one)}</span>
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function whom({ name, dateOfBirth }: Taken): string {
  const called = name ? `${name.given} ${name.family}` : 'Somebody whose name is not known'
  return dateOfBirth === undefined ? called : `${called}, born ${spokenDay(dateOfBirth)}`
}
