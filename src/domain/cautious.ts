import type { FactEntry } from './entry.ts'
import type { FactField, FactValue } from './fact.ts'
import { offerStanding } from './guarantee.ts'

/** How one field is read while people have said different things of it, and why so. */
interface Caution<V> {
  /** The higher, the more cautious; of equal ones the newest statement stands. */
  readonly rank: (value: V) => number
  /** Whether everything that anybody said counts together: a list of circumstances. */
  readonly together?: true
  /** Why, as the end of a sentence: "…, because ". */
  readonly why: string
}

const yesFirst = (value: boolean) => (value ? 1 : 0)
const longest = (codes: readonly string[]) => codes.length
const together = 'nothing that calls for care is left out because somebody else did not know of it'

/**
 * The national return's activities by how much they ask of the council: not in education, work or training before not known,
 * not known (or of school age and at no school) before a programme to get back, that before everything else. A test holds this
 * against the code list.
 */
function cautionOfActivity(activity: string): number {
  if (activity === '540' || activity.startsWith('6')) return 3
  if (activity === '140' || activity === '150' || activity.startsWith('8')) return 2
  return activity === '530' ? 1 : 0
}

/** September Guarantee: no offer, or nothing recorded, before an offer that was not right, and that before an offer. */
function cautionOfOffer(status: string): number {
  if (status.startsWith('11')) return 0
  return status.startsWith('12') ? 1 : 2
}

const fromOffer = ['offer-accepted', 'offer-made', 'offer-not-suitable', 'no-offer'] as const

/**
 * Safeguarding and statutory fields: which value is gone by until a person settles it. The machine decides nothing: every answer
 * stays, and the field says "Different answers" (P16, P35). Of every other field the newest statement is gone by.
 */
const cautions: { readonly [F in FactField]?: Caution<FactValue<F>> } = {
  levelOfSupport: {
    rank: (level) => -Number(level.match(/^\d$/) ? level : 9),
    why: 'nobody gets less help because two people did not agree',
  },
  ehcPlan: { rank: yesFirst, why: 'a plan gives a right to help, and to be followed until 25' },
  senSupport: { rank: yesFirst, why: 'help with learning is not lost because somebody did not know of it' },
  characteristics: { rank: longest, together: true, why: together },
  healthCharacteristics: { rank: longest, together: true, why: together },
  offenceCharacteristics: { rank: longest, together: true, why: together },
  currentDestination: {
    rank: ({ activity }) => cautionOfActivity(activity),
    why: 'somebody who may have no place, or may be lost from sight, is asked after',
  },
  dateOfBirth: {
    rank: (day) => Number(day.replaceAll('-', '')),
    why: 'the younger somebody may be, the more they are owed and the longer nothing is destroyed',
  },
  cohortStatus: {
    rank: (status) => (status === 'P' ? 2 : status === 'G' ? 1 : 0),
    why: 'nobody is left out of sight while it is not certain that they left',
  },
  guaranteeYear11: {
    rank: ({ status }) => cautionOfOffer(status),
    why: 'who may be without an offer is still owed one',
  },
  guaranteeYear12: {
    rank: ({ status }) => cautionOfOffer(status),
    why: 'who may be without an offer is still owed one',
  },
  application: {
    rank: (application) => fromOffer.indexOf(offerStanding([application]).status as (typeof fromOffer)[number]),
    why: 'an offer that may not stand is not counted on',
  },
}

/** Fields that never settle themselves: while they are contested the more cautious value is gone by. */
export const cautiousFields = Object.keys(cautions) as readonly FactField[]

/**
 * The statement that is gone by until somebody settles it, of those that stand (the newest first); undefined when none says
 * anything. What somebody chose not to have held comes before any value (P12); a source that has no value hides no other's.
 */
export function standsFor(current: readonly FactEntry[]): FactEntry | undefined {
  const withheld = current.find(({ fact }) => fact.withheld)
  if (withheld) return withheld
  const said = current.filter(({ fact }) => fact.value !== null)
  return said.reduce<FactEntry | undefined>(
    (best, one) => (best && rankOf(best) >= rankOf(one) ? best : one),
    undefined,
  )
}

/** The value that is gone by: that of {@link standsFor}, or of a list of circumstances all that anybody said. */
export function cautiousValue(current: readonly FactEntry[]): unknown {
  const stands = standsFor(current)
  if (!stands || stands.fact.value === null) return undefined
  if (!cautionFor(stands.fact.field)?.together || current.length === 1) return stands.fact.value
  const all = current.flatMap(({ fact }) => (Array.isArray(fact.value) ? fact.value : []))
  return [...new Set(all)].toSorted()
}

/** Why a value of this field is gone by while there are others. */
export function whyCautious(field: FactField): string {
  return cautionFor(field)?.why ?? 'it is the newest'
}

function rankOf({ fact }: FactEntry): number {
  return fact.value === null ? Number.NEGATIVE_INFINITY : (cautionFor(fact.field)?.rank(fact.value) ?? 0)
}

/** The table is typed field by field; a statement's value is of its own field by its schema. */
function cautionFor(field: FactField): Caution<unknown> | undefined {
  return cautions[field] as Caution<unknown> | undefined
}
