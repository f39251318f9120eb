import { describe, expect, test } from 'vitest'
import { anEntryId } from '../../test/support/entries.ts'
import { aConcern, aConsent, aDisclosure, aReceived, aShared, notShared } from '../../test/support/sharing-api.ts'
import type { Basis } from './basis.ts'
import { isShown, isUsed, mayDisclose } from './disclosing.ts'
import type { DisclosureEntry, Entry } from './entry.ts'
import type { EntryId } from './ids.ts'
import { foldRecord } from './record.ts'
import { Disclosure, Received } from './sharing.ts'

const by = (consent: { id: EntryId }): Basis => ({ kind: 'consent', consent: consent.id })
const may = (entries: readonly Entry[], disclosure: Disclosure, of?: DisclosureEntry) => {
  const record = foldRecord(entries)
  return mayDisclose(
    record,
    disclosure,
    record.disclosures.find(({ id }) => id === of?.id),
  )
}
const yes = aConsent({ on: '2026-10-01' })
const health = aConsent({ purpose: 'health', on: '2026-10-01' })
const withdrawn = aConsent({ answer: 'withdrawn', on: '2026-11-10' }, { supersedes: [yes.id] })
const withHealth = (basis: Basis) => aShared({ basis: by(yes), includes: [{ compartment: 'health', basis }] })

describe('what may be recorded as shared', () => {
  test('P30: with a named power, or with the consent that stood on that day', () => {
    expect(may([], aShared())).toBe(true)
    expect(may([yes], aShared({ basis: by(yes) }))).toBe(true)
    expect(may([yes], aShared({ basis: by(yes), on: '2026-09-30' }))).toBe(false)
  })

  test('P30: not with a consent that nobody knows, that was refused, or that is for something else', () => {
    const refused = aConsent({ answer: 'refused' })
    expect(may([], aShared({ basis: { kind: 'consent', consent: anEntryId() } }))).toBe(false)
    expect(may([refused], aShared({ basis: by(refused) }))).toBe(false)
    expect(may([health], aShared({ basis: by(health) }))).toBe(false)
  })

  test('P30: consent that was taken back stops what comes after it, not what was shared before', () => {
    expect(may([yes, withdrawn], aShared({ basis: by(yes), on: '2026-11-20' }))).toBe(false)
    expect(may([yes, withdrawn], aShared({ basis: by(yes), on: '2026-11-10' }))).toBe(false)
    expect(may([yes, withdrawn], aShared({ basis: by(yes), on: '2026-11-09' }))).toBe(true)
  })

  test('P11: what is held apart needs consent for it too, or a power', () => {
    expect(may([yes], withHealth(by(yes)))).toBe(false)
    expect(may([yes, health], withHealth(by(health)))).toBe(true)
    expect(may([yes], withHealth({ kind: 'power', power: 'safeguarding', reason: 'To keep her safe' }))).toBe(true)
    expect(may([health], withHealth(by(health)))).toBe(false)
  })

  test('P11: health consent that was taken back stops sharing it', () => {
    const no = aConsent({ purpose: 'health', answer: 'withdrawn', on: '2026-11-12' }, { supersedes: [health.id] })
    expect(may([yes, health, no], withHealth(by(health)))).toBe(false)
  })

  test('P30: a yes to one sharing allows one', () => {
    const once = aConsent({ scope: 'College: the course form', on: '2026-11-05' })
    const shared = aDisclosure(aShared({ basis: by(once) }))
    expect(may([once], aShared({ basis: by(once) }))).toBe(true)
    expect(may([once, shared], aShared({ basis: by(once) }))).toBe(false)
    expect(may([once, shared], aShared({ basis: by(once), what: 'The form, and why.' }), shared)).toBe(true)
    expect(isUsed(foldRecord([once, shared]).disclosures, once.id)).toBe(true)
  })

  test('P30: a yes to one sharing stays used when its disclosure was changed to stand on something else', () => {
    const once = aConsent({ scope: 'College: the course form', on: '2026-11-05' })
    const first = aDisclosure(aShared({ basis: by(once) }))
    const second = aDisclosure(aShared(), { of: first.id, supersedes: [first.id] })
    expect(may([once, first, second], aShared({ basis: by(once) }))).toBe(false)
  })

  test('a decision not to share needs nobody’s consent', () => {
    expect(may([], notShared())).toBe(true)
  })
})

