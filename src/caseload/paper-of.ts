import type { PaperEntry } from '../domain/entry.ts'
import { type Paper, cautiousPaper } from '../domain/paper.ts'
import type { Chain } from '../domain/record.ts'

/** A printed copy as it is gone by: what its newest version says, or the more cautious of two that were recorded apart. */
export function paperOf({ current, heads }: Pick<Chain<PaperEntry>, 'current' | 'heads'>): Paper {
  return cautiousPaper([current.paper, ...heads.filter(({ id }) => id !== current.id).map(({ paper }) => paper)])
}
