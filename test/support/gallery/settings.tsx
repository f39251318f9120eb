import { Settings } from '../../../src/features/settings/settings.tsx'
import { GettingInPart, type Part } from '../../../src/features/settings/getting-in.tsx'
import { aDoor, passkeysOf } from '../door-api.ts'
import type { Example } from './example.ts'

const nothing = () => undefined
const account = {
  name: 'Ada Testcase',
  authority: 'Testshire Council',
  keyFingerprint: '81d0 2f6c 4a11 9b3e 77aa 0c52',
  emptiedSince: undefined,
}
const twoPasskeys = [
  { slot: '~1', name: 'Right thumb' },
  { slot: '~2', name: 'The tablet’s PIN' },
]

const part = (name: Part) => (
  <GettingInPart api={aDoor()} passkeys={passkeysOf()} part={name} onBack={nothing} onGone={nothing} />
)

/** The page about this tablet, and the pages about getting in. */
export const settingsExamples: readonly Example[] = [
  {
    name: 'this tablet',
    show: () => (
      <Settings
        api={aDoor({}, { passkeys: twoPasskeys })}
        passkeys={passkeysOf()}
        account={account}
        version="0.1.0"
        onLock={nothing}
        onPapers={nothing}
        onOffice={nothing}
      />
    ),
  },
  { name: 'change passphrase, nothing typed', show: () => part('passphrase'), press: ['Continue'] },
  { name: 'locked screen’s word', show: () => part('label') },
  { name: 'take yourself off', show: () => part('remove') },
]
