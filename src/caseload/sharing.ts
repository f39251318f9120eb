import { labelOf } from '../codes/code-list.ts'
import { openingReasons, powers, recipients } from '../codes/sharing.ts'
import type { Basis } from '../domain/basis.ts'
import { type Consent, Consent as ConsentSchema } from '../domain/basis.ts'
import { answeredConsents, consentFor } from '../domain/consent.ts'
import type { ConsentEntry, DisclosureEntry, OpeningEntry, ReceivedEntry } from '../domain/entry.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { type Chain, type Record, valueOf } from '../domain/record.ts'
import { Disclosure, Opening, type Party, Received } from '../domain/sharing.ts'
import { assert } from '../lib/assert.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { SaveProblem } from './api.ts'
import { dossierOf } from './book.ts'
import { readCompartment } from './compartments.ts'
import { consentView } from './consent-view.ts'
import { recordOf } from './dossier.ts'
import { factView } from './fact-views.ts'
import { compartmentLabels, displayName } from './labels.ts'
import type { OpenVault } from './open-vault.ts'
import type { DisclosureView, FactView, SharingView } from './record-api.ts'
import { saveEntries } from './save.ts'
import { stamp } from './stamp.ts'

/** The record of somebody in the caseload. */
export function knownRecord(vault: OpenVault, person: PersonId): Record | undefined {
  const page = vault.book.pages.get(person)
  return page && recordOf(dossierOf(page)).record
}

/** Records what a young person answered when they were asked for consent, in place of earlier answers (P11). */
export async function recordConsent(
  vault: OpenVault,
  person: PersonId,
  consent: Consent,
): Promise<Result<EntryId, SaveProblem>> {
  assert(ConsentSchema.safeParse(consent).success, 'a form hands over a valid answer')
  const record = knownRecord(vault, person)
  if (!record) return err('not-in-caseload')
  const earlier = consent.scope === undefined ? answeredConsents(record, consent.purpose) : []
  const source = { kind: 'young-person', asOf: consent.on } as const
  const entry: ConsentEntry = { ...stamp(vault, person, source, earlier), kind: 'consent', consent }
  return savedAs(entry.id, await saveEntries(vault, person, [entry]))
}

/** Says why somebody looks, saves that, and only then opens the compartment (P10). */
export async function openCompartment(
  vault: OpenVault,
  person: PersonId,
  opening: Opening,
): Promise<Result<readonly FactView[], SaveProblem>> {
  assert(Opening.safeParse(opening).success, 'a form hands over a valid reason')
  const today = vault.tools.today()
  const entry: OpeningEntry = {
    ...stamp(vault, person, { kind: 'adviser', asOf: today }, []),
    kind: 'opening',
    opening,
  }
  const saved = await saveEntries(vault, person, [entry])
  if (!saved.ok) return saved
  const opened = await readCompartment(vault, person, opening.compartment)
  if (!opened.ok) return opened
  const states = [...opened.value.facts.values(), ...[...opened.value.items.values()].flat()]
  return ok(states.map((state) => factView(opened.value, state, today)))
}

/** Records that something was passed on, or was not; `of` names the disclosure that this is a new version of. */
export async function recordDisclosure(
  vault: OpenVault,
  person: PersonId,
  disclosure: Disclosure,
  of: EntryId | undefined,
): Promise<Result<EntryId, SaveProblem>> {
  assert(Disclosure.safeParse(disclosure).success, 'a form hands over a valid disclosure')
  const record = knownRecord(vault, person)
  if (!record || !isAllowed(record, disclosure.basis)) return err('not-in-caseload')
  const before = record.disclosures.find(({ id }) => id === of)
  const source = { kind: 'adviser', asOf: disclosure.on } as const
  const entry: DisclosureEntry = {
    ...stamp(vault, person, source, before?.heads ?? []),
    kind: 'disclosure',
    ...(before ? { of: before.id } : {}),
    disclosure,
  }
  return savedAs(before?.id ?? entry.id, await saveEntries(vault, person, [entry]))
}

/** Without a consent that was given there is only a named power (P30). */
function isAllowed(record: Record, basis: Basis): boolean {
  if (basis.kind === 'power') return true
  return record.consents.some(({ id, consent }) => id === basis.consent && consent.answer === 'given')
}

/** Records what another organisation sent, or that it was refused (P27). */
export async function recordReceived(
  vault: OpenVault,
  person: PersonId,
  received: Received,
): Promise<Result<EntryId, SaveProblem>> {
  assert(Received.safeParse(received).success, 'a form hands over a valid decision')
  const source = { kind: 'other-organisation', asOf: received.on } as const
  const entry: ReceivedEntry = { ...stamp(vault, person, source, []), kind: 'received', received }
  return savedAs(entry.id, await saveEntries(vault, person, [entry]))
}

function savedAs(id: EntryId, saved: Result<void, SaveProblem>): Result<EntryId, SaveProblem> {
  return saved.ok ? ok(id) : saved
}

/** Everything about sharing, for its page. */
export function sharingView(record: Record): SharingView {
  return {
    given: valueOf(record, 'knownAs') ?? valueOf(record, 'name')?.given ?? '',
    name: displayName(valueOf(record, 'name')),
    disclosures: record.disclosures.map(disclosureView),
    received: record.received.map(({ id, received, author }) => ({
      id,
      received,
      fromLabel: partyLabel(received.from),
      recordedBy: author.name,
    })),
    openings: record.openings.map(({ id, opening, author, at }) => ({
      id,
      label: compartmentLabels[opening.compartment],
      reason: [labelOf(openingReasons, opening.reason), opening.words].filter(Boolean).join(': '),
      by: author.name,
      at,
    })),
    consents: (['sharing', 'health', 'convictions'] as const).map((purpose) => consentView(record, purpose)),
  }
}

function disclosureView({ id, current, versions }: Chain<DisclosureEntry>): DisclosureView {
  const { disclosure, author, at } = current
  const { basis } = disclosure
  return {
    id,
    disclosure,
    toLabel: partyLabel(disclosure.to),
    basisLabel:
      basis.kind === 'consent' ? 'With consent' : `Without consent: ${labelOf(powers, basis.power)}. ${basis.reason}`,
    recordedBy: author.name,
    recordedAt: at,
    versions: versions.length,
  }
}

/** Somebody outside, in words: "Police (PC Sample)". */
export function partyLabel({ kind, name }: Party): string {
  const label = labelOf(recipients, kind)
  if (kind === 'other') return name ?? label
  return name ? `${label} (${name})` : label
}

/** Whether consent stands for a purpose, and the entry that says so. */
export function givenConsent(record: Record, purpose: Consent['purpose']): EntryId | undefined {
  const standing = consentFor(record, purpose)
  return standing.state === 'given' ? standing.entry.id : undefined
}
