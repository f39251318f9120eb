import type { PersonCard } from '../../caseload/api.ts'
import { type Day, daysBetween } from '../../domain/time.ts'
import { Tag } from '../../ui/tag.tsx'

export interface PersonRowProps {
  readonly card: PersonCard
  readonly today: Day
  readonly onOpen: () => void
}

/** One line of the caseload: who, where, what they are doing, when somebody last spoke with them. */
export function PersonRow({ card, today, onOpen }: PersonRowProps) {
  const place = [card.year === undefined ? undefined : `Year ${card.year}`, card.school].filter(Boolean).join(' · ')
  return (
    <button type="button" class="person-row" onClick={onOpen}>
      <span class="person-row__name">
        <bdi>{card.name}</bdi>
        {card.hasDraft && <Tag tone="attention">Draft</Tag>}
        {card.toAgree > 0 && <Tag tone="waiting">{card.toAgree} to agree</Tag>}
        {card.contested && <Tag tone="attention">Different answers</Tag>}
      </span>
      <span class="person-row__place">{place || 'School not known'}</span>
      <span class="person-row__doing">
        {card.destination ?? 'Not known'}
        {card.destinationLapsed && <span class="person-row__lapsed"> · check again</span>}
      </span>
      <span class="person-row__contact">{lastContact(card.lastContactOn, today)}</span>
    </button>
  )
}

function lastContact(on: Day | undefined, today: Day): string {
  if (on === undefined) return 'No contact yet'
  const days = daysBetween(on, today)
  if (days <= 0) return 'Contact today'
  if (days === 1) return 'Contact yesterday'
  return days < 60 ? `Contact ${days} days ago` : `Contact ${Math.round(days / 30)} months ago`
}
