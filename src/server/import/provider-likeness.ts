import type { Fact } from '../../domain/fact.ts'
import { canonical } from '../../domain/record.ts'
import { plain } from '../../domain/same-person.ts'

/** Whether two names of a place or a course are the same but for case, accents and punctuation. */
export function sameWords(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && plain(a) === plain(b)
}

/** A telephone number's digits, with +44 as the 0 it stands for. */
function digits(number: string): string {
  return number.replaceAll(/\D/g, '').replace(/^(0044|44)0?/, '0')
}

/**
 * Which thing a fact is about, among those a list may say several of: the mobile, this school, this course. Two facts of one
 * slot are about the same thing, and a newer one may take the place of the older.
 */
export function slotOf(fact: Fact): string {
  if (fact.value === null) return fact.field
  switch (fact.field) {
    case 'phone':
      return `phone ${fact.value.kind}`
    case 'placement':
      return `placement ${plain(fact.value.name)}`
    case 'qualification':
      return `qualification ${fact.value.kind} ${plain(fact.value.subject)} ${fact.value.predicted}`
    case 'application':
      return `application ${plain(fact.value.provider)} ${plain(fact.value.title)}`
    default:
      return fact.field
  }
}

/** Whether something that is held says all that a fact says, however it is written. What the fact leaves open, it does not deny. */
export function isSaidBy(fact: Fact, held: Fact): boolean {
  if (held.value === null) return false
  const parts = Object.entries(partsOf(held))
  return Object.entries(partsOf(fact)).every(
    ([part, said]) => said === undefined || parts.some(([name, value]) => name === part && value === said),
  )
}

/** What a fact says of its slot, as texts that are equal when the same is meant. */
export function partsOf(fact: Fact): { readonly [part: string]: string | undefined } {
  if (fact.value === null) return {}
  switch (fact.field) {
    case 'name':
      return { given: plain(fact.value.given), family: plain(fact.value.family) }
    case 'address': {
      const { lines, town, county, postcode } = fact.value
      return { address: plain([...lines, town, county, postcode].join(' ')) }
    }
    case 'phone':
      return { number: digits(fact.value.number) }
    case 'email':
      return { address: fact.value.toLowerCase() }
    case 'placement':
      return { from: fact.value.from, until: fact.value.until }
    case 'qualification':
      return { result: fact.value.result?.toLowerCase(), year: fact.value.year?.toString() }
    case 'application': {
      const { outcome, answer, level, startsOn, appliedOn } = fact.value
      return { outcome, answer: answer === 'none' ? undefined : answer, level, startsOn, appliedOn }
    }
    default:
      return { value: canonical(fact.value) }
  }
}
