import type { SaveProblem } from '../../src/caseload/api.ts'
import { sharingView } from '../../src/caseload/sharing-view.ts'
import type { Consent } from '../../src/domain/basis.ts'
import { replacedBy } from '../../src/domain/consent.ts'
import { isUsed, mayDisclose } from '../../src/domain/disclosing.ts'
import type {
  ConsentEntry,
  DisclosureEntry,
  Entry,
  OpeningEntry,
  ReceivedEntry,
  Stamp,
} from '../../src/domain/entry.ts'
import { Entry as EntrySchema } from '../../src/domain/entry.ts'
import { foldRecord } from '../../src/domain/record.ts'
import type { Disclosure, Opening, Received } from '../../src/domain/sharing.ts'
import type { SharingApi } from '../../src/features/sharing/use-sharing.ts'
import { err, ok } from '../../src/lib/result.ts'
import { aFact, aStamp } from './entries.ts'
import { aFormApi } from './form-api.ts'

/** Amara's name, which everything about sharing is said of. */
export const herName = aFact({ field: 'name', value: { given: 'Amara', family: 'Quillfeather' } })

/** An answer to being asked for consent. */
export function aConsent(consent: Partial<Consent> = {}, over: Partial<Stamp> = {}): ConsentEntry {
  const said: Consent = { purpose: 'sharing', answer: 'given', how: 'in-person', on: '2026-11-02', ...consent }
  return { ...aStamp(over), kind: 'consent', consent: said }
}

const told = {
  to: { kind: 'college', name: 'Testbury College' },
  on: '2026-11-20',
  what: 'That she wants a place on the electrical course.',
  why: 'So that the college keeps a place for her.',
} as const
const byPower = { kind: 'power', power: 'safeguarding', reason: 'Asking first would have put her in danger.' } as const

/** Something that was passed on by a power, unless something else is said. */
export function aShared(over: Partial<Extract<Disclosure, { path: 'ordinary'; decision: 'shared' }>> = {}): Disclosure {
  return { decision: 'shared', path: 'ordinary', ...told, basis: byPower, includes: [], ...over }
}

/** A concern that was passed on to keep her safe. */
export function aConcern(
  over: Partial<Extract<Disclosure, { path: 'safeguarding'; decision: 'shared' }>> = {},
): Disclosure {
  return {
    decision: 'shared',
    path: 'safeguarding',
    ...told,
    to: { kind: 'police', name: 'PC Sample' },
    what: 'A man in a car has been waiting for her outside school.',
    why: 'They can find out who he is.',
    basis: byPower,
    includes: [],
    ...over,
  }
}

/** A decision not to pass something on. */
export function notShared(over: Partial<Extract<Disclosure, { decision: 'not-shared' }>> = {}): Disclosure {
  return { decision: 'not-shared', path: 'ordinary', ...told, why: 'The course does not need it.', ...over }
}

/** A disclosure as an entry. */
export function aDisclosure(disclosure: Disclosure, over: Partial<DisclosureEntry> = {}): DisclosureEntry {
  return { ...aStamp({ source: { kind: 'adviser', asOf: disclosure.on } }), kind: 'disclosure', disclosure, ...over }
}

/** Something that another organisation sent, as an entry. */
export function aReceived(received: Received, over: Partial<ReceivedEntry> = {}): ReceivedEntry {
  const source = { kind: 'other-organisation', asOf: received.on } as const
  return { ...aStamp({ source }), kind: 'received', received, ...over }
}

/** Somebody looked. */
export function anOpening(opening: Opening): OpeningEntry {
  return { ...aStamp(), kind: 'opening', opening }
}

/** The part of the caseload that the sharing page asks, with its entries in our hands. */
export interface SharingApiDouble extends SharingApi {
  readonly entries: Entry[]
  /** Why nothing can be saved from now on. */
  problem: SaveProblem | undefined
}

/** A caseload of one young person that follows the rules of the real one, and keeps its entries in a list. */
export function aSharingApi(...entries: readonly Entry[]): SharingApiDouble {
  const record = () => foldRecord(api.entries)
  const save = (entry: Entry) => {
    if (api.problem) return Promise.resolve(err(api.problem))
    api.entries.push(EntrySchema.parse(entry))
    return Promise.resolve(ok('of' in entry && entry.of ? entry.of : entry.id))
  }
  const over = (heads: readonly Entry[] = []) => ({ supersedes: heads.map(({ id }) => id) })
  const api: SharingApiDouble = {
    ...aFormApi(),
    entries: [herName, ...entries],
    problem: undefined,
    sharing: () => Promise.resolve(sharingView(record())),
    recordConsent(_person, consent) {
      const replaced = replacedBy(record(), consent, (id) => !isUsed(record().disclosures, id))
      return save(aConsent(consent, over(replaced)))
    },
    recordDisclosure(_person, disclosure, of) {
      const before = record().disclosures.find(({ id }) => id === of)
      if (!mayDisclose(record(), disclosure, before)) return Promise.resolve(err('no-consent'))
      return save(aDisclosure(disclosure, { ...over(before?.heads), ...(before ? { of: before.id } : {}) }))
    },
    recordReceived(_person, received, of) {
      const before = record().received.find(({ id }) => id === of)
      return save(aReceived(received, { ...over(before?.heads), ...(before ? { of: before.id } : {}) }))
    },
  }
  return api
}
