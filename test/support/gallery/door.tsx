import { Enrol } from '../../../src/features/unlock/enrol.tsx'
import { Retired } from '../../../src/features/unlock/retired.tsx'
import { Forgotten } from '../../../src/features/unlock/forgotten.tsx'
import { Unlock } from '../../../src/features/unlock/unlock.tsx'
import { err } from '../../../src/lib/result.ts'
import { aDoor, aPasskeyAsked, anAdviser, passkeysOf } from '../door-api.ts'
import type { Example } from './example.ts'

const nothing = () => undefined
const three = [
  anAdviser('A T', { last: true }),
  anAdviser('Adviser 2'),
  anAdviser('Adviser 3', { missing: true }),
] as const

function unlocking(advisers: Parameters<typeof Unlock>[0]['advisers'], waiting = 0) {
  const passkeys = passkeysOf({ ask: () => Promise.resolve(err('no-answer')) })
  return (
    <Unlock
      {...{ advisers, waiting, passkeys }}
      api={aDoor()}
      onUnlocked={nothing}
      onAdd={nothing}
      onForgotten={nothing}
      onOver={nothing}
      onRemove={nothing}
    />
  )
}

function forgotten(left: { entries: number; forms: number; lost: number }) {
  return (
    <Forgotten
      api={aDoor({ leftHere: () => Promise.resolve(left) })}
      adviser={three[0]}
      onEnrolled={nothing}
      onBack={nothing}
    />
  )
}

/** The locked tablet, for one adviser and for several. */
export const doorExamples: readonly Example[] = [
  { name: 'unlock, one adviser', show: () => unlocking([anAdviser('Adviser 1', { last: true })]) },
  { name: 'unlock, several advisers', show: () => unlocking(three, 3) },
  {
    name: 'unlock, out of use for one',
    show: () => unlocking([three[0], anAdviser('Adviser 2', { retired: true })]),
    press: ['Adviser 2'],
  },
  { name: 'out of use', show: () => <Retired api={aDoor()} waiting={1} onNew={nothing} /> },
  { name: 'unlock, records gone', show: () => unlocking(three, 3), press: ['Adviser 3'] },
  {
    name: 'unlock, passkey gone',
    show: () => unlocking([anAdviser('Adviser 1', { passkeys: [aPasskeyAsked()] })]),
    press: ['Unlock with a passkey'],
  },
  { name: 'forgotten passphrase', show: () => forgotten({ entries: 2, forms: 1, lost: 1 }) },
  {
    name: 'set up again',
    show: () => forgotten({ entries: 2, forms: 1, lost: 0 }),
    press: ['Set up again with a new code'],
  },
  {
    name: 'add another adviser',
    show: () => <Enrol api={aDoor()} kind="another" onEnrolled={nothing} onBack={nothing} />,
  },
]
