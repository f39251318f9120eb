import type { Day } from './time.ts'

/** What tells people apart offline: the national return's own test for suspected duplicates (name and date of birth). */
export interface Likeness {
  readonly given: string
  readonly family: string
  readonly dateOfBirth: Day | undefined
}

/**
 * Whether two people may be the same: the same name and date of birth, however it is spelt in accents, case and hyphens; or
 * the same name where one date of birth is missing; or the same date of birth and one name that differs by a letter or two.
 */
export function isLikelySame(a: Likeness, b: Likeness): boolean {
  const given = distance(plain(a.given), plain(b.given))
  const family = distance(plain(a.family), plain(b.family))
  if (a.dateOfBirth === undefined || b.dateOfBirth === undefined) return given === 0 && family === 0
  if (a.dateOfBirth === b.dateOfBirth) return given + family <= 2
  return given === 0 && family === 0 && isSlip(a.dateOfBirth, b.dateOfBirth)
}

/** One text for everybody of the same name and date of birth, however it is spelt; undefined while the date is not known. */
export function likenessText({ given, family, dateOfBirth }: Likeness): string | undefined {
  return dateOfBirth && [plain(given), plain(family), dateOfBirth].join('\n')
}

/** Day and month swapped, or one digit mistyped. */
function isSlip(a: Day, b: Day): boolean {
  const swapped = `${a.slice(0, 5)}${a.slice(8)}-${a.slice(5, 7)}`
  return swapped === b || [...a].filter((digit, index) => digit !== b[index]).length === 1
}

/** Letters and digits only, however they are written: how two ways of writing the same are compared. */
export function plain(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** Levenshtein distance; names are short. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
