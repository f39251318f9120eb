import type { Paper } from '../../domain/paper.ts'
import { copyWords, whereWords } from './paper-words.ts'

/** Which copy a form is about: nobody destroys the wrong one for want of its name and place. */
export function Copy({ paper, given }: { readonly paper: Paper; readonly given: string }) {
  return (
    <p class="paper-copy">
      <strong>{copyWords(paper)}</strong>
      <bdi class="paper-copy__where">{whereWords(paper, given)}</bdi>
    </p>
  )
}
