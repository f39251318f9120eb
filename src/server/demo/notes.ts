import type { NotePart } from '../../domain/contact.ts'
import type { How } from './teller.ts'

/** A part of a note that the young person said. */
export function said(text: string): NotePart {
  return { source: 'young-person', text }
}

/** A part of a note that somebody at their school said. */
export function schoolSaid(text: string, detail = 'Ms Sample, head of year'): NotePart {
  return { source: 'school', detail, text }
}

/** A part of a note that a parent or carer said. */
export function parentSaid(text: string): NotePart {
  return { source: 'parent-or-carer', text }
}

/** What the adviser saw, thought or did. */
export function adviserSaw(text: string): NotePart {
  return { source: 'adviser', text }
}

/** From the young person's school. */
export const fromSchool: How = { from: 'school', detail: 'School office' }
