import type { Answer } from '../domain/agreement.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import { fromUtf8 } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { parseEntry } from '../domain/entry.ts'
import { HandBack, type HandOverPacket, type Signing } from '../handover/packet.ts'
import type { Delegation } from '../protocol/envelope.ts'
import { newOneTimeKey, signDelegation } from '../vault/device-key.ts'
import { openHandBack } from '../vault/hand-back.ts'
import { rowId } from '../vault/keyring.ts'
import type { HandedBack, SaveProblem } from './api.ts'
import { valueOf } from '../domain/record.ts'
import { type Page, dossierOf, knownRecord } from './book.ts'
import { recordOf } from './dossier.ts'
import { type OpenVault, authorOf } from './open-vault.ts'
import { contactsOf, findContact } from './record-contact.ts'
import { saveOwn } from './save.ts'

/** Everything the hand-over document may have: one contact, and a key good for answering it and nothing else. */
export async function prepareHandOver(
  vault: OpenVault,
  person: PersonId,
  contact: EntryId,
): Promise<Result<HandOverPacket, SaveProblem>> {
  const page = vault.book.pages.get(person)
  const state = findContact(vault, person, contact)
  if (!page || !state) return err('not-in-caseload')
  const unfinished = vault.unfinished.get(contact)?.words
  return ok({
    ...(await signingFor(vault, page, contact)),
    entry: JSON.stringify(state.current),
    ...(unfinished === undefined ? {} : { unfinished }),
  })
}

/** A one-time key good for answering `about` (a contact, or the record) of one young person, and what has to go with it. */
export async function signingFor(vault: OpenVault, page: Page, about: Delegation['contact']): Promise<Signing> {
  const { account, device, tools } = vault
  const { person } = page.front
  const { record } = recordOf(dossierOf(page))
  const oneTime = await newOneTimeKey()
  const delegation: Delegation = {
    publicKey: oneTime.publicKey,
    device: account.device,
    person,
    contact: about,
    from: tools.now(),
  }
  const text = JSON.stringify(delegation)
  return {
    v: 1,
    vault: device.vault,
    authority: account.authority.id,
    authorityName: account.authority.name,
    device: account.device,
    adviser: authorOf(vault),
    person,
    given: valueOf(record, 'knownAs') ?? valueOf(record, 'name')?.given ?? '',
    unfinishedKey: await rowId(vault.keyring, 'unfinished', person, about),
    sealingKeys: [...account.sealingKeys],
    oneTimeKey: oneTime.privateKey,
    delegation: {
      text,
      signature: await signDelegation(account.deviceKey, account.authority.id, account.device, text),
    },
    handBackKey: account.handBackPublicKey,
  }
}

/**
 * Folds what hand-overs wrote into the dossiers. The entries stand in the outbox already, and may have been sent; here they
 * become part of the record on this tablet. Safe to run again: an entry that is there is not added twice.
 */
export async function takeHandBacks(vault: OpenVault): Promise<HandedBack[]> {
  const handedBack: HandedBack[] = []
  for (const row of await vault.store.handbacks()) {
    const opened = await openHandBack(vault.account.handBackKey, vault.device.vault, row.sealed)
    const back = opened.ok ? HandBack.safeParse(JSON.parse(fromUtf8(opened.value))) : undefined
    // What does not open stays where it is: the envelope in the outbox carries the same entry to the council.
    if (!back?.success) continue
    const { data } = back
    if (data.kind === 'unfinished') {
      vault.unfinished.set(data.contact, { person: data.person, words: data.words })
      handedBack.push(unfinishedBack(vault, data.person, data.contact as EntryId))
      continue
    }
    const taken = await takeEntry(vault, row.n, data.person, data.entry)
    if (taken) handedBack.push(taken)
  }
  return handedBack
}

async function takeEntry(vault: OpenVault, n: number, person: PersonId, text: string): Promise<HandedBack | undefined> {
  const entry = parseEntry(text)
  if (!entry.ok) return undefined
  const added = entry.value
  const saved = await saveOwn(vault, person, [{ entry: added, text }], {
    dropHandbacks: [n],
  })
  if (!saved.ok) return undefined
  if (added.kind === 'contact') return { person, contact: added.of ?? added.id, outcome: 'changed' }
  if (added.kind === 'plan') return { person, contact: undefined, outcome: 'plan-changed' }
  if (added.kind === 'plan-agreement')
    return { person, contact: undefined, outcome: planOutcome(added.agreement.answer) }
  // A copy that the young person printed for themselves changes nothing that has to be said.
  if (added.kind === 'paper') return undefined
  if (added.kind !== 'agreement') return { person, contact: undefined, outcome: 'record-answered' }
  const { answer } = added.agreement.answer
  const contact = contactOfVersion(vault, person, added.agreement.contact)
  return answer === 'not-read' ? undefined : { person, contact, outcome: answer }
}

function planOutcome({ answer }: Answer): HandedBack['outcome'] {
  return answer === 'agreed' ? 'plan-agreed' : 'plan-disagreed'
}

/** Words that were left: of a plan, or of a contact. */
function unfinishedBack(vault: OpenVault, person: PersonId, about: EntryId): HandedBack {
  const isPlan = knownRecord(vault, person)?.plan?.id === about
  return isPlan
    ? { person, contact: undefined, outcome: 'plan-unfinished' }
    : { person, contact: about, outcome: 'unfinished' }
}

function contactOfVersion(vault: OpenVault, person: PersonId, version: EntryId): EntryId {
  const found = contactsOf(vault, person).find(({ versions }) => versions.some(({ id }) => id === version))
  return found?.id ?? version
}
