import type { PaperEntry } from '../domain/entry.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { Paper, destroyBy, paperState } from '../domain/paper.ts'
import type { Chain, Record } from '../domain/record.ts'
import type { Day } from '../domain/time.ts'
import { assert } from '../lib/assert.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { PersonCard, SaveProblem } from './api.ts'
import { knownRecord } from './book.ts'
import type { Card } from './card.ts'
import type { OpenVault } from './open-vault.ts'
import { paperOf } from './paper-of.ts'
import type { DuePaper, PaperView } from './plan-api.ts'
import { saveEntries } from './save.ts'
import { stamp } from './stamp.ts'

/** Records a printed copy, or news of one: that it is held back, or destroyed, by whom and when (P23, P24). */
export async function recordPaper(
  vault: OpenVault,
  person: PersonId,
  paper: Paper,
  of: EntryId | undefined,
): Promise<Result<EntryId, SaveProblem>> {
  assert(Paper.safeParse(paper).success, 'a form hands over a valid copy')
  const record = knownRecord(vault, person)
  if (!record) return err('not-in-caseload')
  const before = record.papers.find(({ id }) => id === of)
  const entry: PaperEntry = {
    ...stamp(vault, person, { kind: 'adviser', asOf: vault.tools.today() }, before?.heads ?? []),
    kind: 'paper',
    ...(before ? { of: before.id } : {}),
    paper,
  }
  const saved = await saveEntries(vault, person, [entry])
  return saved.ok ? ok(before?.id ?? entry.id) : saved
}

/** The printed copies of one young person, the newest first. */
export function paperViews(record: Record, today: Day): PaperView[] {
  return record.papers.map((chain) => paperView(chain, today))
}

function paperView(chain: Chain<PaperEntry>, today: Day): PaperView {
  const { id, current, heads, versions } = chain
  const { author } = current
  const paper = paperOf(chain)
  return {
    id,
    paper,
    state: paperState(paper, today),
    destroyBy: destroyBy(paper),
    recordedBy: author.name,
    contested: heads.length > 1,
    history: versions.map((version) => ({
      paper: version.paper,
      recordedBy: version.author.name,
      recordedAt: version.at,
    })),
  }
}

/** What is to be destroyed, the longest overdue first; what a legal hold keeps comes last. Nothing drops off by itself. */
export function duePapers(
  people: readonly { readonly card: Card; readonly shown: PersonCard }[],
  today: Day,
): DuePaper[] {
  const due = people.flatMap(({ card, shown }) =>
    card.papers
      .map(({ id, paper }) => ({
        id,
        paper,
        state: paperState(paper, today),
        destroyBy: destroyBy(paper),
        card: shown,
      }))
      .filter(({ state }) => state === 'due-soon' || state === 'overdue' || state === 'held'),
  )
  const order = ({ state, destroyBy: by }: DuePaper) => `${state === 'held' ? 1 : 0} ${by ?? ''}`
  return due.toSorted((a, b) => order(a).localeCompare(order(b)))
}
