import { Entry } from '../../domain/entry.ts'
import type { PersonId } from '../../domain/ids.ts'
import { valueOf, foldRecord } from '../../domain/record.ts'
import { YOUNGEST } from './council.ts'
import { tellSessions } from './groups.ts'
import { tellOrdinary, tellWithoutContacts } from './ordinary.ts'
import { agreementStories } from './stories/agreements.ts'
import { applicationStories } from './stories/applications.ts'
import { compartmentStories } from './stories/compartments.ts'
import { destinationStories } from './stories/destinations.ts'
import { newcomerStories } from './stories/newcomers.ts'
import { planStories } from './stories/plans.ts'
import { sharingStories } from './stories/sharing.ts'
import type { Story } from './stories/story.ts'
import { valueStories } from './stories/values.ts'
import { wholeRecord } from './stories/whole-record.ts'
import { type Adviser, type Listed, type Stage, Teller } from './teller.ts'
import { tellVisits } from './visits.ts'

/** What was recorded of one young person before the first start, ready to be appended to their stream. */
export interface History {
  readonly person: PersonId
  /** The adviser who met somebody that no list names, and has them in their caseload; undefined for everybody else. */
  readonly newcomerOf: Adviser | undefined
  readonly entries: readonly Entry[]
}

const stories: ReadonlyMap<number, Story> = new Map(
  [
    wholeRecord,
    ...valueStories,
    ...destinationStories,
    ...compartmentStories,
    ...sharingStories,
    ...agreementStories,
    ...applicationStories,
    ...planStories,
  ].map((story) => [story.nth, story]),
)

/** How many young people of the fictional council are on no list. */
export const NEWCOMERS = newcomerStories.length

/**
 * The first of the list by name are met for the first time by whoever tries Waymark out: nobody has been in contact with them.
 */
const unmet = /^(Applethorn|Bellweather|Brambleton|Candlewright)$/

/** One in so many of the others has an ordinary history, if they are old enough to leave school soon. */
const ONE_IN = 2

/**
 * Tells the histories of the fictional council: those that each show something, ordinary ones around them, sessions and visits, and
 * young people whom no list names (one for each id). The same council and day always give the same entries. Throws if one of them
 * is not an entry that a tablet could have recorded.
 */
export function tellHistories(stage: Stage, people: readonly Listed[], newcomers: readonly PersonId[]): History[] {
  const tellers = people.map((listed) => new Teller(stage, listed))
  const met = tellers.filter((t) => !unmet.test(familyName(t.listed)))
  for (const t of tellers) tellOne(t, met.includes(t))
  tellSessions(met.filter(({ listed }) => leavesSoon(listed)))
  tellVisits(met.filter(({ listed }) => !stories.has(listed.nth ?? 0)))
  const arrived = newcomers.map((person, index) => tellNewcomer(stage, person, index))
  const told = tellers.map((t) => ({ person: t.listed.person, newcomerOf: undefined, entries: t.entries }))
  return [...told, ...arrived].filter(({ entries }) => entries.length > 0).map(checked)
}

function tellOne(t: Teller, met: boolean): void {
  const nth = t.listed.nth ?? 0
  const story = stories.get(nth)
  if (story) story.tell(t)
  else if (!met) tellWithoutContacts(t)
  else if (nth % ONE_IN === 0 && leavesSoon(t.listed)) tellOrdinary(t)
}

/** In Year 10 or above when the list was made. */
function leavesSoon({ dateOfBirth = '' }: Listed): boolean {
  return dateOfBirth < YOUNGEST
}

function tellNewcomer(stage: Stage, person: PersonId, index: number): History {
  const story = newcomerStories[index]
  if (!story) throw new Error('Broken assumption: there is a story for every newcomer')
  const t = new Teller(stage, {
    nth: undefined,
    person,
    held: [],
    school: undefined,
    dateOfBirth: undefined,
    advisers: [story.by],
  })
  story.tell(t)
  return { person, newcomerOf: story.by, entries: t.entries }
}

function familyName({ held }: Listed): string {
  return valueOf(foldRecord(held), 'name')?.family ?? ''
}

function checked(history: History): History {
  for (const entry of history.entries) {
    const parsed = Entry.safeParse(JSON.parse(JSON.stringify(entry)))
    if (parsed.success) continue
    const where = parsed.error.issues.map(({ path }) => path.join('.')).join(', ')
    throw new Error(`Broken assumption: the bundled histories hold valid entries (${entry.kind}: ${where})`)
  }
  return history
}
