import { useEffect, useState } from 'preact/hooks'
import type { DeviceId } from '../../domain/ids.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { AssessReply, OnTablet } from '../../protocol/tablets.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { spokenMoment } from '../../ui/spoken-time.ts'
import type { OfficeProblem, SignedInOffice } from './office-api.ts'
import { officeProblems } from './office-problems.ts'
import { retiredWords, tabletName, youngPeople } from './tablet-words.ts'

export interface AssessmentProps {
  readonly office: SignedInOffice
  readonly device: DeviceId
  readonly onBack: () => void
}

/** Exactly whose records were on a tablet: what a lost one is assessed by, on the screen and on paper (P20). */
export function Assessment({ office, device, onBack }: AssessmentProps) {
  const [assessed, setAssessed] = useState<AssessReply | undefined>(undefined)
  const [problem, setProblem] = useState<OfficeProblem | undefined>(undefined)
  useEffect(() => {
    void office.assess(device).then((reply) => (reply.ok ? setAssessed(reply.value) : setProblem(reply.error)))
  }, [office, device])
  return (
    <section class="assessment" aria-labelledby="assessment">
      <p class="ui-back">
        <button type="button" class="ui-link" onClick={onBack}>
          Back to the office
        </button>
      </p>
      {problem && (
        <Notice tone="problem" title="That did not work">
          <p>{officeProblems[problem]}</p>
        </Notice>
      )}
      {!assessed && !problem && <p role="status">Fetching whose records were on it</p>}
      {assessed && <Found {...assessed} />}
    </section>
  )
}

function Found({ tablet, people, apart, heldEntries, madeAt }: AssessReply) {
  // What it says it removed once it was out of use was on it when it was lost.
  const end = tablet.retired?.at ?? madeAt
  const on = people.filter(({ removedAt }) => removedAt === undefined || removedAt >= end)
  const removed = people.filter((one) => !on.includes(one))
  return (
    <>
      <h2 class="govuk-heading-m" id="assessment">
        Whose records were on {tabletName(tablet)}
      </h2>
      <dl class="assessment__facts">
        <Item term="Set up">{spokenMoment(tablet.enrolledAt)}</Item>
        <Item term="Last unlocked">{whenOrNever(tablet.lastUnlockedAt)}, as far as it had a network</Item>
        <Item term="Last fetched records">{whenOrNever(tablet.lastSyncedAt)}</Item>
        <Item term="Last heard of">{whenOrNever(tablet.lastHeardAt)}</Item>
        <Item term="State">{tablet.retired ? retiredWords(tablet.retired) : 'In use.'}</Item>
        <Item term="Held apart">
          Something of health or convictions is held of {apart} of those on it, under further keys.
        </Item>
        <Item term="Entries from it that wait for a person">{heldEntries}</Item>
        <Item term="Protected by">
          A passphrase that only its adviser knows; every record under a key of its own (AES-256, Argon2id).
        </Item>
      </dl>
      <People
        heading={`On it${tablet.retired ? ' when it was taken out of use' : ''}: ${youngPeople(on.length)}`}
        people={on}
      />
      {removed.length > 0 && (
        <People heading={`Were on it before, and removed: ${youngPeople(removed.length)}`} people={removed} />
      )}
      <p class="office-list__about">
        Made on {spokenMoment(madeAt)}. Who looked at this, and whose names it showed, is written down.
      </p>
      <Button kind="secondary" onClick={() => window.print()}>
        Print
      </Button>
    </>
  )
}

function People({ heading, people }: { readonly heading: string; readonly people: readonly OnTablet[] }) {
  return (
    <>
      <h3 class="govuk-heading-s">{heading}</h3>
      <ul class="office-list">
        {people.map((one) => (
          <li key={(one.recordNumber ?? '') + one.firstAt + (one.name?.family ?? '')} class="office-list__item">
            <span class="office-list__name">
              <bdi>{one.name ? `${one.name.given} ${one.name.family}` : 'Name not known'}</bdi>
            </span>
            <span class="office-list__about">{about(one)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function about({ dateOfBirth, recordNumber, place, firstAt, lastAt, removedAt }: OnTablet): string {
  return [
    dateOfBirth === undefined ? 'Date of birth not known' : `Born ${spokenDay(dateOfBirth)}`,
    recordNumber === undefined ? 'no record number' : `number ${recordNumber}`,
    place ?? 'no school or college known',
    `first given ${spokenMoment(firstAt)}, last ${spokenMoment(lastAt)}`,
    ...(removedAt === undefined ? [] : [`removed ${spokenMoment(removedAt)}`]),
  ].join(' · ')
}

function Item({ term, children }: { readonly term: string; readonly children: preact.ComponentChildren }) {
  return (
    <div class="assessment__fact">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function whenOrNever(moment: string | undefined): string {
  return moment === undefined ? 'Never' : spokenMoment(moment)
}
