import type { Code, CodeList } from '../../codes/code-list.ts'
import type { WordHintsProps } from '../hints/word-hints.tsx'
import type { ContactFields } from './contact-fields.ts'
import type { FieldError } from './contact-from-fields.ts'

/** What every part of the contact form gets. */
export interface FormPart {
  readonly fields: ContactFields
  readonly set: (fields: ContactFields) => void
  readonly errors: readonly FieldError[]
}

/** What the parts that hold sentences get besides: what looks them over, and where to go with what belongs elsewhere. */
export type Hinted = Pick<WordHintsProps, 'check' | 'onMove'>

/** The message for one field, to be shown at it. */
export function errorAt(errors: readonly FieldError[], field: string): string | undefined {
  return errors.find((error) => error.field === field)?.message
}

/** The codes that can be chosen, and the one that was chosen once even if the list has no such code any more. */
export function choices(list: CodeList, chosen: string | readonly string[]): { value: string; label: string }[] {
  const kept = [chosen].flat()
  const known = list.codes.filter(({ code, retired }: Code) => !retired || kept.includes(code))
  const unknown = kept.filter((code) => code !== '' && !list.codes.some((entry) => entry.code === code))
  return [
    ...known.map(({ code, label }) => ({ value: code, label })),
    ...unknown.map((code) => ({ value: code, label: `${code} (not in our list)` })),
  ]
}

/** A list with the element at `index` replaced. */
export function replaced<T>(list: readonly T[], index: number, element: T): T[] {
  return list.map((old, i) => (i === index ? element : old))
}
