import type { AdviserView, DoorApi, GettingInView } from '../../src/caseload/door-api.ts'
import type { Passkeys } from '../../src/features/unlock/passkey.ts'
import { err, ok } from '../../src/lib/result.ts'
import { anId } from './entries.ts'

/** The passphrase that opens everything here. */
export const PASSPHRASE = 'kettle orbit plaster nine'

/** An adviser as the locked tablet shows them. */
export function anAdviser(label: string, over: Partial<AdviserView> = {}): AdviserView {
  return { vault: `vault of ${label}`, label, last: false, retired: false, missing: false, passkeys: [], ...over }
}

/** A passkey as the locked tablet knows it. */
export function aPasskeyAsked() {
  return { slot: '~slot', credential: anId(), input: anId() }
}

/** The door with its answers in our hands, and what it was asked, in words. */
export interface DoorDouble extends DoorApi {
  readonly asked: string[]
}

/** A door that opens to {@link PASSPHRASE}. */
export function aDoor(over: Partial<DoorApi> = {}, view: Partial<GettingInView> = {}): DoorDouble {
  const asked: string[] = []
  const prove = (passphrase: string) =>
    Promise.resolve(passphrase === PASSPHRASE ? ok(undefined) : err('wrong-passphrase' as const))
  const handedBack = { handedBack: [] }
  const say = (words: string) => {
    asked.push(words)
    return Promise.resolve(ok(undefined))
  }
  return {
    asked,
    state: () => Promise.resolve('locked'),
    advisers: () => Promise.resolve([]),
    waiting: () => Promise.resolve(0),
    leftHere: () => Promise.resolve({ entries: 0, forms: 0, lost: 0 }),
    startAnew: () => Promise.resolve(true),
    suggestPassphrase: () => Promise.resolve('copper lantern drift bagel'),
    checkPassphrase: (passphrase) => Promise.resolve(passphrase.length < 14 ? err('too-short') : ok(undefined)),
    enrol: ({ signIn, replaces }) => say(`enrol ${signIn}${replaces ? ` in place of ${replaces}` : ''}`),
    unlock: async (vault, passphrase) => {
      asked.push(`unlock ${vault}`)
      const proved = await prove(passphrase)
      return proved.ok ? ok(handedBack) : proved
    },
    unlockWithPasskey: (vault, slot) => {
      asked.push(`passkey ${slot} of ${vault}`)
      return Promise.resolve(ok(handedBack))
    },
    removeAdviser: (vault) => say(`remove ${vault}`),
    lock: () => Promise.resolve(),
    gettingIn: () => Promise.resolve({ vault: 'vault of Ada', label: 'Adviser 1', passkeys: [], ...view }),
    changeLabel: async (label) => void (await say(`label ${label}`)),
    changePassphrase: (old, chosen) => say(`change ${old} to ${chosen}`),
    provePassphrase: (_vault, passphrase) => prove(passphrase),
    newPasskey: () => Promise.resolve({ slot: '~slot', input: anId() }),
    addPasskey: (_passphrase, { name }) => say(`add passkey ${name}`),
    removePasskey: async (slot) => void (await say(`remove passkey ${slot}`)),
    ...over,
  }
}

/** Passkeys that answer, unless something else is said. */
export function passkeysOf(over: Partial<Passkeys> = {}): Passkeys {
  return {
    possible: () => Promise.resolve(true),
    make: () => Promise.resolve(ok({ credential: anId(), secret: new Uint8Array(32).fill(7) })),
    ask: (asked) => Promise.resolve(ok({ slot: asked[0]?.slot ?? '', secret: new Uint8Array(32).fill(7) })),
    ...over,
  }
}
