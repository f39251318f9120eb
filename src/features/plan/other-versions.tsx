import { useEffect, useRef } from 'preact/hooks'
import type { PlanVersionView } from '../../caseload/plan-api.ts'
import { Button } from '../../ui/button.tsx'
import { Details } from '../../ui/details.tsx'
import { Notice } from '../../ui/notice.tsx'
import { plural } from '../../ui/spoken-time.ts'
import type { PlanFormPart } from './form-part.ts'
import { notHere } from './plan-fields.ts'
import { PlanParts } from './plan-parts.tsx'
import { ChangeList } from './standing-part.tsx'
import { currentOf, madeWords } from './words.ts'

/** What the young person wrote belongs to the version that they had in their hands. */
export function Unfinished({ given }: { readonly given: string }) {
  const who = given || 'The young person'
  return (
    <Notice title={`${who} began on this plan and did not finish`}>
      <p>
        Go back and turn the tablet round first: what {who} wrote belongs to the plan as it stands, and would not fit
        another one.
      </p>
    </Notice>
  )
}

/** Somebody else's version, which came while this one was being written. Nobody takes its place without having seen it. */
export function News({ form, given }: PlanFormPart) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'center' })
    box.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div ref={box} tabIndex={-1} class="plan-news">
      <Notice title="The plan has changed since you began">
        {form.news.map((version) => (
          <div key={version.entry}>
            <p>{madeWords(version, given)}:</p>
            <ChangeList changes={version.changes.length > 0 ? version.changes : ['Made another plan.']} />
            <PutIn form={form} version={version} />
          </div>
        ))}
        <p>
          Nothing is saved yet. Put in below what has to stay, then save: your version takes the place of this one,
          which is kept among the earlier versions.
        </p>
      </Notice>
    </div>
  )
}

/** Of two versions that were made apart the newer stands in the form; the other is at hand, so that nothing of it is missed. */
export function Others({ form, given, today }: PlanFormPart) {
  const shown = currentOf(form.view)
  const others = form.view.versions.filter((version) => version.current && version !== shown)
  return others.map((version) => (
    <Details key={version.entry} summary={`The other version, by ${madeWords(version, given)}`}>
      <PutIn form={form} version={version} />
      <PlanParts plan={version.plan} given={given} today={today} />
    </Details>
  ))
}

interface PutInProps extends Pick<PlanFormPart, 'form'> {
  readonly version: PlanVersionView
}

/** Takes the actions over that only the other version has. */
function PutIn({ form, version }: PutInProps) {
  const missing = notHere(form.fields, version.plan)
  if (missing.length === 0) return <p>Every action of it is in your version.</p>
  const add = () => form.set({ ...form.fields, actions: [...form.fields.actions, ...missing] })
  return (
    <Button kind="secondary" onClick={add}>
      Put in {plural(missing.length, 'action')} from it
    </Button>
  )
}