describe('a new version of what was shared', () => {
  const first = aDisclosure(withHealth(by(health)))
  const stopped = aConsent({ purpose: 'health', answer: 'withdrawn', on: '2026-11-12' }, { supersedes: [health.id] })
  const after = [yes, health, first, withdrawn, stopped]
  const { disclosure } = first

  test('P28: it may be put right and released after consent was taken back', () => {
    expect(may(after, { ...disclosure, what: 'In other words.', why: 'For other reasons.' }, first)).toBe(true)
    expect(may(after, { ...disclosure, released: '2026-11-24T09:00:00.000Z' }, first)).toBe(true)
  })

  test('P30: it may hold less, and never more: another recipient, another day or more of what is held apart', () => {
    const convictions = { compartment: 'convictions', basis: by(yes) } as const
    expect(may(after, aShared({ basis: by(yes) }), first)).toBe(true)
    expect(may(after, { ...disclosure, to: { kind: 'police' } }, first)).toBe(false)
    expect(may(after, { ...disclosure, on: '2026-11-21' }, first)).toBe(false)
    expect(may(after, aShared({ basis: by(yes), includes: [convictions] }), first)).toBe(false)
  })

  test('P30: a decision not to share does not become a sharing by being put right', () => {
    const not = aDisclosure(notShared())
    expect(may([yes, withdrawn, not], aShared({ basis: by(yes) }), not)).toBe(false)
  })
})

describe('what is read with the young person', () => {
  const concern = aDisclosure(aConcern())
  const release = (over: Partial<DisclosureEntry> = {}) =>
    aDisclosure(aConcern({ released: '2026-11-24T09:00:00.000Z' }), {
      of: concern.id,
      supersedes: [concern.id],
      ...over,
    })
  const shown = (...entries: Entry[]) => foldRecord(entries).disclosures.map(isShown)

  test('P28: what is ordinary at once, a concern once it is released', () => {
    expect(shown(aDisclosure(aShared()))).toEqual([true])
    expect(shown(concern)).toEqual([false])
    expect(shown(concern, release())).toEqual([true])
  })

  test('P28: changed apart, only once everybody released it', () => {
    const putRight = aDisclosure(aConcern({ what: 'Two men.' }), { of: concern.id, supersedes: [concern.id] })
    expect(shown(concern, release(), putRight)).toEqual([false])
  })

  test('P28: a concern does not become ordinary by being called so later', () => {
    const ordinary = aDisclosure(aShared(), { of: concern.id, supersedes: [concern.id] })
    expect(shown(concern, ordinary)).toEqual([false])
  })

  test('P28: what others sent about a concern stays unread as well', () => {
    const sent = { decision: 'relevant', from: { kind: 'police' }, on: '2026-11-20', what: 'A.', why: 'B.' } as const
    const [hidden] = foldRecord([aReceived({ ...sent, path: 'safeguarding' })]).received
    const [read] = foldRecord([aReceived({ ...sent, path: 'ordinary' })]).received
    expect([hidden && isShown(hidden), read && isShown(read)]).toEqual([false, true])
  })
})

describe('what can be said at all', () => {
  const valid = (disclosure: unknown) => Disclosure.safeParse(disclosure).success
  const basis = { kind: 'consent', consent: yes.id }

  test.each([
    ['shared with consent', { ...aShared(), basis }, true],
    ['shared on no basis', { ...aShared(), basis: undefined }, false],
    [
      'shared on a power without a reason',
      { ...aShared(), basis: { kind: 'power', power: 'crime', reason: '' } },
      false,
    ],
    ['shared without saying why', { ...aShared(), why: '' }, false],
    ['a concern with a power', aConcern(), true],
    ['a concern with consent in place of a power', { ...aConcern(), basis }, false],
    ['not shared, with a reason', notShared(), true],
    ['not shared, without one', { ...notShared(), why: '' }, false],
    ['not shared on a basis', { ...notShared(), basis }, false],
    ['somebody else who is named', { ...aShared(), to: { kind: 'other', name: 'Aunt Sample' } }, true],
    ['somebody else who is not', { ...aShared(), to: { kind: 'other' } }, false],
    [
      'the same compartment twice',
      { ...aShared(), includes: [basis, basis].map((one) => ({ compartment: 'health', basis: one })) },
      false,
    ],
  ])('P30: %s', (_case, disclosure, expected) => {
    expect(valid(disclosure)).toBe(expected)
  })

  test('P27: what is refused has nowhere to keep what was sent', () => {
    const refused = {
      decision: 'not-relevant',
      path: 'ordinary',
      from: { kind: 'housing' },
      on: '2026-11-01',
      why: 'A.',
    }
    expect(Received.safeParse(refused).success).toBe(true)
    expect(Received.safeParse({ ...refused, what: 'All of it' }).success).toBe(false)
  })
})
