import { useRef, useState } from 'preact/hooks'
import type { DeviceId } from '../../domain/ids.ts'
import type { RetireReason, TabletView } from '../../protocol/tablets.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { spokenMoment } from '../../ui/spoken-time.ts'
import type { SignedInOffice } from './office-api.ts'
import { officeProblems } from './office-problems.ts'
import { RetireForm } from './retire-form.tsx'
import { retiredWords, tabletName, youngPeople } from './tablet-words.ts'
import { useOfficeList } from './use-office-list.ts'

export interface TabletListProps {
  readonly office: SignedInOffice
  readonly onAssess: (device: DeviceId) => void
}

/** Every tablet, when it was last heard of, and what a manager does when one is lost. */
export function TabletList({ office, onAssess }: TabletListProps) {
  const { tablets, problem, retired, retire, heading } = useTablets(office)
  return (
    <section aria-labelledby="tablets">
      <h2 class="govuk-heading-m" id="tablets" tabIndex={-1} ref={heading}>
        Tablets
      </h2>
      {problem && (
        <Notice tone="problem" title="That did not work">
          <p>{officeProblems[problem]}</p>
        </Notice>
      )}
      {retired && (
        <Notice tone="good" title={`${tabletName(retired)} is out of use`}>
          <p>
            It is answered nothing any more. At its next contact it locks, sends what it has not sent, and removes every
            record and key. Now see whose records were on it.
          </p>
          <Button kind="secondary" onClick={() => onAssess(retired.id)}>
            Whose records were on it
          </Button>
        </Notice>
      )}
      {!tablets && !problem && <p role="status">Fetching the list</p>}
      {tablets?.length === 0 && <p>No tablet has been set up yet.</p>}
      <ul class="office-list">
        {tablets?.map((tablet) => (
          <TabletItem
            key={tablet.id}
            tablet={tablet}
            onAssess={() => onAssess(tablet.id)}
            onRetire={(why) => retire(tablet, why)}
          />
        ))}
      </ul>
    </section>
  )
}

function useTablets(office: SignedInOffice) {
  const { list: tablets, problem, setProblem, load } = useOfficeList(office, () => office.tablets())
  const [retired, setRetired] = useState<TabletView | undefined>(undefined)
  const heading = useRef<HTMLHeadingElement>(null)
  const retire = async (tablet: TabletView, why: RetireReason): Promise<void> => {
    setProblem(undefined)
    const reply = await office.retire(tablet.id, why)
    if (!reply.ok) return setProblem(reply.error)
    setRetired(tablet)
    await load()
    // The form that had the focus is gone.
    heading.current?.focus()
  }
  return { tablets, problem, retired, retire, heading }
}

interface TabletItemProps {
  readonly tablet: TabletView
  readonly onAssess: () => void
  readonly onRetire: (why: RetireReason) => Promise<void>
}

function TabletItem({ tablet, onAssess, onRetire }: TabletItemProps) {
  const [asked, setAsked] = useState(false)
  const name = tabletName(tablet)
  return (
    <li class="office-list__item">
      <span class="office-list__name">{name}</span>
      <span class="office-list__about">
        Set up on {spokenMoment(tablet.enrolledAt)}. {lastHeard(tablet)} Records of {youngPeople(tablet.people)} on it.
        {tablet.retired && ` ${retiredWords(tablet.retired)}`}
      </span>
      <span class="office-list__buttons">
        <Button kind="secondary" onClick={onAssess}>
          Whose records<span class="govuk-visually-hidden"> are on {name}</span>
        </Button>
        {!tablet.retired && !asked && (
          <Button kind="secondary" onClick={() => setAsked(true)}>
            Take out of use<span class="govuk-visually-hidden">: {name}</span>
          </Button>
        )}
      </span>
      {asked && !tablet.retired && (
        <RetireForm id={tablet.id} name={name} onCancel={() => setAsked(false)} onRetire={onRetire} />
      )}
    </li>
  )
}

function lastHeard({ lastHeardAt }: TabletView): string {
  return lastHeardAt === undefined ? 'Never heard of since.' : `Last heard of on ${spokenMoment(lastHeardAt)}.`
}
