import { spokenDay } from '../../domain/read-back.ts'
import type { DuplicateSide } from '../../protocol/office.ts'

export interface DuplicateFactsProps {
  readonly letter: 'A' | 'B'
  readonly side: DuplicateSide
  /** The other record: what differs from it stands out. */
  readonly against: DuplicateSide
}

/** One of two records: as much of it as it takes to tell people apart. */
export function DuplicateFacts({ letter, side, against }: DuplicateFactsProps) {
  const others = new Map(linesOf(against))
  return (
    <div class="duplicate__side" role="group" aria-label={`Record ${letter}`}>
      <h3 class="govuk-heading-s duplicate__letter">Record {letter}</h3>
      <dl class="duplicate__facts">
        {linesOf(side).map(([label, text]) => (
          <div key={label} class="duplicate__fact">
            <dt>{label}</dt>
            <dd class={others.get(label) === text ? '' : 'duplicate__differs'}>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** A name as it is written on a list. */
export function nameOf({ name }: DuplicateSide): string {
  return name ? `${name.given} ${name.family}` : 'Name not known'
}

function linesOf(side: DuplicateSide): readonly (readonly [label: string, text: string])[] {
  const { dateOfBirth, recordNumber, places, advisers, entries, met } = side
  return [
    ['Name', nameOf(side)],
    ['Date of birth', dateOfBirth === undefined ? 'Not known' : spokenDay(dateOfBirth)],
    ['Record number', recordNumber ?? 'None yet'],
    ['School or college', places.join(', ') || 'Not known'],
    ['Came from', met ? `${met.by}, who met them on ${spokenDay(met.at.slice(0, 10))}` : 'The council’s list'],
    ['In the caseload of', advisers.join(', ') || 'Nobody'],
    ['Entries', String(entries)],
  ]
}
