import { foldRecord } from '../domain/record.ts'
import { type Entry, parseEntry } from '../domain/entry.ts'
import { Compartment, compartmentOf } from '../domain/fact.ts'
import type { PersonId } from '../domain/ids.ts'
import type { Record } from '../domain/record.ts'
import { fromUtf8, utf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { ApartRow, BoxRow } from '../store/rows.ts'
import { rowId } from '../vault/keyring.ts'
import { type PersonKey, newCompartmentKey, openCompartmentKey, openWith, sealWith } from '../vault/person-key.ts'
import { compartmentLabels } from './labels.ts'
import type { OpenVault } from './open-vault.ts'
import type { CompartmentView } from './record-api.ts'
import { consentView } from './consent-view.ts'

/** The compartment that an entry belongs to; undefined for the ordinary record. */
export function compartmentOfEntry(entry: Entry): Compartment | undefined {
  return entry.kind === 'fact' ? compartmentOf(entry.fact.field) : undefined
}

/** An entry that goes into a compartment. */
export interface ApartEntry {
  readonly id: string
  readonly text: string
  readonly compartment: Compartment
}

/** Rows to store for entries of compartments, with keys for compartments that have none yet. */
export interface ApartRows {
  readonly apart: readonly ApartRow[]
  readonly newBoxes: readonly BoxRow[]
}

/** Seals entries for the compartments of one young person, each under its own key. Nothing that lies there is opened. */
export async function sealApart(
  vault: OpenVault,
  person: PersonId,
  pid: string,
  entries: readonly ApartEntry[],
): Promise<ApartRows> {
  const apart: ApartRow[] = []
  const newBoxes: BoxRow[] = []
  for (const compartment of Compartment.options) {
    const own = entries.filter((entry) => entry.compartment === compartment)
    if (own.length === 0) continue
    const { box, key, made } = await compartmentKey(vault, person, compartment)
    if (made) newBoxes.push({ box, pid, sealed: made })
    for (const { id, text } of own) {
      const row = await rowId(vault.keyring, 'apart', id)
      apart.push({ id: row, box, pid, sealed: await sealWith(key, 'apart', row, 0, utf8(text)) })
    }
  }
  return { apart, newBoxes }
}

/** The key of a compartment; `made` has to be stored with the first thing sealed under a new one. */
export async function compartmentKey(
  vault: OpenVault,
  person: PersonId,
  compartment: Compartment,
): Promise<{ readonly box: string; readonly key: PersonKey; readonly made?: BoxRow['sealed'] }> {
  const box = await boxOf(vault, person, compartment)
  const row = await vault.store.box(box)
  if (!row) {
    const { key, sealed } = await newCompartmentKey(vault.keyring, box)
    return { box, key, made: sealed }
  }
  const key = await openCompartmentKey(vault.keyring, box, row.sealed)
  // A key that no longer opens is a fault of storage; making another would hide what lies under the first.
  if (!key.ok) throw new Error('A compartment key of this tablet is damaged')
  return { box, key: key.value }
}

/** Opens what lies in a compartment and folds it. Kept nowhere: whoever looks again says again why. */
export async function readCompartment(
  vault: OpenVault,
  person: PersonId,
  compartment: Compartment,
): Promise<Result<Record, 'failed'>> {
  const box = await boxOf(vault, person, compartment)
  const row = await vault.store.box(box)
  if (!row) return ok(foldRecord([]))
  const key = await openCompartmentKey(vault.keyring, box, row.sealed)
  if (!key.ok) return err('failed')
  const rows = await vault.store.apart(box)
  const opened = await Promise.all(rows.map(({ id, sealed }) => openWith(key.value, 'apart', id, 0, sealed)))
  if (opened.some((one) => !one.ok)) return err('failed')
  const entries = opened.filter((one) => one.ok).map((one) => parseEntry(fromUtf8(one.value)))
  return ok(foldRecord(entries.filter((entry) => entry.ok).map((entry) => entry.value)))
}

/** The compartments of a young person from outside. */
export function compartmentViews(vault: OpenVault, person: PersonId, record: Record): Promise<CompartmentView[]> {
  return Promise.all(
    Compartment.options.map(async (compartment) => ({
      compartment,
      label: compartmentLabels[compartment],
      entries: await vault.store.apartCount(await boxOf(vault, person, compartment)),
      consent: consentView(record, compartment),
    })),
  )
}

/** The name of a compartment's rows: says nothing of whose or which it is. */
export function boxOf(vault: OpenVault, person: PersonId, compartment: Compartment): Promise<string> {
  return rowId(vault.keyring, 'box', person, compartment)
}
