import type { UnlockProblem } from '../../caseload/door-api.ts'

/** What is said of a passphrase that opened nothing. */
export const unlockWords: { readonly [P in UnlockProblem | 'empty']: string } = {
  empty: 'Enter your passphrase',
  'wrong-passphrase': 'That is not your passphrase on this tablet. Check the words and the spaces between them',
  damaged:
    'The passphrase is right, but what is stored here is damaged. Trying again will not help. Ask your manager for a new enrolment code; what was sent is safe on the server.',
  'unsafe-parameters':
    'Somebody has changed the protection of this tablet. Do not go on using it. Tell your manager, and ask for a new enrolment code.',
  'out-of-memory': 'The tablet has too little free memory to unlock. Close other apps and pages, then try again.',
  'not-enrolled': 'This tablet is not set up. Reload the page.',
}
