import { activityCodes } from '../codes/activity.ts'
import { findCode, labelOf } from '../codes/code-list.ts'
import { characteristics } from '../codes/person.ts'
import { missingFor } from '../domain/currency.ts'
import { type Record, valueOf } from '../domain/record.ts'
import type { CompartmentView, MissingView } from './record-api.ts'

/**
 * What the code of what they do now still needs before it makes sense in the national return (P06). What is held apart is not
 * opened for it: of a characteristic that belongs there it only says where to look (P10).
 */
export function missingOf(record: Record, apart: readonly CompartmentView[]): readonly MissingView[] {
  const destination = valueOf(record, 'currentDestination')
  const activity = destination && findCode(activityCodes, destination.activity)
  if (!activity) return []
  const { needs, sensitive } = activity
  const missing = missingFor(needs, {
    characteristics: valueOf(record, 'characteristics') ?? [],
    ehcPlan: valueOf(record, 'ehcPlan') === true,
    reviewOn: destination.reviewOn,
  })
  const words = {
    characteristic: characteristicWords(needs?.characteristic ?? '', apart),
    'ehc-plan': 'It needs an EHC plan, and none is recorded.',
    'review-date': 'It needs a day on which to look again.',
  } as const
  return missing.map((what) => ({ missing: what, words: words[what], sensitive }))
}

function characteristicWords(code: string, apart: readonly CompartmentView[]): string {
  const label = `It needs the characteristic “${labelOf(characteristics, code)}”`
  if (findCode(characteristics, code)?.special !== 'health') return `${label}, which is not recorded.`
  const held = apart.find(({ compartment }) => compartment === 'health')
  return held && held.entries > 0
    ? `${label} in Health. Whether it is there shows only when Health is opened.`
    : `${label} in Health, where nothing is recorded.`
}
