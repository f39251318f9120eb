import type { SyncStatus } from '../../caseload/api.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { spokenMoment } from '../../ui/spoken-time.ts'

export interface EmptyCaseloadProps {
  readonly status: SyncStatus | undefined
  /** Set when the records were removed because the server was not heard for so long. */
  readonly emptiedSince?: string | undefined
  readonly onNewcomer: () => void
}

/** A caseload without anybody: either they are on their way, or there is something to do about it. */
export function EmptyCaseload({ status, emptiedSince, onNewcomer }: EmptyCaseloadProps) {
  return (
    <Page heading="Caseload">
      {emptiedSince !== undefined && <Emptied since={emptiedSince} waiting={status?.waiting ?? 0} />}
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

/** What happened to the records, and that nothing is lost by it. */
function Emptied({ since, waiting }: { readonly since: string; readonly waiting: number }) {
  return (
    <Notice tone="problem" title="The records on this tablet were removed, to keep them safe">
      <p>
        By this tablet’s clock it had not reached the council’s server since {spokenMoment(since)}. After 30 days
        without contact the records leave the tablet, in case it was stolen. If the date on this tablet is wrong, put it
        right.
      </p>
      <p>
        <strong>Everybody returns as soon as it has a network.</strong>{' '}
        {waiting > 0
          ? `What you saved and could not send is still here: ${waiting === 1 ? '1 entry' : `${waiting} entries`}.`
          : 'Everything you saved has been sent.'}{' '}
        Half-written notes that were not saved are gone.
      </p>
    </Notice>
  )
}
