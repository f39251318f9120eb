import type { DecidedView } from '../../caseload/held-api.ts'
import { spokenMoment } from '../../ui/spoken-time.ts'
import type { HeldReason } from '../../protocol/push.ts'

const broken = 'It arrived damaged or in a form the server does not take. Ask your manager; the original is kept.'

/** Why the server holds an entry, and what becomes of it. */
export const heldWords: { readonly [R in HeldReason]: string } = {
  'not-an-envelope': broken,
  'cannot-open': broken,
  'not-an-entry': broken,
  'bad-signature': 'The server could not make sure that this tablet wrote it. Ask your manager.',
  'not-delegated': 'It was answered in a hand-over of something else. Ask your manager.',
  'no-basis': 'It needs a consent, or a law, that the server does not find in the record. Ask your manager.',
  'wrong-device': 'It came from another tablet than the one that wrote it. Ask your manager.',
  'retired-device': 'This tablet was retired before it arrived. Your manager decides what becomes of it.',
  'newer-version': 'This app is newer than the server. It is added when the server has been updated.',
  'wrong-author': 'It was written by somebody else than this tablet’s adviser. Ask your manager.',
  'unknown-person': 'The server does not know this young person. Ask your manager.',
  'not-in-caseload':
    'This young person was no longer in your caseload when it arrived. Your manager decides what becomes of it.',
  'id-used-twice': 'Another entry has the same number. Ask your manager; both are kept.',
}

const becameWords: { readonly [D in DecidedView['decision']]: string } = {
  accepted: 'It is in the record now',
  attached: 'It is in another young person’s record now',
  withdrawn: 'It was withdrawn: the server keeps it, and it is in no record',
  replaced: 'It was said anew: the server keeps it, and what was said later is in the record',
}

/** What became of something that was held: what was decided, by whom, when and why. */
export function decidedWords({ decision, by, at, why }: DecidedView): string {
  return `${becameWords[decision]}. ${by}, ${spokenMoment(at)}${why === undefined ? '' : `: “${why}”`}`
}
