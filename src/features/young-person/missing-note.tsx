import type { MissingView } from '../../caseload/record-api.ts'
import { Details } from '../../ui/details.tsx'

/**
 * What the code of what they do now still needs for the national return (P06). Where the code itself tells of health, faith or
 * family, so would this: it stays closed until somebody opens it, as the destination does.
 */
export function MissingNote({ missing }: { missing: readonly MissingView[] }) {
  if (missing.length === 0) return null
  const heading = 'Something is missing for the national return'
  const said = missing.map(({ missing: what, words }) => <p key={what}>{words}</p>)
  return (
    <div class="person-missing">
      {missing.some(({ sensitive }) => sensitive) ? (
        <Details summary={heading}>{said}</Details>
      ) : (
        <>
          <p>
            <strong>{heading}.</strong>
          </p>
          {said}
        </>
      )}
    </div>
  )
}
