import type { PersonCard } from '../../caseload/api.ts'

/**
 * The full names of these young people that stand in a text. It only warns: a first name alone is too often a word or a
 * member of staff, and a warning that is usually wrong is soon read by nobody.
 */
export function namesIn(text: string, people: readonly PersonCard[]): string[] {
  const said = ` ${plain(text)} `
  const named = people.filter(({ given, family }) => {
    const [first, last] = [plain(given), plain(family)]
    return first !== '' && last !== '' && said.includes(` ${first} ${last} `)
  })
  return [...new Set(named.map(({ given, family }) => `${given} ${family}`))]
}

/** Words in small letters with single spaces, so that line breaks, hyphens and apostrophes hide no name. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
