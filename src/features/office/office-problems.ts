import type { ChangeProblem, DecideProblem, OfficeProblem } from './office-api.ts'

/** What a manager is told of a request that failed. */
export const officeProblems: { readonly [P in OfficeProblem]: string } = {
  refused: 'The sign-in name or the password is not right, or this is not a manager’s account.',
  'too-fast': 'There were too many tries. Wait a few minutes, then try again.',
  offline: 'There is no network. The office needs one.',
  'server-fault': 'The server could not do this. Try again in a few minutes.',
}

/** What a manager is told when a decision about two records was not taken. */
export const decideProblems: { readonly [P in DecideProblem]: string } = {
  ...officeProblems,
  refused: 'You are no longer signed in. Leave this page and sign in again.',
  decided: 'Somebody else has decided about these two. The list is up to date now.',
}

/** What a manager is told when nobody was given or taken. */
export const changeProblems: { readonly [P in ChangeProblem]: string } = {
  ...officeProblems,
  refused: 'You are no longer signed in. Leave this page and sign in again.',
  nobody:
    'Nobody is meant by that: nobody on the list is at a school or college of that name or number. Check how it is spelt.',
  dates: 'The last day must be today or later, and not before the first day.',
}
