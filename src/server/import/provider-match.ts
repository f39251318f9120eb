import type { PersonId } from '../../domain/ids.ts'
import type { FactField } from '../../domain/fact.ts'
import { type Record, valueOf } from '../../domain/record.ts'
import { isLikelySame, likenessText } from '../../domain/same-person.ts'
import { type Result, err, ok } from '../../lib/result.ts'
import { shortHash } from '../context.ts'
import type { RowIdentity } from './provider-row.ts'

/** Stands for a number or a name that several people have. */
const SEVERAL = -1

/**
 * Everybody the council holds, by their numbers and by name and date of birth. It keeps short hashes and ids only, so that
 * 50,000 people fit in a few megabytes and no name stays in memory; {@link mistaken} then looks at the record itself.
 */
export class PeopleIndex {
  readonly #ids: PersonId[] = []
  readonly #places = new Map<number, number>()

  add(person: PersonId, record: Record): void {
    const place = this.#ids.push(person) - 1
    for (const key of new Set(keysOf(record).map(shortHash))) {
      this.#places.set(key, this.#places.has(key) ? SEVERAL : place)
    }
  }

  /**
   * Whom a row is about: by UPN or ULN first, then by name and date of birth. Nobody is guessed: where there is no match, or
   * more than one, the answer is why not.
   */
  find(row: RowIdentity): Result<PersonId, string> {
    const upn = row.upn === undefined ? undefined : this.#places.get(shortHash(`upn ${row.upn}`))
    const uln = row.uln === undefined ? undefined : this.#places.get(shortHash(`uln ${row.uln}`))
    if (upn === SEVERAL || uln === SEVERAL) return err('more than one person has this UPN or ULN')
    if (upn !== undefined && uln !== undefined && upn !== uln) return err('UPN and ULN belong to different people')
    const likeness = likenessOf(row)
    const place = upn ?? uln ?? (likeness === undefined ? undefined : this.#places.get(shortHash(likeness)))
    if (place === SEVERAL) return err('more than one person has this name and date of birth')
    const person = place === undefined ? undefined : this.#ids[place]
    return person === undefined ? err(whyNobody(row)) : ok(person)
  }
}

function whyNobody({ upn, uln, name, born }: RowIdentity): string {
  if (name && born !== undefined) return 'nobody has this UPN, ULN, or name and date of birth'
  if (upn !== undefined || uln !== undefined) return 'nobody has this UPN or ULN'
  return 'there is neither UPN nor ULN, nor name and date of birth'
}

/**
 * Why a row is not about the person it was matched with, although a number or a name says so: another name and another date
 * of birth, or the same name and another number. Undefined where nothing speaks against it.
 */
export function mistaken(row: RowIdentity, record: Record): string | undefined {
  const upns = allOf(record, 'uniquePupilNumber')
  const ulns = allOf(record, 'uniqueLearnerNumber')
  const byNumber = [upns.includes(row.upn), ulns.includes(row.uln)].some(Boolean)
  if (byNumber)
    return agrees(row, record) ? undefined : 'the number belongs to somebody of another name or date of birth'
  const others = (numbers: readonly unknown[], own: string | undefined) => own !== undefined && numbers.length > 0
  if (others(upns, row.upn) || others(ulns, row.uln))
    return 'somebody of this name and date of birth has another UPN or ULN'
  const likeness = likenessOf(row)
  return likeness !== undefined && keysOf(record).includes(likeness) ? undefined : whyNobody(row)
}

/** A number may be mistyped: of name and date of birth, where the row has them, one at least has to be the person's. */
function agrees({ name, born }: RowIdentity, record: Record): boolean {
  const own = valueOf(record, 'name')
  const ownBirth = valueOf(record, 'dateOfBirth')
  if (name === undefined && born === undefined) return true
  if (born !== undefined && born === ownBirth) return true
  return (
    name !== undefined &&
    own !== undefined &&
    isLikelySame({ ...name, dateOfBirth: ownBirth }, { ...own, dateOfBirth: ownBirth })
  )
}

/** Everything a row may name somebody by; of contested values, all. */
function keysOf(record: Record): string[] {
  const births = allOf(record, 'dateOfBirth') as readonly string[]
  const names = allOf(record, 'name') as readonly { given: string; family: string }[]
  return [
    ...allOf(record, 'uniquePupilNumber').map((number) => `upn ${String(number)}`),
    ...allOf(record, 'uniqueLearnerNumber').map((number) => `uln ${String(number)}`),
    ...names.flatMap((name) => births.map((born) => likenessOf({ name, born }))).filter((text) => text !== undefined),
  ]
}

function allOf(record: Record, field: FactField): readonly unknown[] {
  const current = record.facts.get(field)?.current ?? []
  return current.map(({ fact }) => fact.value).filter((value) => value !== null)
}

/** One text for a name, however it is spelt, and a date of birth; undefined where the name has no letter to compare. */
function likenessOf({ name, born }: Pick<RowIdentity, 'name' | 'born'>): string | undefined {
  if (!name || !/\p{L}/u.test(name.given) || !/\p{L}/u.test(name.family)) return undefined
  const text = likenessText({ given: name.given, family: name.family, dateOfBirth: born })
  return text && `likeness ${text}`
}
