import { useState } from 'preact/hooks'
import type { CodeReply, StaffReply } from '../../protocol/office.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { plural, spokenMoment } from '../../ui/spoken-time.ts'
import type { SignedInOffice } from './office-api.ts'
import { officeProblems } from './office-problems.ts'
import { useOfficeList } from './use-office-list.ts'

type Member = StaffReply['staff'][number]

/** Who works here, and one-time codes for their tablets. */
export function StaffList({ office }: { readonly office: SignedInOffice }) {
  const { list: staff, problem, setProblem } = useOfficeList(office, () => office.staff())
  const [issued, setIssued] = useState<{ readonly member: Member; readonly code: CodeReply } | undefined>(undefined)
  const issue = async (member: Member): Promise<void> => {
    const reply = await office.issueCode(member.id)
    if (reply.ok) setIssued({ member, code: reply.value })
    else setProblem(reply.error)
  }
  return (
    <section>
      <h2 class="govuk-heading-m">Staff</h2>
      {problem && (
        <Notice tone="problem" title="That did not work">
          <p>{officeProblems[problem]}</p>
        </Notice>
      )}
      {issued && <Issued {...issued} />}
      {!staff && !problem && <p role="status">Fetching the list</p>}
      <ul class="office-list">
        {staff?.map((member) => (
          <li key={member.id} class="office-list__item">
            <span class="office-list__name">{member.name}</span>
            <span class="office-list__about">
              {member.role === 'manager' ? 'Manager' : 'Adviser'} · {member.signIn} · {member.caseload} young people ·{' '}
              {plural(member.devices, 'tablet')}
            </span>
            <Button kind="secondary" onClick={() => void issue(member)}>
              New code<span class="govuk-visually-hidden"> for {member.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Issued({ member, code }: { readonly member: Member; readonly code: CodeReply }) {
  return (
    <Notice tone="good" title={`A one-time code for ${member.name}`}>
      <p class="office-code">{code.code}</p>
      <p>
        It is shown once, works once, and ends on {spokenMoment(code.endsAt)}. Give it in person or by phone, not by
        e-mail.
      </p>
    </Notice>
  )
}
