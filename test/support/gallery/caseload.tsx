import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import type { PersonCard } from '../../../src/caseload/api.ts'
import { Caseload } from '../../../src/features/caseload/caseload.tsx'
import {
  type CaseloadDouble,
  aCard,
  aCaseload,
  aNoteHit,
  lapsed,
  lapsesSoon,
  neet,
  notKnown,
} from '../caseload-cards.ts'
import type { Example } from './example.ts'

const nothing = () => undefined
const longName = 'Featherstonehaugh-Brambleton-Candlewright, Anastasia-Wilhelmina Oluwafunmilayo'

const cards: readonly PersonCard[] = [
  aCard('Applethorn, Maya', { ...lapsed, destination: 'Full-time work with study', school: 'Placeholder Training' }),
  aCard(longName, { ...lapsed, toAgree: 3, contested: true, school: 'Testbury and Fernmoor Federation Sixth Form' }),
  aCard('Quillfeather, Amara', { toAgree: 1 }),
  aCard('Sample, Ben', { ...lapsesSoon, destination: 'Apprenticeship', school: undefined }),
  aCard('Snowberry, Grace', { ...lapsesSoon, destination: 'Work-based learning', hasDraft: true }),
  aCard('Thistledown, Noor', { ...notKnown, school: undefined, lastContactOn: undefined }),
  aCard('Willowherb, Zofia', { ...neet, school: undefined, lastContactOn: '2026-05-02' }),
  aCard('Y, X', { lapse: undefined, destination: undefined, destinationGroup: undefined, lapsesOn: undefined }),
  aCard('المثال, ليلى', { ...lapsed, destination: 'School sixth form' }),
]
const [maya, long, amara] = cards

function caseload(over: Partial<CaseloadDouble> = {}) {
  const api = Object.assign(aCaseload(cards), over)
  return <Caseload api={api} today="2026-11-24" status={undefined} changed={0} onOpen={nothing} onNewcomer={nothing} />
}

/** Types into the search box once it is there. */
function Typed({ text, children }: { readonly text: string; readonly children: ComponentChildren }) {
  useEffect(() => {
    const wait = setInterval(() => {
      const box = document.querySelector<HTMLInputElement>('#search')
      if (!box) return
      clearInterval(wait)
      box.value = text
      box.dispatchEvent(new Event('input', { bubbles: true }))
    })
    return () => clearInterval(wait)
  }, [])
  return <>{children}</>
}

const found = [
  ...(amara
    ? [aNoteHit(amara, 'Likes the [bakery] near home. Her mum works there, and asked whether there is a place.')]
    : []),
  ...(long ? [aNoteHit(long, `…${'they talked about it and '.repeat(5)}the [bakery]…`)] : []),
  ...(maya ? [aNoteHit(maya, 'زيارة إلى [bakery] يوم الاثنين.')] : []),
]

/** The caseload: as it is, its lists of what has to be checked, and what a search finds. */
export const caseloadExamples: readonly Example[] = [
  { name: 'caseload', show: () => caseload() },
  { name: 'caseload, lapsed', show: () => caseload(), press: ['Lapsed 3'] },
  {
    name: 'caseload, who says that nothing has changed',
    show: () => caseload(),
    press: ['Lapsed 3', `Checked, no change: ${longName}`],
  },
  {
    name: 'caseload, checked',
    show: () => caseload(),
    press: ['Lapsed 3', 'Checked, no change: Applethorn, Maya', 'Maya, today'],
  },
  { name: 'caseload, not known', show: () => caseload(), press: ['Not known 2'] },
  { name: 'caseload, found in notes', show: () => <Typed text="bakery">{caseload({ answer: () => found })}</Typed> },
  {
    name: 'caseload, found by name and in notes',
    show: () => <Typed text="am">{caseload({ answer: () => found })}</Typed>,
  },
  { name: 'caseload, nobody fits', show: () => <Typed text="nobody">{caseload()}</Typed> },
  { name: 'caseload of nobody', show: () => caseload({ cards: [] }) },
]
