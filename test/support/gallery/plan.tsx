import type { Entry, PlanAgreementEntry } from '../../../src/domain/entry.ts'
import type { Plan } from '../../../src/domain/plan.ts'
import { PlanForm } from '../../../src/features/plan/plan-form.tsx'
import { PlanScreen } from '../../../src/features/plan/plan-screen.tsx'
import { PlanSummary } from '../../../src/features/plan/plan-summary.tsx'
import { TurnPlanRound } from '../../../src/features/plan/turn-plan-round.tsx'
import { planView } from '../../../src/caseload/plans.ts'
import { foldRecord } from '../../../src/domain/record.ts'
import { Page } from '../../../src/ui/page.tsx'
import { anId } from '../entries.ts'
import { amara } from '../person-views.ts'
import { type PlanApiDouble, aNextVersion, aPlanApi, byBen, byYoungPerson } from '../plan-api.ts'
import { aPlan, aPlanAction, aPlanAgreement, aPlanEntry, aPlanGoal } from '../plans.ts'
import { herName } from '../sharing-api.ts'
import type { Example } from './example.ts'

const nothing = () => undefined
const today = '2026-12-09'

const signed = { kind: 'drawn', path: 'M40 200L120 60L200 220L280 80L360 210L460 120L620 160' } as const
const baking = aPlanGoal({ text: 'Level 2 baking', by: '2027-07-31' })
const first = aPlanEntry(
  aPlan({
    goals: [baking],
    actions: [
      aPlanAction({ text: 'Ring the bakery', from: 'young-person', by: '2026-12-08', goal: baking.id }),
      aPlanAction({ text: 'Send me the open day dates', who: 'adviser', by: '2026-12-01' }),
      aPlanAction({
        text: 'Look up three courses near home, write down what I like about each of them, and ask somebody who did one',
        by: '2027-01-15',
        signpostedTo: 'quillbridge.example.org/courses-for-people-who-like-a-very-long-address-on-the-web',
      }),
    ],
    reviewOn: '2026-12-08',
  }),
)
const agreedFirst = aPlanAgreement(first.id, { answer: 'agreed', words: 'Yes, but not on Mondays.' })
const second = byYoungPerson(first, {
  ...first.plan,
  actions: [
    ...first.plan.actions.map((action, index) =>
      index === 2 ? { ...action, objection: 'Three is too many. I already know which one I like.' } : action,
    ),
    aPlanAction({ text: 'أريد أن أتصل بعمي في المخبز', from: 'young-person', status: 'in-progress' }),
    aPlanAction({ text: 'Write a reference', who: 'school', whoDetail: 'Mr Sample', status: 'done', from: 'school' }),
    aPlanAction({ text: 'Look for voluntary work near me', status: 'no-longer-needed' }),
  ],
})
const words = 'I like the bakery. I do not want to look at three courses, I know what I want to do.'

function disagreed(): PlanAgreementEntry {
  const entry = aPlanAgreement(second.id, { answer: 'disagreed', words })
  return { ...entry, agreement: { ...entry.agreement, signed } }
}

function plan(...entries: readonly Entry[]) {
  return planIn(aPlanApi(...entries))
}

function planIn(api: PlanApiDouble) {
  return (
    <PlanScreen
      {...{ api, today }}
      person={amara}
      changed={0}
      onEdit={nothing}
      onTurnRound={nothing}
      onPrint={nothing}
      onBack={nothing}
    />
  )
}

function form(api: PlanApiDouble) {
  return <PlanForm {...{ api, today }} person={amara} newId={anId} onSaved={nothing} onBack={nothing} />
}

function viewOf(...entries: readonly Entry[]) {
  return planView(amara, foldRecord([herName, ...entries]), new Set(), false)
}

/** Somebody else's version while this one was being written, and a form that was left half-filled. */
function overtaken(): PlanApiDouble {
  const api = aPlanApi(first, second)
  const fields = { aim: 'To become a baker', nextStep: '', backUp: '', goals: [], actions: [], reviewOn: noDay }
  api.kept.set('plan', { plan: JSON.stringify({ v: 1, base: [first.id], fields }) })
  return api
}
const noDay = { day: '', month: '', year: '' }

function unfinished(): PlanApiDouble {
  const api = aPlanApi(first)
  api.unfinished = true
  return api
}

const manyActions: Plan['actions'] = Array.from({ length: 12 }, (_, index) =>
  aPlanAction({ text: `Look up course ${index + 1} and write down what I like about it`, by: '2027-01-15' }),
)
const apart = [
  aNextVersion(first, { ...first.plan, aim: 'To become a pastry chef in a hotel' }),
  byBen(first, { ...first.plan, nextStep: 'A day at the Sample Bakery first' }),
]
const review = 'Review this plan Everything as it stands: say how far things are, and change what is different now'

/** The action plan in the adviser's hands. */
export const planExamples: readonly Example[] = [
  { name: 'plan, none yet', show: () => plan() },
  { name: 'plan, not read yet', show: () => plan(first) },
  { name: 'plan, words left unfinished', show: () => planIn(unfinished()) },
  { name: 'plan, not agreed, with everything', show: () => plan(first, agreedFirst, second, disagreed()) },
  { name: 'plan, changed by two people', show: () => plan(first, ...apart) },
  { name: 'plan, not read together', show: () => plan(first), press: ['Not read together', 'Save reason'] },
  { name: 'plan, turning round', show: () => <Turn entries={[first]} /> },
  { name: 'plan, turning round while contested', show: () => <Turn entries={[first, ...apart]} /> },
  {
    name: 'plan, on the page of a young person',
    show: () => (
      <Page heading="Amara Quillfeather">
        <PlanSummary plan={viewOf(first, agreedFirst)} today={today} onOpen={nothing} />
        <PlanSummary plan={viewOf()} today={today} onOpen={nothing} />
      </Page>
    ),
  },
  { name: 'plan form, empty', show: () => form(aPlanApi()) },
  {
    name: 'plan form, two suggestions taken',
    show: () => form(aPlanApi()),
    press: ['+ Write or update my CV', '+ Ring the college about a place', 'Change action 2', 'Add an action'],
  },
  { name: 'plan form, with errors', show: () => form(aPlanApi()), press: ['Add a goal', 'Save the plan'] },
  { name: 'plan form, where to begin', show: () => form(aPlanApi(first)) },
  { name: 'plan form, reviewing', show: () => form(aPlanApi(first, second)), press: [review] },
  {
    name: 'plan form, one removed from many',
    show: () => form(aPlanApi(aPlanEntry(aPlan({ actions: manyActions })))),
    press: [review, 'Remove action 2'],
  },
  { name: 'plan form, overtaken', show: () => form(overtaken()) },
  { name: 'plan form, of two versions', show: () => form(aPlanApi(first, ...apart)), press: [review] },
  { name: 'plan form, the list of suggestions', show: () => form(aPlanApi()), press: ['Change this list'] },
  {
    name: 'plan form, the list of suggestions with errors',
    show: () => form(aPlanApi()),
    press: ['Change this list', 'Remove suggestion 1', 'Put the usual ones back', 'Add a suggestion', 'Save the list'],
  },
]

function Turn({ entries }: { readonly entries: readonly Entry[] }) {
  const startHandOver = () => Promise.resolve(false)
  return <TurnPlanRound api={aPlanApi()} view={viewOf(...entries)} startHandOver={startHandOver} onBack={nothing} />
}
