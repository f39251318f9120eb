import { isRealDate } from '../../domain/time.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A date as schools and colleges write it: 2009-03-14, 14/03/2009, 14 March 2009, with or without a time of midnight after
 * it. Day before month always; a year has four digits, because nobody can tell what century two mean.
 */
export function readDay(text: string): string | undefined {
  const plain = text.replace(/[T ]00:00(:00(\.0+)?)?Z?$/, '').trim()
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(plain) ?? british(plain)
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  return isRealDate(written) ? written : undefined
}

function british(text: string): (string | undefined)[] {
  const [, day, month = '', year] = /^(\d{1,2})[-/. ]+(\d{1,2}|[A-Za-z]{3,9})[-/. ,]+(\d{4})$/.exec(text) ?? []
  if (/^\d/.test(month)) return [text, year, month, day]
  const index = months.indexOf(month.slice(0, 3).toLowerCase())
  return [text, year, index < 0 ? undefined : String(index + 1), day]
}

/** Whether a cell says yes or no; undefined when it says neither. */
export function readYesOrNo(text: string): boolean | undefined {
  if (/^(y|yes|true|1|x)$/i.test(text)) return true
  return /^(n|no|false|0|-)$/i.test(text) ? false : undefined
}

const said = (outcome: string, answer = 'none') => ({ outcome, answer })

/** "Declined" alone may have been said by either side, so it is not among them. */
const outcomes: ReadonlyMap<string, { readonly outcome: string; readonly answer: string }> = new Map(
  Object.entries({
    y: said('offer'),
    yes: said('offer'),
    offer: said('offer'),
    offered: said('offer'),
    'offer made': said('offer'),
    unconditional: said('offer'),
    'unconditional offer': said('offer'),
    conditional: said('conditional-offer'),
    'conditional offer': said('conditional-offer'),
    accepted: said('offer', 'accepted'),
    'offer accepted': said('offer', 'accepted'),
    enrolled: said('offer', 'accepted'),
    'offer declined': said('offer', 'declined'),
    'declined by applicant': said('offer', 'declined'),
    applied: said('waiting'),
    'application received': said('waiting'),
    pending: said('waiting'),
    waiting: said('waiting'),
    'waiting list': said('waiting'),
    interview: said('interview'),
    'interview offered': said('interview'),
    'invited to interview': said('interview'),
    n: said('turned-down'),
    no: said('turned-down'),
    'no offer': said('turned-down'),
    rejected: said('turned-down'),
    unsuccessful: said('turned-down'),
    'turned down': said('turned-down'),
    withdrawn: said('withdrawn'),
    'application withdrawn': said('withdrawn'),
  }),
)

/** What became of an application, in the words of our lists; undefined for a word that is not known. */
export function readOutcome(text: string): { readonly outcome: string; readonly answer: string } | undefined {
  const plain = text
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, ' ')
    .trim()
  return outcomes.get(plain)
}

/** The kind of a qualification (`qualificationKinds`), from what its title and level say. */
export function readQualificationKind(title: string, level: string | undefined): string {
  if (/\bgcses?\b/i.test(title)) return 'gcse'
  if (/functional skills?/i.test(title)) return 'functional-skills'
  if (/\bt[ -]?levels?\b/i.test(title)) return 't-level'
  if (/\ba[ -]?s?[ -]?levels?\b/i.test(title)) return 'a-level'
  const number = /entry|[1-8]/i.exec(level ?? /\blevel [1-8]\b/i.exec(title)?.[0] ?? '')?.[0].toLowerCase()
  if (number === 'entry' || /entry level/i.test(title)) return 'entry-level'
  if (number === '1' || number === '2') return 'vocational-1-2'
  return number === '3' ? 'vocational-3' : 'other'
}

/** The kind of an application (`applicationKinds`). */
export function readApplicationKind(title: string): string {
  return /apprentice/i.test(title) ? 'apprenticeship' : 'course'
}
