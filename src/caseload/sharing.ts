import { findCode } from '../codes/code-list.ts'
import { consentWays, openingReasons } from '../codes/sharing.ts'
import { Consent } from '../domain/basis.ts'
import { replacedBy } from '../domain/consent.ts'
import { isUsed, mayDisclose } from '../domain/disclosing.ts'
import type { ConsentEntry, DisclosureEntry, OpeningEntry, ReceivedEntry } from '../domain/entry.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { Disclosure, Opening, Received } from '../domain/sharing.ts'
import { assert } from '../lib/assert.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { isKnown, namesPowers } from './allowed.ts'
import type { SaveProblem } from './api.ts'
import { knownRecord } from './book.ts'
import { readCompartment } from './compartments.ts'
import { factView } from './fact-views.ts'
import type { OpenVault } from './open-vault.ts'
import type { FactView } from './record-api.ts'
import { saveEntries } from './save.ts'
import { stamp } from './stamp.ts'

/** Records what a young person answered when they were asked for consent, in place of earlier answers (P11). */
export async function recordConsent(
  vault: OpenVault,
  person: PersonId,
  consent: Consent,
): Promise<Result<EntryId, SaveProblem>> {
  const valid = Consent.safeParse(consent).success && findCode(consentWays, consent.how) !== undefined
  assert(valid && consent.on <= vault.tools.today(), 'a form hands over a valid answer')
  const record = knownRecord(vault, person)
  if (!record) return err('not-in-caseload')
  const earlier = replacedBy(record, consent, (id) => !isUsed(record.disclosures, id))
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
  const valid = Opening.safeParse(opening).success && findCode(openingReasons, opening.reason) !== undefined
  assert(valid, 'a form hands over a valid reason')
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
): Promise<Result<EntryId, SaveProblem | 'no-consent'>> {
  const valid = Disclosure.safeParse(disclosure).success && namesPowers(disclosure)
  assert(valid && isKnown(disclosure.to, disclosure.on, vault.tools.today()), 'a form hands over a valid disclosure')
  const record = knownRecord(vault, person)
  if (!record) return err('not-in-caseload')
  const before = record.disclosures.find(({ id }) => id === of)
  if (!mayDisclose(record, disclosure, before)) return err('no-consent')
  const source = { kind: 'adviser', asOf: disclosure.on } as const
  const entry: DisclosureEntry = {
    ...stamp(vault, person, source, before?.heads ?? []),
    kind: 'disclosure',
    ...(before ? { of: before.id } : {}),
    disclosure,
  }
  return savedAs(before?.id ?? entry.id, await saveEntries(vault, person, [entry]))
}

/** Records what another organisation sent, or that it was refused (P27); `of` names what this is a new version of. */
export async function recordReceived(
  vault: OpenVault,
  person: PersonId,
  received: Received,
  of: EntryId | undefined,
): Promise<Result<EntryId, SaveProblem>> {
  const valid = Received.safeParse(received).success && isKnown(received.from, received.on, vault.tools.today())
  assert(valid, 'a form hands over a valid decision')
  const before = knownRecord(vault, person)?.received.find(({ id }) => id === of)
  const source = { kind: 'other-organisation', asOf: received.on } as const
  const entry: ReceivedEntry = {
    ...stamp(vault, person, source, before?.heads ?? []),
    kind: 'received',
    ...(before ? { of: before.id } : {}),
    received,
  }
  return savedAs(before?.id ?? entry.id, await saveEntries(vault, person, [entry]))
}

function savedAs(id: EntryId, saved: Result<void, SaveProblem>): Result<EntryId, SaveProblem> {
  return saved.ok ? ok(id) : saved
}
