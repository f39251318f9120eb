import { spokenTime } from '../../ui/spoken-time.ts'
import type { DraftState } from '../form/draft-keeper.ts'

/** Whether what is typed would survive the tablet going out, said beside the save button. */
export function DraftStatus({ draft }: { draft: DraftState }) {
  switch (draft.kind) {
    case 'idle':
      return <p class="contact-draft">A draft is kept while you write.</p>
    case 'unkept':
      return <p class="contact-draft">Keeping the draft…</p>
    case 'kept':
      return <p class="contact-draft">Draft kept on this tablet {spokenTime(draft.value)}</p>
    case 'failed':
      return (
        <p class="contact-draft contact-draft--failed" role="status">
          {draft.problem === 'full'
            ? 'The draft is not kept: this tablet is full. Leave this page open, and delete some photos or files.'
            : 'The draft is not kept. Leave this page open and save the contact.'}
        </p>
      )
  }
}
