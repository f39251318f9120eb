import { useEffect, useMemo, useState } from 'preact/hooks'
import type { CaseloadApi, PersonCard } from '../../caseload/api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Hint } from '../../domain/plain-words.ts'
import type { Others } from './prepare.ts'

/** Looks a text over. One for all texts of a form: what is hidden under one is hidden under all of them. */
export interface NoteCheck {
  readonly find: (text: string) => readonly Hint[]
  readonly hidden: ReadonlySet<string>
  readonly hide: (keys: readonly string[]) => void
}

/** A check for what is written about one young person; undefined until it is there. Without the names if those cannot be had. */
export function usePersonCheck(api: Pick<CaseloadApi, 'people'>, about: PersonId): NoteCheck | undefined {
  const [people, setPeople] = useState<readonly PersonCard[] | undefined>(undefined)
  useEffect(() => {
    let current = true
    const set = (cards: readonly PersonCard[]) => current && setPeople(cards)
    api.people().then(set, () => set([]))
    return () => {
      current = false
    }
  }, [api])
  return useNoteCheck(useMemo(() => people && othersIn(people, about), [people, about]))
}

/** A check for what is written about nobody: everybody in the list is somebody else. */
export function useSharedCheck(people: readonly PersonCard[]): NoteCheck | undefined {
  return useNoteCheck(useMemo(() => othersIn(people), [people]))
}

function othersIn(people: readonly PersonCard[], about?: PersonId): Others {
  const nameOf = ({ given, family }: PersonCard) => `${given} ${family}`
  const own = people.find(({ person }) => person === about)
  return {
    otherNames: people.filter(({ person }) => person !== about).map(nameOf),
    ...(own ? { ownName: nameOf(own) } : {}),
  }
}

/** Loads the word lists beside the form. Where they cannot be loaded there are no hints: writing goes on without them. */
function useNoteCheck(others: Others | undefined): NoteCheck | undefined {
  const [find, setFind] = useState<NoteCheck['find'] | undefined>(undefined)
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    let current = true
    if (others) {
      import('./prepare.ts').then(
        ({ prepareFinder }) => current && setFind(() => prepareFinder(others)),
        () => undefined,
      )
    }
    return () => {
      current = false
    }
  }, [others])
  return useMemo(
    () => find && { find, hidden, hide: (keys) => setHidden((before) => new Set([...before, ...keys])) },
    [find, hidden],
  )
}
