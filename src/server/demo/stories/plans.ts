import type { Plan, PlanAction } from '../../../domain/plan.ts'
import { addDays } from '../../../domain/time.ts'
import { quillbridge } from '../council.ts'
import { organisations } from '../names.ts'
import { said } from '../notes.ts'
import { type Teller, idOf } from '../teller.ts'
import type { Story } from './story.ts'

/** An action of a plan; its name is the same in every version. */
function action(t: Teller, text: string, over: Partial<PlanAction> = {}): PlanAction {
  const id = idOf(`action ${t.listed.person} ${text}`)
  return { id, text, who: 'young-person', status: 'not-started', from: 'young-person', ...over }
}

const MOTORS = 'goal motors'

function firstPlan(t: Teller): Plan {
  const goal = idOf(MOTORS)
  return {
    aim: 'I want to work with engines and have a trade of my own.',
    nextStep: 'Visit the garage and see what a day there is like.',
    backUp: 'The vehicle course at the college.',
    goals: [{ id: goal, kind: 'work', text: 'Spend two days at a garage', by: t.day(2), status: 'in-progress' }],
    actions: [
      action(t, 'Write a short letter to the garage', { by: t.day(20), goal }),
      action(t, 'Ring the garage and ask for a date', { who: 'adviser', by: t.day(12), goal, from: 'adviser' }),
      action(t, 'Fill in the form for the vehicle course', { by: t.day(-15), signpostedTo: quillbridge.name }),
      action(t, 'Come along to the open evening', { who: 'parent-or-carer', whoDetail: 'Mum', by: t.day(-6) }),
    ],
    reviewOn: t.day(-6),
  }
}

/** A plan agreed with a name under it, and reviewed: what was done, what the school took over, and one action that is not wanted. */
const reviewed: Story = {
  nth: 106,
  tell: (t) => {
    const plan = firstPlan(t)
    const first = t.plan(30, plan)
    t.planAnswer(30, first, { answer: 'agreed', words: 'That is my plan.' }, { kind: 'typed', name: 'Verity C' })
    const statuses = ['done', 'in-progress', 'not-started', 'no-longer-needed'] as const
    const actions = plan.actions.map((one, index) => ({ ...one, status: statuses[index] ?? one.status }))
    const late = action(t, 'Give time off for the two days', { who: 'school', whoDetail: 'Ms Sample', by: t.day(3) })
    const unwanted = action(t, 'Ask for extra lessons in mathematics', {
      from: 'school',
      by: t.day(-20),
      objection: 'I am good enough at mathematics for this.',
    })
    const next = t.plan(9, { ...plan, actions: [...actions, late, unwanted] }, { of: first.id })
    const path = 'M100 200L180 90L240 210L330 80L420 200L520 120L640 190'
    t.planAnswer(9, next, { answer: 'agreed', words: 'Yes, but see what I wrote.' }, { kind: 'drawn', path })
    const contact = t.contact(9, {
      type: 'follow-up',
      notes: [said('Has heard back from the garage and is looking forward to it.')],
      nextSteps: [{ text: 'Look at the plan again', followUpOn: t.day(-6) }],
    })
    t.answer(9, contact, { answer: 'agreed' })
    copies(t, next.id)
  },
}

/** Printed copies in every state: taken along, on file, soon and overdue to be destroyed, held back, destroyed (P23, P24). */
function copies(t: Teller, of: ReturnType<typeof idOf>): void {
  const plan = { what: 'action-plan', of, programme: 'none' } as const
  const inCabinet = { kind: 'on-file', where: 'Cabinet 2, council office' } as const
  t.paper(9, { ...plan, printedOn: t.day(9), kept: { kind: 'given' } })
  t.paper(9, { ...plan, printedOn: t.day(9), kept: inCabinet })
  const yearAgo = addDays(t.stage.today, -352)
  t.paper(8, { what: 'action-plan', programme: 'none', printedOn: yearAgo, kept: inCabinet })
  const longAgo = addDays(t.stage.today, -420)
  t.paper(8, { what: 'action-plan', programme: 'none', printedOn: longAgo, kept: inCabinet })
  const record = { what: 'whole-record', programme: 'none', printedOn: longAgo, kept: inCabinet } as const
  const held = t.paper(8, record)
  t.paper(7, { ...record, hold: 'A complaint is being looked into.' }, { of: held.id })
  const impact = { what: 'action-plan', programme: 'impact', printedOn: addDays(t.stage.today, -900) } as const
  t.paper(8, { ...impact, kept: { kind: 'on-file', where: 'Impact archive, box 7' } })
  const old = t.paper(8, { ...record, what: 'action-plan' })
  const destroyed = { on: t.day(7), by: 'Bo Samplesson', how: 'Shredded at the office' }
  t.paper(7, { ...record, what: 'action-plan', destroyed }, { of: old.id })
}

/** A plan that was sent home because there was no time to read it together. */
const notReadYet: Story = {
  nth: 163,
  tell: (t) => {
    const plan = t.plan(7, {
      aim: 'I do not know yet. I want to find out what there is.',
      goals: [
        { id: idOf('goal find out'), kind: 'other', text: 'Know three jobs that I could like', status: 'in-progress' },
      ],
      actions: [
        action(t, 'Do the quiz about what I like', { by: t.day(-3) }),
        action(t, 'Talk to somebody at a workplace', {
          who: 'someone-else',
          whoDetail: organisations.gardens,
          from: 'adviser',
        }),
      ],
    })
    t.planAnswer(7, plan, { answer: 'not-read', reason: 'next-time' })
    t.contact(7, { at: '14:30', notes: [said('Has many ideas and wants to sort them.')] })
  },
}

/** A plan that was not agreed to, in the young person's own words; one that nobody has shown her yet took its place. */
const disagreed: Story = {
  nth: 222,
  tell: (t) => {
    const goal = { id: idOf('goal stay on'), kind: 'learning', text: 'Stay on for the sixth form' } as const
    const first = t.plan(18, {
      nextStep: 'Stay on at school after Year 11.',
      goals: [{ ...goal, status: 'in-progress' }],
      actions: [action(t, 'Choose three subjects', { who: 'school', from: 'school', by: t.day(1) })],
    })
    t.planAnswer(18, first, { answer: 'disagreed', words: 'School wants this. I want to go to college.' })
    t.plan(
      4,
      {
        nextStep: 'Go to college after Year 11.',
        goals: [{ ...goal, status: 'no-longer-relevant' }],
        actions: [action(t, 'See the college on the open day', { by: t.day(-10) })],
      },
      { of: first.id },
    )
    t.contact(4, { notes: [said('Wants to go to college and has told the school so.')] })
  },
}

/** Plans in every state of being agreed, and the paper that was made of them. */
export const planStories: readonly Story[] = [reviewed, notReadYet, disagreed]
