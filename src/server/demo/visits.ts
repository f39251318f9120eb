import { schoolDayAhead } from './clock.ts'
import { fernmoor, quillbridge, testbury } from './council.ts'
import { adviserSaw, said } from './notes.ts'
import type { Adviser, Teller } from './teller.ts'

/** A day at a school: who goes there, and when the slots are. */
interface Day {
  readonly by: Adviser
  readonly school: string
  /** School days from today; 0 is today itself, whatever day of the week it is. */
  readonly ahead: number
  readonly slots: readonly string[]
}

const morning = ['09:10', '09:50', '10:30', '11:10', '11:50', '12:30'] as const
const afternoon = ['13:20', '13:50', '14:20', '14:50'] as const

const days: readonly Day[] = [
  { by: 'ada', school: testbury.name, ahead: 0, slots: morning },
  { by: 'ada', school: fernmoor.name, ahead: 0, slots: afternoon },
  { by: 'bo', school: quillbridge.name, ahead: 0, slots: morning },
  { by: 'bo', school: fernmoor.name, ahead: 1, slots: morning },
  { by: 'ada', school: testbury.name, ahead: 2, slots: afternoon },
  { by: 'bo', school: quillbridge.name, ahead: 3, slots: afternoon },
]

/** How long ago the last visits were. */
const LAST_VISIT = 7

/** Plans today's visits and the next ones, and tells what became of those a week ago. */
export function tellVisits(tellers: readonly Teller[]): void {
  const waiting = [...tellers]
  const take = (school: string) => {
    const index = waiting.findIndex(({ listed }) => listed.school === school)
    return index < 0 ? undefined : waiting.splice(index, 1)[0]
  }
  for (const { by, school, ahead, slots } of days) {
    for (const at of slots) {
      const t = take(school)
      t?.visit(5, { on: schoolDayAhead(t.stage.today, ahead), at, place: school, state: 'planned' }, { by })
    }
  }
  for (const { name, by } of [
    { name: testbury.name, by: 'ada' },
    { name: fernmoor.name, by: 'ada' },
  ] as const) {
    for (const [index, state] of (['arrived', 'arrived', 'absent', 'cancelled', 'walk-in'] as const).entries()) {
      const t = take(name)
      if (t) tellPast(t, name, by, morning[index] ?? '09:10', state)
    }
  }
}

function tellPast(
  t: Teller,
  place: string,
  by: Adviser,
  at: string,
  state: 'arrived' | 'absent' | 'cancelled' | 'walk-in',
): void {
  const visit = { on: t.day(LAST_VISIT), at, place } as const
  const planned = state === 'walk-in' ? undefined : t.visit(12, { ...visit, state: 'planned' }, { by })
  const known = state === 'cancelled' ? LAST_VISIT + 1 : LAST_VISIT
  t.visit(known, { ...visit, state }, { by, ...(planned ? { of: planned.id } : {}) })
  if (state === 'cancelled') return
  const came = state !== 'absent'
  const contact = t.contact(
    LAST_VISIT,
    {
      type: state === 'walk-in' ? 'drop-in' : 'follow-up',
      at,
      place,
      outcome: came ? 'took-place' : 'absent',
      present: came ? [{ who: 'young-person' }] : [],
      notes: came
        ? [said('Had a good week and has asked two people about their jobs.')]
        : [adviserSaw('Was not at school. Will get the first slot next time.')],
      nextSteps: [{ text: came ? 'Ask what the two people said' : 'Find a new slot', followUpOn: t.day(came ? 0 : 3) }],
    },
    { by },
  )
  if (!came) t.answer(LAST_VISIT, contact, { answer: 'not-read', reason: 'not-present' }, { by })
}
