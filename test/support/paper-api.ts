import type { PersonCard, SaveProblem } from '../../src/caseload/api.ts'
import { toCard } from '../../src/caseload/card.ts'
import { duePapers, paperViews } from '../../src/caseload/papers.ts'
import type { PlanApi } from '../../src/caseload/plan-api.ts'
import { type PaperEntry, PaperEntry as PaperEntrySchema } from '../../src/domain/entry.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Paper } from '../../src/domain/paper.ts'
import { foldRecord } from '../../src/domain/record.ts'
import { err, ok } from '../../src/lib/result.ts'
import { aStamp, anId } from './entries.ts'
import { type FormApiDouble, aFormApi } from './form-api.ts'
import { aCardOf, aPersonView, amara } from './person-views.ts'

const today = '2026-11-24'

/** A plan that lies in a cabinet since January, unless something else is said. */
export function aPaper(over: Partial<Paper> = {}): Paper {
  return {
    what: 'action-plan',
    printedOn: '2026-01-15',
    kept: { kind: 'on-file', where: 'Cabinet 3, Testbury office' },
    programme: 'none',
    ...over,
  }
}

/** A copy as an entry: Amara's, unless something else is said. */
export function aPaperEntry(paper: Partial<Paper> = {}, over: Partial<PaperEntry> = {}): PaperEntry {
  const source = { kind: 'adviser', asOf: today } as const
  return { ...aStamp({ source, person: amara }), kind: 'paper', paper: aPaper(paper), ...over }
}

/** Another young person. */
export function aCard(given: string, family: string): PersonCard {
  return { ...aCardOf(aPersonView()), person: anId() as PersonId, name: `${family}, ${given}`, given, family }
}

/** The part of the caseload that the paper register asks, with its entries in our hands. */
export interface PaperApiDouble extends Pick<PlanApi, 'recordPaper' | 'papers' | 'papersDue'>, FormApiDouble {
  readonly entries: PaperEntry[]
  /** Why nothing can be saved from now on. */
  problem: SaveProblem | undefined
  /** When set, nothing can be read either. */
  broken: boolean
}

/** A caseload that follows the rules of the real one: Amara's and the others' copies, as of 24 November 2026. */
export function aPaperApi(entries: readonly PaperEntry[], others: readonly PersonCard[] = []): PaperApiDouble {
  const recordOf = (person: PersonId) => foldRecord(api.entries.filter((entry) => entry.person === person))
  const read = <T>(answer: () => T) => (api.broken ? Promise.reject(new Error('locked')) : Promise.resolve(answer()))
  const api: PaperApiDouble = {
    ...aFormApi(),
    entries: [...entries],
    problem: undefined,
    broken: false,
    papers: (person) => read(() => paperViews(recordOf(person), today)),
    papersDue: () =>
      read(() => {
        const cards = [aCardOf(aPersonView()), ...others]
        return duePapers(
          cards.map((shown) => ({ card: toCard(recordOf(shown.person)), shown })),
          today,
        )
      }),
    recordPaper(person, paper, of) {
      if (api.problem) return Promise.resolve(err(api.problem))
      const before = recordOf(person).papers.find(({ id }) => id === of)
      const supersedes = before?.heads.map(({ id }) => id) ?? []
      const entry = aPaperEntry(paper, { person, supersedes, ...(before ? { of: before.id } : {}) })
      api.entries.push(PaperEntrySchema.parse({ ...entry, paper }))
      return Promise.resolve(ok(before?.id ?? entry.id))
    },
  }
  return api
}
