import type { EntryWords } from '../../caseload/entry-words.ts'

/** What an entry says, whole, with where it came from. */
export function EntrySaid({ words }: { readonly words: EntryWords }) {
  const { heading, lines, from } = words
  return (
    <div class="held-said">
      <h2 class="govuk-heading-s">{heading}</h2>
      {lines.map((line, index) => (
        <p key={index} class="held-said__line" dir="auto">
          {line}
        </p>
      ))}
      <p class="held-said__from">{from}</p>
    </div>
  )
}
