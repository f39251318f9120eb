/** One code of a list: `plain` is what a young person reads where the label is the office's language. */
export interface Code {
  readonly code: string
  readonly label: string
  readonly plain?: string
  /** False while nobody has checked the label against the current edition. Such labels are never shown to a young person. */
  readonly verified: boolean
  readonly retired?: boolean
}

/** A dated list: codes change every April, so they are data with an edition, never types. */
export interface CodeList<C extends Code = Code> {
  readonly name: string
  readonly edition: string
  readonly codes: readonly C[]
}

/** A code whose wording is certain: checked against the current edition, or of our own making. */
export const knownCode = (code: string, label: string, plain?: string): Code => ({
  code,
  label,
  verified: true,
  ...(plain ? { plain } : {}),
})

/** The code's entry, or undefined for a code the list does not know (it is kept and shown as it is). */
export function findCode<C extends Code>(list: CodeList<C>, code: string): C | undefined {
  return list.codes.find((entry) => entry.code === code)
}

/** The office's label, marked where nobody verified it; an unknown code is shown as itself. */
export function labelOf(list: CodeList, code: string): string {
  const found = findCode(list, code)
  if (!found) return `${code} (not in our list)`
  return found.verified ? found.label : `${found.label} (wording not verified)`
}
