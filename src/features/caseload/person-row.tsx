import type { PersonCard } from '../../caseload/api.ts'
import { type Day, daysBetween } from '../../domain/time.ts'
import { Tag } from '../../ui/tag.tsx'
import { currencyOf } from './lists.ts'

export interface PersonRowProps {
  readonly card: PersonCard
  readonly today: Day
  /** A school by which they were found, where theirs is another now. */
  readonly also?: string | undefined
  readonly onOpen: () => void
}

/** One line of the caseload: who, where, what they are doing and until when that counts, when somebody last spoke with them. */
export function PersonRow({ card, today, also, onOpen }: PersonRowProps) {
  const year = card.year === undefined ? undefined : `Year ${card.year}`
  const place = [year, card.school ?? 'School not known', also && `also ${also}`].filter(Boolean).join(' · ')
  const currency = currencyOf(card, today)
  return (
    <button type="button" class="person-row" onClick={onOpen}>
      <span class="person-row__name">
        <bdi>{card.name}</bdi>
      </span>{' '}
      <span class="person-row__place">{place}</span>{' '}
      <span class="person-row__doing">
        <span class="person-row__activity">{card.destination ?? 'Not known'}</span>{' '}
        {currency && (
          <span class={`person-row__currency${currency.due ? ' person-row__currency--due' : ''}`}>
            {currency.words}
          </span>
        )}
      </span>{' '}
      <span class="person-row__state">
        <Tags card={card} /> <span class="person-row__contact">{lastContact(card.lastContactOn, today)}</span>
      </span>
    </button>
  )
}

function Tags({ card: { hasDraft, toAgree, contested } }: Pick<PersonRowProps, 'card'>) {
  if (!hasDraft && toAgree === 0 && !contested) return null
  return (
    <span class="person-row__tags">
      {hasDraft && <Tag tone="attention">Draft</Tag>} {toAgree > 0 && <Tag tone="waiting">{toAgree} to agree</Tag>}{' '}
      {contested && <Tag tone="attention">Different answers</Tag>}
    </span>
  )
}

function lastContact(on: Day | undefined, today: Day): string {
  if (on === undefined) return 'No contact yet'
  const days = daysBetween(on, today)
  if (days <= 0) return 'Contact today'
  if (days === 1) return 'Contact yesterday'
  return days < 60 ? `Contact ${days} days ago` : `Contact ${Math.round(days / 30)} months ago`
}
