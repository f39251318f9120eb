/**
 * What was typed or pasted, as it is kept: every letter, in every script, with the marks that writing needs (joiners, accents,
 * marks of direction). Half a character, as a cut-off paste leaves it, becomes the sign that stands for what cannot be
 * shown, because that is what the screen shows for it. What no screen shows goes: control characters, the null character, spaces
 * of no width, and commands that turn all the text after them round.
 */
export function typedText(typed: string): string {
  return typed
    .toWellFormed()
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(unseen, '')
}

const unseen = /[^\P{Cc}\n\t]|[\u200B\u2060\uFEFF\u202A-\u202E]/gu

/** Whether nothing at all can be seen of a text: spaces, joiners and the like count as nothing, alone or together. */
export function isBlank(text: string): boolean {
  return /^[\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]*$/u.test(text)
}
