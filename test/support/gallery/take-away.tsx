import { TakeAway } from '../../../src/handover/plan/take-away.tsx'
import { ok } from '../../../src/lib/result.ts'
import { anId } from '../entries.ts'
import { aPlan, aPlanAction } from '../plans.ts'
import type { Example } from './example.ts'

const tools = { now: () => '2026-11-24T10:42:00.000Z', today: () => '2026-11-24', newId: anId }
const long =
  'Look up three courses near home, write down what I like about each of them, and ask somebody who did one. '
const many = Array.from({ length: 12 }, (_, index) =>
  aPlanAction({
    text: `${long}${long}`.slice(0, 199) + '.',
    by: `2026-12-${String(8 + (index % 8)).padStart(2, '0')}`,
  }),
)

function takeAway(plan = aPlan()) {
  return (
    <div class="handover handover--taking">
      <main class="handover-main">
        <h1 class="handover-question">Thank you. This is saved.</h1>
        <TakeAway
          council="Testbury Council"
          given="Amara"
          adviser="Ada Testcase"
          plan={plan}
          answer={{
            on: '2026-11-24',
            agreed: true,
            words: 'Yes. I would like to try the bakery first.',
            signed: { kind: 'drawn', path: 'M40 200L120 60L200 220L280 80L360 210L460 120L620 160' },
          }}
          tools={tools}
          onPrinted={() => Promise.resolve(ok(undefined))}
        />
      </main>
    </div>
  )
}

/** A young person's own copy of their plan. */
export const takeAwayExamples: readonly Example[] = [
  { name: 'take away, ways', show: () => takeAway() },
  { name: 'take away, a code', show: () => takeAway(), press: ['Put it on my phone'] },
  { name: 'take away, the days', show: () => takeAway(), press: ['Put it on my phone', 'Next code'] },
  {
    name: 'take away, the fullest code',
    show: () => takeAway(aPlan({ actions: many })),
    press: ['Put it on my phone', 'Next code'],
  },
  { name: 'take away, paper', show: () => takeAway(aPlan({ actions: many })), press: ['Print it'] },
]
