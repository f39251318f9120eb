/** Letters that are no accent on another, as somebody without them on the keyboard types them. */
const typedAs: { readonly [letter: string]: string } = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** Text as people type it when they look for it: no case, no accents, no apostrophes. "Siân O’Bluebell" is "sian obluebell". */
export function plainLetters(text: string): string {
  const lower = text.toLowerCase()
  if (/^[a-z0-9 ]*$/.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replaceAll(/[\p{M}'’‘ʼ`´׳]/gu, '')
    .replaceAll(/[łøđðþħıßæœ]/g, (letter) => typedAs[letter] ?? letter)
}

/** The words of a text in plain letters: letters and digits of any script. */
export function plainWords(text: string): string[] {
  return plainLetters(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The words by which a name is found: O'Neill is looked for as oneill and as neill. */
export function nameWords(name: string): string[] {
  const after = [...name.matchAll(/['’‘ʼ`´]([\p{L}\p{M}]{2,})/gu)].map(([, rest = '']) => rest)
  return [...plainWords(name), ...after.flatMap(plainWords)]
}
