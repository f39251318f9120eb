import { fernmoor, quillbridge, testbury } from './council.ts'
import { adviserSaw, said } from './notes.ts'
import { type Adviser, type Teller, idOf } from './teller.ts'

/** A session for many at once: one note about it that tells nothing of anybody. */
interface Session {
  readonly by: Adviser
  readonly school: string
  readonly ago: number
  readonly at: string
  readonly title: string
  readonly note: string
}

/** As many as one register holds. */
const MOST = 60

const sessions: readonly Session[] = [
  {
    by: 'ada',
    school: fernmoor.name,
    ago: 41,
    at: '09:10',
    title: 'What comes after Year 11',
    note: 'We looked at sixth form, college and apprenticeships, and at what each day is like. Everybody took a sheet with the dates of the open evenings.',
  },
  {
    by: 'ada',
    school: testbury.name,
    ago: 34,
    at: '11:15',
    title: 'How to find work experience',
    note: 'We wrote a short letter together and talked about where to look. The next step is to send one letter before the holidays.',
  },
  {
    by: 'bo',
    school: quillbridge.name,
    ago: 29,
    at: '13:15',
    title: 'Writing about yourself',
    note: 'We read two examples and marked what makes them clear. Everybody wrote a first paragraph of their own.',
  },
]

/** Puts the sessions into the record of everybody who was there, or should have been: each a copy that names nobody else. */
export function tellSessions(tellers: readonly Teller[]): void {
  for (const session of sessions) {
    const register = tellers.filter(({ listed }) => listed.school === session.school).slice(0, MOST)
    register.forEach((t, index) => tellSession(t, session, index))
  }
}

function tellSession(t: Teller, session: Session, index: number): void {
  const { by, ago, at, title, note, school } = session
  const absent = index % 9 === 4
  const contact = t.contact(
    ago,
    {
      type: 'event',
      at,
      place: school,
      outcome: absent ? 'absent' : 'took-place',
      present: [],
      group: { id: idOf(`session ${title}`), title, note },
    },
    { by },
  )
  if (absent) return void t.answer(ago, contact, { answer: 'not-read', reason: 'not-present' })
  if (index % 3 > 0) t.answer(ago, contact, { answer: 'not-read', reason: 'next-time' })
  if (index % 10 === 3) tellOwnNote(t, session)
}

/** What somebody said on their own afterwards stands in a note of their own, agreed on its own. */
function tellOwnNote(t: Teller, { by, ago, school }: Session): void {
  const note = {
    type: 'drop-in',
    at: '15:05',
    place: school,
    notes: [said('Stayed behind and asked about working outdoors.'), adviserSaw('We made a date for an interview.')],
  }
  t.answer(ago, t.contact(ago, note, { by }), { answer: 'agreed' }, { by })
}
