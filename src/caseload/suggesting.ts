import * as z from 'zod/mini'
import { MOST_SUGGESTIONS, type Suggestion, suggestions as usual } from '../codes/suggestions.ts'
import { Doer } from '../domain/plan.ts'
import { assert } from '../lib/assert.ts'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { openNamed, sealNamed } from '../vault/keyring.ts'
import type { SaveProblem } from './api.ts'
import type { OpenVault } from './open-vault.ts'
import { saveProblem } from './save.ts'

/** The name under which the adviser's own list of common actions is sealed. It stays on this tablet. */
const SUGGESTIONS = 'suggestions'

const Kept = z.strictObject({
  v: z.literal(1),
  suggestions: z
    .array(z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(1_000)), who: Doer }))
    .check(z.maxLength(MOST_SUGGESTIONS)),
})

/** The adviser's list of common actions: the usual ones until they change it. */
export async function readSuggestions(vault: OpenVault): Promise<readonly Suggestion[]> {
  const sealed = await vault.store.secret(SUGGESTIONS)
  const opened = sealed ? await openNamed(vault.keyring, SUGGESTIONS, sealed) : undefined
  const kept = opened?.ok ? Kept.safeParse(JSON.parse(fromUtf8(opened.value))) : undefined
  return kept?.success ? kept.data.suggestions : usual
}

/** Keeps the list as the adviser wants it. */
export async function keepSuggestions(
  vault: OpenVault,
  suggestions: readonly Suggestion[],
): Promise<Result<void, SaveProblem>> {
  const kept = { v: 1, suggestions }
  assert(Kept.safeParse(kept).success, 'a form hands over what can be read again')
  const sealed = await sealNamed(vault.keyring, SUGGESTIONS, utf8(JSON.stringify(kept)))
  const committed = await vault.store.commit({ secrets: [{ name: SUGGESTIONS, sealed }] })
  return committed.ok ? ok(undefined) : err(saveProblem(committed.error))
}
