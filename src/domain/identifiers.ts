/** Check letters of a unique pupil number: no I, O and S, which look like digits. */
const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ'

/**
 * Whether a unique pupil number (13 characters) carries the right check letter: the sum of each character times its place
 * (2 to 13), modulo 23. A temporary number ends in a letter, which counts as its place in the alphabet above.
 */
export function isUniquePupilNumber(upn: string): boolean {
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(upn)) return false
  const sum = Array.from(upn.slice(1), (character, index) => valueOf(character) * (index + 2)).reduce(add)
  return !Number.isNaN(sum) && upnLetters[sum % 23] === upn[0]
}

/** Whether a text is a postcode as the national return has it: in capitals, with one space. */
export function isPostcode(text: string): boolean {
  return /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/.test(text)
}

function add(a: number, b: number): number {
  return a + b
}

function valueOf(character: string): number {
  if (/\d/.test(character)) return Number(character)
  const place = upnLetters.indexOf(character)
  return place < 0 ? Number.NaN : place
}

/** Whether a unique learner number (10 digits) carries the right check digit: weights 10 to 2, modulo 11, taken from 10. */
export function isUniqueLearnerNumber(uln: string): boolean {
  if (!/^[1-9]\d{9}$/.test(uln)) return false
  const sum = Array.from(uln.slice(0, 9), (digit, index) => Number(digit) * (10 - index)).reduce(add)
  const remainder = sum % 11
  return remainder !== 0 && 10 - remainder === Number(uln[9])
}
