import type { RetireReason, Retired, TabletView } from '../../protocol/tablets.ts'
import { spokenMoment } from '../../ui/spoken-time.ts'

/** Why a tablet is taken out of use, as it is asked. */
export const reasonWords: { readonly [R in RetireReason]: string } = {
  lost: 'It is lost',
  stolen: 'It was stolen',
  broken: 'It is broken',
  'left-the-council': 'Its adviser has left',
  replaced: 'There is another in its place',
}

/** A tablet as people speak of it: whose it is. */
export function tabletName({ staff }: Pick<TabletView, 'staff'>): string {
  return `${staff}’s tablet`
}

/** "1 young person", "12 young people". */
export function youngPeople(count: number): string {
  return count === 1 ? '1 young person' : `${count} young people`
}

/** What became of a tablet that was taken out of use. */
export function retiredWords({ at, by, why, toldAt, wiped }: Retired): string {
  const taken = `Taken out of use on ${spokenMoment(at)} by ${by ?? 'the council’s IT'}. ${reasonWords[why]}.`
  if (!wiped)
    return `${taken} ${toldAt === undefined ? 'Not heard of since.' : `Told on ${spokenMoment(toldAt)} to remove everything.`}`
  const proof = wiped.signed ? 'and signed it' : 'and could not sign it, because it was locked'
  const unsent =
    wiped.unsent > 0
      ? ` It still keeps ${wiped.unsent === 1 ? '1 sealed entry' : `${wiped.unsent} sealed entries`} to send.`
      : ''
  return `${taken} It said on ${spokenMoment(wiped.at)} that everything is removed, ${proof}.${unsent}`
}
