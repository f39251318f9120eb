import { ENTRY_VERSION, type Stamp } from '../domain/entry.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import type { Source } from '../domain/source.ts'
import { type OpenVault, authorOf } from './open-vault.ts'

/** Everything about a new entry of this tablet but what it says. `supersedes`: the entries its author had seen. */
export function stamp(
  vault: OpenVault,
  person: PersonId,
  source: Source,
  supersedes: readonly { readonly id: EntryId }[],
): Stamp {
  return {
    v: ENTRY_VERSION,
    id: vault.tools.newId() as EntryId,
    person,
    author: authorOf(vault),
    device: vault.account.device,
    at: vault.tools.now(),
    source,
    supersedes: supersedes.map(({ id }) => id),
  }
}
