import type { PlanVersionView } from '../../caseload/plan-api.ts'
import type { Day } from '../../domain/time.ts'
import { plural, spokenMoment } from '../../ui/spoken-time.ts'
import { Details } from '../../ui/details.tsx'
import { PlanParts } from './plan-parts.tsx'
import { ChangeList, StandingPart } from './standing-part.tsx'
import { standingWords } from './words.ts'

interface VersionsProps {
  readonly versions: readonly PlanVersionView[]
  readonly given: string
  readonly today: Day
}

/** What somebody else made of the plan at the same time: in full sight until it is settled. */
export function OtherVersions({ versions, given, today }: VersionsProps) {
  return versions.map((version) => (
    <section key={version.entry} class="plan-version plan-version--other" aria-label="The other version">
      <h2 class="govuk-heading-m plan-heading">The other version</h2>
      <Version {...{ version, given, today }} />
    </section>
  ))
}

/** Every version before, each with what changed, what was said of it, and its text. */
export function EarlierVersions({ versions, given, today }: VersionsProps) {
  if (versions.length === 0) return null
  return (
    <section class="plan-earlier">
      <h2 class="govuk-heading-m plan-heading">{plural(versions.length, 'earlier version')}</h2>
      {versions.map((version) => (
        <Details
          key={version.entry}
          summary={`${spokenMoment(version.recordedAt)}: ${standingWords(version, given).tag.toLowerCase()}`}
        >
          <Version {...{ version, given, today }} />
        </Details>
      ))}
    </section>
  )
}

function Version({ version, given, today }: Omit<VersionsProps, 'versions'> & { readonly version: PlanVersionView }) {
  return (
    <>
      <StandingPart version={version} given={given} />
      {version.changes.length > 0 && (
        <>
          <h3 class="plan-said__heading">What it changed</h3>
          <ChangeList changes={version.changes} />
        </>
      )}
      <PlanParts plan={version.plan} given={given} today={today} />
    </>
  )
}
