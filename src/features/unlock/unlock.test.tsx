import { render, screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import {
  type DoorDouble,
  PASSPHRASE,
  aDoor,
  aPasskeyAsked,
  anAdviser,
  passkeysOf,
} from '../../../test/support/door-api.ts'
import type { AdviserView } from '../../caseload/door-api.ts'
import { err, ok } from '../../lib/result.ts'
import { Enrol } from './enrol.tsx'
import { Forgotten } from './forgotten.tsx'
import type { Passkeys } from './passkey.ts'
import { Unlock } from './unlock.tsx'

const user = userEvent.setup()
const press = async (name: string) => user.click(await screen.findByRole('button', { name }))
const type = async (label: string, text: string) => user.type(await screen.findByLabelText(label), text)
const ada = anAdviser('Ada', { last: true })
const bo = anAdviser('Adviser 2')

function lockedTablet(advisers: readonly AdviserView[], { door = aDoor(), passkeys = passkeysOf() } = {}) {
  const went: string[] = []
  render(
    <Unlock
      {...{ advisers, passkeys }}
      api={door}
      waiting={0}
      onUnlocked={() => went.push('in')}
      onAdd={() => went.push('add')}
      onForgotten={({ label }) => went.push(`forgotten by ${label}`)}
      onOver={() => went.push('over')}
      onRemove={({ label }) => went.push(`remove ${label}`)}
    />,
  )
  return { went, door }
}

describe('the locked tablet', () => {
  test('P21: one adviser is not asked who they are; several are, and the last one is chosen', async () => {
    lockedTablet([anAdviser('Adviser 1', { last: true })])
    expect(screen.queryByRole('radio')).toBeNull()
    lockedTablet([bo, ada])
    const radios = screen.getAllByRole<HTMLInputElement>('radio')
    expect(radios.map(({ checked }) => checked)).toEqual([false, true])
  })

  test('P21: what was typed for one adviser is gone when another is chosen, and each opens their own', async () => {
    const { went, door } = lockedTablet([ada, bo])
    await type('Passphrase', PASSPHRASE)
    await user.click(screen.getByRole('radio', { name: 'Adviser 2' }))
    expect(screen.getByLabelText<HTMLInputElement>('Passphrase').value).toBe('')
    await type('Passphrase', PASSPHRASE)
    await press('Unlock')
    await expect.poll(() => went).toEqual(['in'])
    expect(door.asked).toEqual(['unlock vault of Adviser 2'])
  })

  test('P20: taken out of use for one adviser, it says so to them, and the others go on', async () => {
    const door = aDoor({ startAnew: (vault) => Promise.resolve(door.asked.push(`forget ${vault}`) > 1) })
    const { went } = lockedTablet([ada, anAdviser('Adviser 2', { retired: true })], { door })
    expect(screen.getByLabelText('Passphrase')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: 'Adviser 2' }))
    expect(screen.getByRole('heading', { name: 'This tablet is out of use for Adviser 2' })).toBeTruthy()
    expect(screen.queryByLabelText('Passphrase')).toBeNull()
    expect(screen.queryByRole('button', { name: 'I have forgotten my passphrase' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Take Adviser 2 off this tablet' })).toBeNull()
    await press('Take Adviser 2 off this list')
    expect(await screen.findByText('Not yet')).toBeTruthy()
    await press('Take Adviser 2 off this list')
    await expect.poll(() => went).toEqual(['over'])
    expect(door.asked).toEqual(['forget vault of Adviser 2', 'forget vault of Adviser 2'])
  })

  test('a wrong passphrase says so, and nothing else is tried', async () => {
    const { went } = lockedTablet([ada])
    await type('Passphrase', 'four quite wrong words')
    await press('Unlock')
    expect((await screen.findAllByText(/not your passphrase on this tablet/)).length).toBeGreaterThan(0)
    expect(went).toEqual([])
  })

  test('P20: somebody whose records were taken away is told, and can be set up again; the others unlock as ever', async () => {
    const { went } = lockedTablet([anAdviser('Adviser 1', { missing: true, last: true }), bo])
    expect(screen.getByText('Your records on this tablet are gone')).toBeTruthy()
    expect(screen.queryByLabelText('Passphrase')).toBeNull()
    await press('Set up again with a new code')
    expect(went).toEqual(['forgotten by Adviser 1'])
    await user.click(screen.getByRole('radio', { name: 'Adviser 2' }))
    expect(screen.getByLabelText('Passphrase')).toBeTruthy()
  })

  test('the ways for those who cannot get in are there', async () => {
    const { went } = lockedTablet([ada, bo])
    await press('I have forgotten my passphrase')
    await press('Add another adviser to this tablet')
    await press('Take Ada off this tablet')
    expect(went).toEqual(['forgotten by Ada', 'add', 'remove Ada'])
  })
})

describe('a passkey', () => {
  const withPasskey = anAdviser('Ada', { last: true, passkeys: [aPasskeyAsked()] })

  test('opens the vault of whoever is chosen, and is offered to nobody else', async () => {
    const { went, door } = lockedTablet([withPasskey, bo])
    await press('Unlock with a passkey')
    await expect.poll(() => went).toEqual(['in'])
    expect(door.asked).toEqual(['passkey ~slot of vault of Ada'])
    await user.click(screen.getByRole('radio', { name: 'Adviser 2' }))
    expect(screen.queryByRole('button', { name: 'Unlock with a passkey' })).toBeNull()
  })

  test.each(['no-answer', 'not-able'] as const)('P20: that fails (%s) leaves the passphrase', async (problem) => {
    const ask: Passkeys['ask'] = () => Promise.resolve(err(problem))
    const { went } = lockedTablet([withPasskey], { passkeys: passkeysOf({ ask }) })
    await press('Unlock with a passkey')
    expect(await screen.findByText('The passkey did not open this tablet')).toBeTruthy()
    await type('Passphrase', PASSPHRASE)
    await press('Unlock')
    await expect.poll(() => went).toEqual(['in'])
  })

  test.each(['wrong-passkey', 'damaged', 'no-secret'] as const)(
    'P20: that opens nothing (%s) says so',
    async (problem) => {
      const door = aDoor({ unlockWithPasskey: () => Promise.resolve(err(problem)) })
      const { went } = lockedTablet([withPasskey], { door })
      await press('Unlock with a passkey')
      expect(await screen.findByText(/Use your passphrase/)).toBeTruthy()
      expect(went).toEqual([])
    },
  )
})

describe('a forgotten passphrase', () => {
  function forget(left: { entries: number; forms: number; lost: number }, door: DoorDouble = aDoor()) {
    const went: string[] = []
    const api = { ...door, leftHere: () => Promise.resolve(left) }
    render(<Forgotten api={api} adviser={ada} onEnrolled={() => went.push('in')} onBack={() => went.push('back')} />)
    return { went, door }
  }

  test('P20: says what becomes of entries and of forms, in numbers', async () => {
    forget({ entries: 1, forms: 2, lost: 1 })
    expect(await screen.findByText(/1 saved entry is still to send/)).toBeTruthy()
    expect(screen.getByText(/2 forms that you have not finished/)).toBeTruthy()
    expect(screen.getByText(/1 form begun with an older version/)).toBeTruthy()
  })

  test('P20: where nothing is left it does not frighten', async () => {
    forget({ entries: 0, forms: 0, lost: 0 })
    expect(await screen.findByText('Everything that you saved has been sent.')).toBeTruthy()
    expect(screen.queryByText(/not finished|older version/)).toBeNull()
  })

  test('P21: setting up again is in place of the vault that nobody can open', async () => {
    const { went, door } = forget({ entries: 0, forms: 0, lost: 0 })
    await press('Set up again with a new code')
    await enrolAs('ada')
    await expect.poll(() => went).toEqual(['in'])
    expect(door.asked).toEqual(['enrol ada in place of vault of Ada'])
  })
})

async function enrolAs(signIn: string): Promise<void> {
  await type('Sign-in name', signIn)
  await type('Password', 'a password of nobody')
  await type('One-time code', 'AAAA-BBBB-CCCC')
  await press('Continue')
  await screen.findByText('copper lantern drift bagel')
  await type('Type these words', 'copper lantern drift bagel')
  await press('Set up this tablet')
}

test('P21: another adviser may say what the locked screen calls them', async () => {
  const labels: unknown[] = []
  const door = aDoor({
    enrol: (form) => {
      labels.push(form.label, form.replaces)
      return Promise.resolve(ok(undefined))
    },
  })
  render(<Enrol api={door} kind="another" onEnrolled={() => undefined} />)
  await type('What the locked screen calls you (optional)', 'B S')
  await enrolAs('bo')
  await expect.poll(() => labels).toEqual(['B S', undefined])
})
