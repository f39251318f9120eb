import type { CaseloadApi } from '../../caseload/api.ts'
import type { GettingInApi } from '../../caseload/door-api.ts'
import type { Passkeys } from '../unlock/passkey.ts'

/** What the pages about getting in ask of the caseload. */
export type GettingInCalls = GettingInApi &
  Pick<CaseloadApi, 'suggestPassphrase' | 'checkPassphrase' | 'provePassphrase' | 'removeAdviser'>

/** A page about one way in, in the place of the settings. */
export interface PartProps {
  readonly api: GettingInCalls
  readonly passkeys: Passkeys
  /** The vault that is open. */
  readonly vault: string
  readonly onBack: () => void
}
