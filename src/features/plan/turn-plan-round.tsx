import type { CaseloadApi } from '../../caseload/api.ts'
import type { PlanView } from '../../caseload/plan-api.ts'
import { planParts } from '../../domain/plan-text.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { type StartHandOver, Turning } from '../review/turning.tsx'
import { currentOf } from './words.ts'

export interface TurnPlanRoundProps {
  readonly api: Pick<CaseloadApi, 'preparePlan'>
  readonly view: PlanView
  readonly startHandOver: StartHandOver
  readonly onBack: () => void
}

/** Shows the adviser what the young person is about to read and make their own, and turns the tablet round. */
export function TurnPlanRound({ api, view, startHandOver, onBack }: TurnPlanRoundProps) {
  const version = currentOf(view)
  const given = view.given || 'The young person'
  return (
    <Page heading="Make the plan together" caption={view.name} back={{ label: 'Back', onBack }}>
      {version && !view.contested && (
        <>
          <p>
            {given} sees only what is below, in large letters. They can change any of it, tick what is done, add actions
            of their own, say what they do not agree with, and take a copy away.
          </p>
          {view.unfinished && <p>What {given} began last time is kept, and is there again.</p>}
          <p>The rest locks: to go on afterwards, you unlock the tablet again.</p>
          <Turning prepare={() => api.preparePlan(view.person)} startHandOver={startHandOver} />
          <h2 class="govuk-heading-m review-heading">What {given} will read</h2>
          <div class="review-preview">
            {planParts(version.plan).map(({ heading, text }, index) => (
              <section key={index}>
                <h3 class="govuk-heading-s review-preview__heading">{heading}</h3>
                <p class="review-preview__text" dir="auto">
                  {text}
                </p>
              </section>
            ))}
          </div>
        </>
      )}
      {view.contested && (
        <Notice title="Two people changed this plan apart">
          <p>Go back and save it again first, so that {given} reads one plan and not one of two.</p>
        </Notice>
      )}
      {!version && <p>There is no plan yet. Go back and make one first.</p>}
    </Page>
  )
}
