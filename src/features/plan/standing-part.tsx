import type { ComponentChildren } from 'preact'
import type { PlanVersionView } from '../../caseload/plan-api.ts'
import type { Signature } from '../../domain/plan.ts'
import { Tag } from '../../ui/tag.tsx'
import { OwnWords } from './plan-parts.tsx'
import { madeWords, standingWords } from './words.ts'

interface StandingPartProps {
  readonly version: PlanVersionView
  readonly given: string
  readonly unfinished?: boolean
  readonly children?: ComponentChildren
}

/** Where a version stands with the young person: what they said of it, in their own words, and under what name (P14). */
export function StandingPart({ version, given, unfinished = false, children }: StandingPartProps) {
  const { tag, tone, words } = standingWords(version, given)
  const { answer, standing } = version
  const who = given || 'The young person'
  return (
    <div class={`plan-standing plan-standing--${tone}`}>
      <p class="plan-standing__tags">
        <Tag tone={tone}>{tag}</Tag>
        {!version.sent && <Tag tone="waiting">Not sent yet</Tag>}
      </p>
      <p class="plan-standing__words">{words}</p>
      {answer?.words && (
        <OwnWords heading={standing === 'not-read' ? 'Why' : `${who}, in their own words`} words={answer.words} />
      )}
      {answer?.signed && <Signed signed={answer.signed} who={who} />}
      {unfinished && (
        <p class="plan-standing__words">{who} began on the plan and did not finish. Turn the tablet round to go on.</p>
      )}
      <p class="plan-standing__made">Made by {madeWords(version, given)}</p>
      {children}
    </div>
  )
}

function Signed({ signed, who }: { readonly signed: Signature; readonly who: string }) {
  if (signed.kind === 'typed') {
    return (
      <p class="plan-standing__words">
        Name: <bdi>{signed.name}</bdi>
      </p>
    )
  }
  return (
    <svg class="plan-signed" viewBox="0 0 1000 300" role="img" aria-label={`The name that ${who} drew`}>
      <path d={signed.path} fill="none" stroke="currentColor" stroke-width="8" stroke-linecap="round" />
    </svg>
  )
}

/** What this version changed, a sentence each. The first version changed nothing. */
export function ChangesPart({ version }: { readonly version: PlanVersionView }) {
  if (version.changes.length === 0) return null
  return (
    <section>
      <h2 class="govuk-heading-m plan-heading">What changed since the version before</h2>
      <ChangeList changes={version.changes} />
    </section>
  )
}

/** Changes in words. */
export function ChangeList({ changes }: { readonly changes: readonly string[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet plan-changes">
      {changes.map((change, index) => (
        <li key={index} dir="auto">
          {change}
        </li>
      ))}
    </ul>
  )
}
