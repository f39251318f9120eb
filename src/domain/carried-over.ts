import type { Basis } from './basis.ts'
import type { Entry, FactEntry } from './entry.ts'
import type { EntryId, PersonId } from './ids.ts'
import type { Paper } from './paper.ts'
import type { Disclosure } from './sharing.ts'

/** The id that an entry gets in the record it is carried over to. */
export type IdAfter = (id: EntryId) => EntryId

/**
 * An entry of one person as it stands in the record of another, once a person has decided that both are one. What it says, who
 * said it and when stays word for word; ids are per council, so it gets a new one, and everything it names is named anew. `was`
 * tells where its author recorded it: an entry carried over twice keeps the first place.
 */
export function carriedOver(entry: Entry, person: PersonId, idAfter: IdAfter): Entry {
  const was = entry.was ?? { person: entry.person, entry: entry.id }
  const again = { person, id: idAfter(entry.id), supersedes: entry.supersedes.map(idAfter), was }
  const of = 'of' in entry && entry.of !== undefined ? { of: idAfter(entry.of) } : {}
  switch (entry.kind) {
    case 'fact':
      return { ...entry, ...again, ...of, fact: factAfter(entry.fact, idAfter) }
    case 'disclosure':
      return { ...entry, ...again, ...of, disclosure: disclosureAfter(entry.disclosure, idAfter) }
    case 'contact':
    case 'received':
    case 'visit':
    case 'plan':
      return { ...entry, ...again, ...of }
    case 'paper':
      return { ...entry, ...again, ...of, paper: paperAfter(entry.paper, idAfter) }
    case 'agreement':
      return { ...entry, ...again, agreement: { ...entry.agreement, contact: idAfter(entry.agreement.contact) } }
    case 'plan-agreement':
      return { ...entry, ...again, agreement: { ...entry.agreement, plan: idAfter(entry.agreement.plan) } }
    case 'remark':
      return { ...entry, ...again, remark: { ...entry.remark, about: entry.remark.about.map(idAfter) } }
    case 'consent':
    case 'opening':
    case 'newcomer':
      return { ...entry, ...again }
  }
}

function factAfter(fact: FactEntry['fact'], idAfter: IdAfter): FactEntry['fact'] {
  if ((fact.field !== 'health' && fact.field !== 'conviction') || fact.value === null) return fact
  return { ...fact, value: { ...fact.value, basis: basisAfter(fact.value.basis, idAfter) } }
}

function disclosureAfter(disclosure: Disclosure, idAfter: IdAfter): Disclosure {
  if (disclosure.decision === 'not-shared') return disclosure
  const includes = disclosure.includes.map((one) => ({ ...one, basis: basisAfter(one.basis, idAfter) }))
  return disclosure.path === 'safeguarding'
    ? { ...disclosure, includes }
    : { ...disclosure, basis: basisAfter(disclosure.basis, idAfter), includes }
}

function paperAfter(paper: Paper, idAfter: IdAfter): Paper {
  return paper.of === undefined ? paper : { ...paper, of: idAfter(paper.of) }
}

function basisAfter(basis: Basis, idAfter: IdAfter): Basis {
  return basis.kind === 'consent' ? { ...basis, consent: idAfter(basis.consent) } : basis
}
