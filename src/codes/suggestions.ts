import type { Doer } from '../domain/plan.ts'

/** An action that is agreed again and again: one tap puts it into a plan, and an adviser keeps the list as they like it. */
export interface Suggestion {
  readonly text: string
  readonly who: Doer
}

/** How many are kept: more than this nobody looks through with somebody waiting. */
export const MOST_SUGGESTIONS = 60

/** What a new tablet suggests, in words a young person would use. Kinds follow the National Careers Service's list of actions. */
export const suggestions: readonly Suggestion[] = [
  { text: 'Write or update my CV', who: 'young-person' },
  { text: 'Look up three courses and write down what I like about each', who: 'young-person' },
  { text: 'Go to an open day', who: 'young-person' },
  { text: 'Fill in my college application', who: 'young-person' },
  { text: 'Search for apprenticeships and save two that I like', who: 'young-person' },
  { text: 'Practise an interview', who: 'young-person' },
  { text: 'Ask for a work taster or placement', who: 'young-person' },
  { text: 'Look for voluntary work near me', who: 'young-person' },
  { text: 'Talk to my parent or carer about my plan', who: 'young-person' },
  { text: 'Find out how I would travel there, and what it costs', who: 'young-person' },
  { text: 'Send me the links that we looked at', who: 'adviser' },
  { text: 'Ring the college about a place', who: 'adviser' },
  { text: 'Talk to my school about extra help', who: 'adviser' },
  { text: 'Write me a reference', who: 'school' },
]
