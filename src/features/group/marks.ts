import type { PersonCard } from '../../caseload/api.ts'
import { PersonId } from '../../domain/ids.ts'
import type { Values } from '../form/inputs.ts'

/** What was seen of somebody at a session. Nobody has a mark until somebody gives them one: silence is not absence. */
export type Mark = 'there' | 'absent'
export type Marks = ReadonlyMap<PersonId, Mark>

/** One touch goes one further: there, absent, not marked, and round again. */
export function afterTap(marks: Marks, person: PersonId): Marks {
  const next: { readonly [M in Mark]: Mark | undefined } = { there: 'absent', absent: undefined }
  const now = marks.get(person)
  return withMark(marks, [person], now === undefined ? 'there' : next[now])
}

/** The same marks with these people marked alike, or not marked at all. */
export function withMark(marks: Marks, people: readonly PersonId[], mark: Mark | undefined): Marks {
  const changed = new Map(marks)
  for (const person of people) {
    if (mark === undefined) changed.delete(person)
    else changed.set(person, mark)
  }
  return changed
}

/** Who of these people is marked so. Marks of anybody else, as of another school chosen before, do not count. */
export function markedAs(marks: Marks, people: readonly PersonCard[], mark: Mark): PersonId[] {
  return people.map(({ person }) => person).filter((person) => marks.get(person) === mark)
}

/** The marks as a kept form holds them: the ids of each kind, joined by commas. */
export function marksAsValues(marks: Marks): Values {
  const those = (mark: Mark) => [...marks].filter(([, is]) => is === mark).map(([person]) => person)
  return { there: those('there').join(','), absent: those('absent').join(',') }
}

/** The marks of a form that was kept; somebody who is not in the caseload any more does no harm among them. */
export function marksIn(kept: Values): Marks {
  const those = (mark: Mark) =>
    (kept[mark] ?? '')
      .split(',')
      .filter((id): id is PersonId => PersonId.safeParse(id).success)
      .map((person) => [person, mark] as const)
  return new Map([...those('there'), ...those('absent')])
}
