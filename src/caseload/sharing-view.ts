import { labelOf } from '../codes/code-list.ts'
import { consentWays, openingReasons, powers, recipients } from '../codes/sharing.ts'
import type { Basis } from '../domain/basis.ts'
import { isShown } from '../domain/disclosing.ts'
import type { ConsentEntry, DisclosureEntry, OpeningEntry, ReceivedEntry } from '../domain/entry.ts'
import { spokenDay } from '../domain/read-back.ts'
import { type Chain, type Record, valueOf } from '../domain/record.ts'
import type { Disclosure, Party } from '../domain/sharing.ts'
import { consentView } from './consent-view.ts'
import { compartmentLabels, displayName } from './labels.ts'
import type { AnswerView, DisclosureView, ReceivedView, SharingView, Told, ToldView } from './record-api.ts'

/** Everything about sharing, for its page: what was told and sent, the last day first. */
export function sharingView(record: Record): SharingView {
  return {
    given: valueOf(record, 'knownAs') ?? valueOf(record, 'name')?.given ?? '',
    name: displayName(valueOf(record, 'name')),
    disclosures: newestFirst(record.disclosures.map((chain) => disclosureView(chain, record.consents))),
    received: newestFirst(record.received.map(receivedView)),
    openings: record.openings.map(openingView),
    consents: (['sharing', 'health', 'convictions'] as const).map((purpose) => consentView(record, purpose)),
    answers: record.consents.map(answerView),
  }
}

function newestFirst<V extends ToldView<{ readonly on: string }>>(views: readonly V[]): V[] {
  const when = ({ said, recordedAt }: V) => `${said.on} ${recordedAt}`
  return views.toSorted((a, b) => (when(a) < when(b) ? 1 : -1))
}

function disclosureView(chain: Chain<DisclosureEntry>, consents: Record['consents']): DisclosureView {
  const { disclosure } = chain.current
  return {
    ...toldView(chain, ({ disclosure: said }) => said),
    toLabel: partyLabel(disclosure.to),
    allowedBy: allowedBy(disclosure, consents),
  }
}

function receivedView(chain: Chain<ReceivedEntry>): ReceivedView {
  return {
    ...toldView(chain, ({ received: said }) => said),
    fromLabel: partyLabel(chain.current.received.from),
  }
}

function toldView<E extends DisclosureEntry | ReceivedEntry, T>(
  chain: Chain<E> & (Chain<DisclosureEntry> | Chain<ReceivedEntry>),
  saidIn: (entry: E) => T,
): ToldView<T> {
  const told = (entry: E): Told<T> => ({
    entry: entry.id,
    said: saidIn(entry),
    recordedBy: entry.author.name,
    recordedAt: entry.at,
  })
  const { id, current, heads, versions } = chain
  return {
    ...told(current),
    id,
    shown: isShown(chain),
    contested: heads.length > 1,
    earlier: versions.filter((version) => version.id !== current.id).map(told),
  }
}

function allowedBy(disclosure: Disclosure, consents: Record['consents']): string[] {
  if (disclosure.decision === 'not-shared') return []
  const parts = disclosure.includes.map(
    ({ compartment, basis }) => `${compartmentLabels[compartment]}: ${basisWords(basis, consents)}`,
  )
  return [basisWords(disclosure.basis, consents), ...parts]
}

function basisWords(basis: Basis, consents: Record['consents']): string {
  if (basis.kind === 'power') return `Without consent: ${labelOf(powers, basis.power)}. ${basis.reason}`
  const named = consents.find(({ id }) => id === basis.consent)?.consent
  if (!named) return 'With consent'
  return `With consent${named.scope === undefined ? '' : ' for this one sharing'}, ${spokenDay(named.on)}`
}

function openingView({ id, opening, author, at }: OpeningEntry): SharingView['openings'][number] {
  return {
    id,
    label: compartmentLabels[opening.compartment],
    reason: [labelOf(openingReasons, opening.reason), opening.words].filter(Boolean).join(': '),
    by: author.name,
    at,
  }
}

function answerView({ id, consent, supersedes, author }: ConsentEntry): AnswerView {
  return { id, consent, supersedes, howLabel: labelOf(consentWays, consent.how), recordedBy: author.name }
}

/** Somebody outside, in words: "Police (PC Sample)". */
export function partyLabel({ kind, name }: Party): string {
  const label = labelOf(recipients, kind)
  if (kind === 'other') return name ?? label
  return name ? `${label} (${name})` : label
}
