import type { SyncProblem, SyncStatus } from '../../caseload/api.ts'
import { spokenDuration } from '../../ui/spoken-time.ts'

/** From this age on, what waits says how long it has waited. */
const WORTH_SAYING_MS = 10 * 60_000

export interface StatusLine {
  readonly text: string
  readonly tone: 'neutral' | 'good' | 'waiting' | 'problem'
}

/** The header's one line, from receipts only. It never says "sent" while something waits, is held or went wrong. */
export function statusLine(status: SyncStatus, now: number): StatusLine {
  if (status.held > 0) return { text: 'Held: needs you', tone: 'problem' }
  if (status.waiting > 0) {
    const since = status.oldestWaitingSince
    const age = since ? now - Date.parse(since) : 0
    const old = age > WORTH_SAYING_MS ? `, oldest ${spokenDuration(age)}` : ''
    return { text: `Saved on this tablet: ${status.waiting} to send${old}`, tone: 'waiting' }
  }
  if (status.syncing) return { text: 'Looking for changes', tone: 'neutral' }
  if (status.problem) return { text: `Nothing to send. ${shortProblem[status.problem]}`, tone: 'waiting' }
  return status.items.length > 0 ? { text: 'Sent', tone: 'good' } : { text: 'Nothing to send', tone: 'neutral' }
}

const shortProblem: { readonly [P in SyncProblem]: string } = {
  offline: 'No network',
  'not-the-server': 'This network asks for a log-in',
  'signed-out': 'Not signed in',
  'server-fault': 'The server has a problem',
  'too-fast': 'Waiting',
  gap: 'The server’s answer did not fit',
  'client-too-old': 'Waymark needs an update',
  full: 'This tablet is full',
}

/** What is wrong, and what to do about it. */
export const problemWords: { readonly [P in SyncProblem]: string } = {
  offline: 'There is no network. What you saved is safe here and goes by itself when there is one.',
  'not-the-server':
    'Something answered that is not the council’s server: probably the log-in page of a guest network. Open the browser, log in to the network, then send again.',
  'signed-out':
    'The server does not know this tablet any more. What you saved is kept and still sent. Ask your manager whether the tablet was retired.',
  'server-fault':
    'The server could not be reached or has a problem. What you saved is safe here; sending is tried again by itself.',
  'too-fast': 'The server asked for a pause. Sending goes on by itself.',
  gap: 'What the server sent did not fit what is here, so it was not taken. Nothing of yours is lost. Tell your manager if this stays.',
  'client-too-old': 'The server is newer than this app. Reload Waymark to update it; what you saved is safe.',
  full: 'This tablet is full, so changes could not be fetched. Free some space, then try again.',
}
