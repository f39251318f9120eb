import type { SyncStatus } from '../../caseload/api.ts'
import { Page } from '../../ui/page.tsx'

export interface EmptyCaseloadProps {
  readonly status: SyncStatus | undefined
  readonly onNewcomer: () => void
}

/** A caseload without anybody: either they are on their way, or there is something to do about it. */
export function EmptyCaseload({ status, onNewcomer }: EmptyCaseloadProps) {
  return (
    <Page heading="Caseload">
      {status?.syncing ? (
        <p role="status">Fetching your caseload for the first time. This can take a minute.</p>
      ) : (
        <>
          <p>There is nobody in your caseload on this tablet.</p>
          <p>
            Either your manager has not given you anybody yet, or the tablet has not been able to fetch them: look under
            “Sending”.
          </p>
        </>
      )}
      <button type="button" class="ui-link" onClick={onNewcomer}>
        Someone not on your list
      </button>
    </Page>
  )
}
