import * as z from 'zod/mini'
import type { Compartment } from '../domain/fact.ts'
import type { PersonId } from '../domain/ids.ts'
import type { Moment } from '../domain/time.ts'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { Sealed } from '../lib/sealed.ts'
import type { Change } from '../store/rows.ts'
import { openNamed, rowId, sealNamed } from '../vault/keyring.ts'
import { type PersonKey, openWith, sealWith } from '../vault/person-key.ts'
import type { SaveProblem } from './api.ts'
import { compartmentKey } from './compartments.ts'
import { formName } from './generation.ts'
import { type DraftContent, sealCopy } from './draft-copy.ts'
import type { OpenVault } from './open-vault.ts'
import type { FormPlace, KeptFields } from './record-api.ts'
import { saveProblem } from './save.ts'

const Kept = z.strictObject({ v: z.literal(1), fields: z.record(z.string(), z.string()) })

/** The key that a half-filled form is sealed with, and the row it lies in. Without a young person it is the vault's own. */
interface Drawer {
  readonly id: string
  /** Empty for a form that is about nobody in particular: nothing ever forgets it with somebody. */
  readonly pid: string
  readonly key: PersonKey | undefined
  readonly newBoxes: Change['newBoxes']
}

/** Keeps a form that is being filled in. What concerns a compartment lies under the compartment's own key (P10). */
export async function keepForm(
  vault: OpenVault,
  place: FormPlace,
  fields: KeptFields,
): Promise<Result<Moment, SaveProblem>> {
  const drawer = await drawerOf(vault, place)
  if (!drawer) return err('not-in-caseload')
  const rev = ((await vault.store.draft(drawer.id))?.rev ?? 0) + 1
  const { id, pid, newBoxes } = drawer
  const [sealed, copy] = await Promise.all([
    sealIn(vault, drawer, rev, { v: 1, fields }),
    sealCopy(vault, { id, rev }, place.person, contentOf(place, fields)),
  ])
  const drafts = [{ id, pid, rev, sealed, copy }]
  const committed = await vault.store.commit({ drafts, ...(newBoxes ? { newBoxes } : {}) })
  return committed.ok ? ok(vault.tools.now()) : err(saveProblem(committed.error))
}

function contentOf({ form, compartment }: FormPlace, fields: KeptFields): DraftContent {
  return { kind: 'form', form, ...(compartment ? { compartment } : {}), fields }
}

/** A form as it was left, if it was left unfinished. */
export async function keptForm(vault: OpenVault, place: FormPlace): Promise<KeptFields | undefined> {
  const drawer = await drawerOf(vault, place)
  const row = drawer && (await vault.store.draft(drawer.id))
  if (!drawer || !row) return undefined
  const opened = drawer.key
    ? await openWith(drawer.key, 'draft', drawer.id, row.rev, row.sealed)
    : await openNamed(vault.keyring, formName(drawer.id, row.rev), row.sealed)
  const kept = opened.ok ? Kept.safeParse(JSON.parse(fromUtf8(opened.value))) : undefined
  return kept?.success ? kept.data.fields : undefined
}

/** Throws away what was kept of a form: it was saved, or somebody does not want it. */
export async function dropForm(vault: OpenVault, place: FormPlace): Promise<void> {
  await vault.store.commit({ dropDrafts: [await drawerId(vault, place)] })
}

function drawerId(vault: OpenVault, { form, person, compartment }: FormPlace): Promise<string> {
  return rowId(vault.keyring, 'form', form, person ?? '', compartment ?? '')
}

async function drawerOf(vault: OpenVault, place: FormPlace): Promise<Drawer | undefined> {
  const { person, compartment } = place
  const id = await drawerId(vault, place)
  if (!person) return { id, pid: '', key: undefined, newBoxes: undefined }
  const page = vault.book.pages.get(person)
  if (!page) return undefined
  if (!compartment) return { id, pid: page.pid, key: page.key, newBoxes: undefined }
  return { id, pid: page.pid, ...(await apartKey(vault, person, page.pid, compartment)) }
}

async function apartKey(vault: OpenVault, person: PersonId, pid: string, compartment: Compartment) {
  const { box, key, made } = await compartmentKey(vault, person, compartment)
  return { key, newBoxes: made ? [{ box, pid, sealed: made }] : undefined }
}

function sealIn(vault: OpenVault, drawer: Drawer, rev: number, kept: z.infer<typeof Kept>): Promise<Sealed> {
  const bytes = utf8(JSON.stringify(kept))
  return drawer.key
    ? sealWith(drawer.key, 'draft', drawer.id, rev, bytes)
    : sealNamed(vault.keyring, formName(drawer.id, rev), bytes)
}
