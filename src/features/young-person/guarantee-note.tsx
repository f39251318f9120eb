import type { GuaranteeView } from '../../caseload/record-api.ts'

const words: { readonly [S in GuaranteeView['status']]: string | undefined } = {
  'not-due': undefined,
  'offer-accepted': 'September Guarantee: an offer is accepted',
  'offer-made': 'September Guarantee: an offer stands',
  'offer-not-suitable': 'September Guarantee: the offer does not count',
  'no-offer': 'September Guarantee: no offer yet',
  'nothing-recorded': 'September Guarantee: no application recorded yet',
}

const explained: { readonly [S in GuaranteeView['status']]: string } = {
  'not-due': '',
  'offer-accepted': 'It leads to a recognised qualification, and they said yes.',
  'offer-made': 'It leads to a recognised qualification. They have not accepted it yet.',
  'offer-not-suitable': 'An offer counts only when it leads to a recognised qualification.',
  'no-offer': 'Everybody leaving Year 11 or 12 is owed a suitable offer by the end of September.',
  'nothing-recorded': 'Everybody leaving Year 11 or 12 is owed a suitable offer by the end of September.',
}

/** Where they stand with the September Guarantee, derived from their applications, and why (P05). */
export function GuaranteeNote({ guarantee }: { guarantee: GuaranteeView }) {
  const { status, because } = guarantee
  const heading = words[status]
  if (!heading) return null
  const named = because.map(({ title, provider }) => `${title} at ${provider}`).join('; ')
  return (
    <p class={`person-guarantee person-guarantee--${status}`}>
      <strong>{heading}.</strong> {explained[status]} {named && <span class="person-guarantee__why">{named}</span>}
    </p>
  )
}
