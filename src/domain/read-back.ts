import type { Contact, GroupSession } from './contact.ts'
import type { SourceKind } from './source.ts'

/** One block of the text a young person reads: what it says and where that came from. */
export interface ReadBackPart {
  readonly heading: string
  readonly text: string
  /** In plain words: "You told us", "Your school told us (…)". Absent where the part is what was agreed to do. */
  readonly from?: string
}

/** Names for codes, in words a young person would use; handed in because code lists are data. */
export interface ReadBackWords {
  readonly type: string
  readonly channel: string
  readonly outcome: string
  /** Everybody who was there, with who exactly in brackets: "your parent or carer (Jo)". */
  readonly present: readonly string[]
}

/** The version of the wording below. An agreement names it: changing a word of the text needs a new version beside the old. */
export const READ_BACK_VERSION = 1

const saidBy: { readonly [K in SourceKind]: string } = {
  'young-person': 'You told us this',
  'parent-or-carer': 'Your parent or carer told us this',
  school: 'Your school told us this',
  college: 'Your college told us this',
  'training-provider': 'Your training provider told us this',
  employer: 'Your employer told us this',
  'council-list': "This is from the council's list",
  'other-authority': 'Another council told us this',
  'other-organisation': 'Another organisation told us this',
  adviser: 'Your adviser saw or thought this',
}

/** Where something came from, said to the young person. */
export function saidToYou(kind: SourceKind, detail?: string): string {
  return detail ? `${saidBy[kind]} (${detail})` : saidBy[kind]
}

/** A day as people say it: 6 November 2026. */
export function spokenDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return `${date} ${months[month - 1]} ${year}`
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** What is read: a contact and who wrote it. */
export interface Readable {
  readonly contact: Contact
  readonly author: { readonly name: string }
}

/** What the young person is shown of one contact: nothing that is not in it, and nothing left out. */
export function readBack(entry: Readable, words: ReadBackWords): ReadBackPart[] {
  const { contact } = entry
  const when = `${spokenDay(contact.on)}${contact.at ? ` at ${contact.at}` : ''}`
  return [
    { heading: 'When and where', text: contact.place ? `${when}\n${contact.place}` : when },
    { heading: 'What happened', text: `${words.type}. ${words.channel}. ${words.outcome}.` },
    ...(words.present.length > 0 ? [{ heading: 'Who was there', text: listed(words.present) }] : []),
    ...(contact.group ? [sessionPart(contact.group)] : []),
    ...contact.notes.map((note) => ({
      heading: 'What we wrote down',
      text: note.text,
      from: saidToYou(note.source, note.detail),
    })),
    ...contact.nextSteps.map((step) => ({
      heading: 'What happens next',
      text: step.followUpOn ? `${step.text}\nBy ${spokenDay(step.followUpOn)}` : step.text,
    })),
    { heading: 'Who wrote this', text: entry.author.name },
  ]
}

/** The one note of a group session. Only a contact that is part of one has it, so texts of all others stay as they are. */
function sessionPart({ title, note }: GroupSession): ReadBackPart {
  return {
    heading: 'What the session was about',
    text: `${title}\n${note}`,
    from: 'Everybody in the group has the same note',
  }
}

/** "You", "You and a friend", "You, a friend and an interpreter". */
function listed(people: readonly string[]): string {
  const last = people.at(-1) ?? ''
  const text = people.length > 1 ? `${people.slice(0, -1).join(', ')} and ${last}` : last
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The exact text an agreement is bound to: every word of {@link readBack}, in order. */
export function readBackText(parts: readonly ReadBackPart[]): string {
  return parts
    .map((part) => [part.heading, part.text, part.from].filter((line) => line !== undefined).join('\n'))
    .join('\n\n')
}
