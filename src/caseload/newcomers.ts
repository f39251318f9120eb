import type { Entry, FactEntry, NewcomerEntry } from '../domain/entry.ts'
import type { Fact } from '../domain/fact.ts'
import { Name, Placement } from '../domain/fact-values.ts'
import type { PersonId } from '../domain/ids.ts'
import { isLikelySame } from '../domain/same-person.ts'
import { assert } from '../lib/assert.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { rowId } from '../vault/keyring.ts'
import { newPersonKey } from '../vault/person-key.ts'
import type { SaveProblem } from './api.ts'
import { type Page, cardOf, withAdded } from './book.ts'
import { emptyDossier } from './dossier.ts'
import type { OpenVault } from './open-vault.ts'
import type { NewcomerForm } from './record-api.ts'
import { addedRow, readyEntry, revisePage, saveProblem } from './save.ts'
import { stamp } from './stamp.ts'

/** People of the caseload who may be the one on the form. A person decides; the machine only warns. */
export function duplicatesOf(vault: OpenVault, form: NewcomerForm): Page[] {
  const { given, family, dateOfBirth } = form
  return [...vault.book.pages.values()].filter((page) => {
    const card = cardOf(page)
    return card.name && isLikelySame({ given, family, dateOfBirth }, { ...card.name, dateOfBirth: card.dateOfBirth })
  })
}

/**
 * Records somebody who is on no list yet, with no network: under an id made here. The council's server gives them their number
 * and looks for the same person under another; until then they are in this adviser's caseload like anybody else.
 */
export async function addNewcomer(vault: OpenVault, form: NewcomerForm): Promise<Result<PersonId, SaveProblem>> {
  const person = vault.tools.newId() as PersonId
  const entries = newcomerEntries(vault, person, form)
  const ready = await Promise.all(entries.map((entry) => readyEntry(vault, entry)))
  const pid = await rowId(vault.keyring, 'person', person)
  const { key, sealed } = await newPersonKey(vault.keyring, pid)
  const { page, row } = await revisePage({ pid, key, rev: 0 }, emptyDossier(person))
  const added = await Promise.all(ready.map(({ text }) => addedRow(page, text)))
  const outbox = ready.map((one) => one.outbox)
  const committed = await vault.store.commit({ keys: [{ pid, sealed }], dossiers: [row], added, outbox })
  if (!committed.ok) return err(saveProblem(committed.error))
  vault.book.pages.set(person, withAdded(page, ready))
  return ok(person)
}

function newcomerEntries(vault: OpenVault, person: PersonId, form: NewcomerForm): Entry[] {
  const { given, family, dateOfBirth, place, source } = form
  const name = { given, family }
  assert(Name.safeParse(name).success, 'a form hands over a name')
  const placement = place === undefined ? undefined : { kind: 'school', name: place }
  assert(!placement || Placement.safeParse(placement).success, 'a form hands over a place')
  const first: NewcomerEntry = {
    ...stamp(vault, person, { kind: 'adviser', asOf: vault.tools.today() }, []),
    kind: 'newcomer',
    newcomer: place === undefined ? {} : { place },
  }
  const facts: Fact[] = [
    { field: 'name', value: name },
    ...(dateOfBirth === undefined ? [] : [{ field: 'dateOfBirth', value: dateOfBirth } as const]),
    ...(placement === undefined ? [] : [{ field: 'placement', value: placement } as const]),
  ]
  const factEntry = (fact: Fact): FactEntry => ({ ...stamp(vault, person, source, []), kind: 'fact', fact })
  return [first, ...facts.map(factEntry)]
}
