import type { Application } from '../../../domain/fact-values.ts'
import { quillbridge } from '../council.ts'
import { nextSeptember } from '../clock.ts'
import { organisations } from '../names.ts'
import { said } from '../notes.ts'
import type { Teller } from '../teller.ts'
import type { Story } from './story.ts'

/** An application of which only what matters is said. */
function applied(t: Teller, ago: number, what: Partial<Application>): void {
  const value: Application = {
    kind: 'course',
    provider: quillbridge.name,
    title: 'Level 2 diploma',
    accredited: true,
    appliedOn: t.day(ago),
    outcome: 'waiting',
    answer: 'none',
    ...what,
  }
  t.fact(ago, { field: 'application', value })
}

/** One application in every stage, with an offer accepted and one declined (P05). */
const everyOutcome: Story = {
  nth: 102,
  tell: (t) => {
    applied(t, 70, { title: 'Plumbing', outcome: 'offer', answer: 'accepted', startsOn: nextSeptember(t.stage.today) })
    applied(t, 66, { title: 'Electrical installation', outcome: 'conditional-offer', answer: 'declined' })
    applied(t, 50, {
      kind: 'apprenticeship',
      provider: organisations.builders,
      title: 'Plumber',
      level: 'Intermediate',
      outcome: 'interview',
      interviewOn: t.day(-4),
    })
    applied(t, 45, {
      kind: 'job',
      provider: organisations.leisure,
      title: 'Pool helper',
      accredited: false,
      outcome: 'turned-down',
    })
    applied(t, 30, { provider: organisations.otherCollege, title: 'Gas fitting', outcome: 'withdrawn' })
    applied(t, 12, {
      kind: 'traineeship',
      provider: organisations.training,
      title: 'Start in building',
      outcome: 'waiting',
    })
    const planned = { kind: 'apprenticeship', provider: organisations.garage, title: 'Vehicle repair' } as const
    t.fact(12, {
      field: 'application',
      value: { ...planned, accredited: true, outcome: 'planned', answer: 'none' },
    })
    const contact = t.contact(12, {
      notes: [
        said('Has said yes to plumbing. Will still go to the interview with the builders, to see what it is like.'),
      ],
      nextSteps: [{ text: 'Talk through the interview', followUpOn: t.day(-2) }],
    })
    t.answer(12, contact, { answer: 'agreed', words: 'Yes, wish me luck.' })
  },
}

/** In Year 11, with one offer that leads to no recognised qualification. */
const notSuitable: Story = {
  nth: 230,
  tell: (t) => {
    const job = { kind: 'job', provider: organisations.gardens, title: 'Weekend helper' } as const
    applied(t, 20, { ...job, accredited: false, outcome: 'offer' })
    t.contact(20, {
      type: 'drop-in',
      at: '12:30',
      notes: [said('Has been offered weekend work and is very pleased. Has not applied for a course yet.')],
      nextSteps: [{ text: 'Look at courses that fit beside the work', followUpOn: t.day(3) }],
    })
  },
}

/** In Year 11, turned down once and waiting for nothing at the moment. */
const noOffer: Story = {
  nth: 213,
  tell: (t) => {
    applied(t, 35, { title: 'Dance', outcome: 'turned-down' })
    const contact = t.contact(6, {
      at: '11:30',
      notes: [said('Was sad about the dance course. Would like to see what else there is.')],
      nextSteps: [{ text: 'Pick two more courses together', followUpOn: t.day(-8) }],
    })
    t.answer(6, contact, { answer: 'agreed' })
  },
}

/** Applications and offers in every stage, and with every answer. */
export const applicationStories: readonly Story[] = [everyOutcome, notSuitable, noOffer]
