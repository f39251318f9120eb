import { render, screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { PASSPHRASE, aDoor, passkeysOf } from '../../../test/support/door-api.ts'
import { err } from '../../lib/result.ts'
import { GettingIn, GettingInPart, type Part } from './getting-in.tsx'

const user = userEvent.setup()
const press = async (name: string | RegExp) => user.click(await screen.findByRole('button', { name }))
const type = async (label: string, text: string) => user.type(await screen.findByLabelText(label), text)

function open(part: Part, { door = aDoor(), passkeys = passkeysOf() } = {}) {
  const went: string[] = []
  render(
    <GettingInPart
      api={door}
      {...{ passkeys, part }}
      onBack={() => went.push('back')}
      onGone={() => went.push('gone')}
    />,
  )
  return { went, door }
}

describe('a change of passphrase', () => {
  test('P21: asks for the old one first', async () => {
    const { door } = open('passphrase')
    await type('Your passphrase now', 'four quite wrong words')
    await press('Continue')
    expect((await screen.findAllByText(/not your passphrase/)).length).toBeGreaterThan(0)
    expect(door.asked).toEqual([])
  })

  test('P20: refuses a weak one as enrolment does, then changes it and says so', async () => {
    const { door, went } = open('passphrase')
    await type('Your passphrase now', PASSPHRASE)
    await press('Continue')
    await press('Choose my own')
    await type('Passphrase of your own', 'too short')
    await type('Type it again', 'too short')
    await press('Change my passphrase')
    expect((await screen.findAllByText(/14 characters or more/)).length).toBeGreaterThan(0)
    for (const label of ['Passphrase of your own', 'Type it again']) await type(label, ' by a good bit')
    await press('Change my passphrase')
    expect(await screen.findByText('Your passphrase is changed')).toBeTruthy()
    expect(door.asked).toEqual([`change ${PASSPHRASE} to too short by a good bit`])
    await press('Back to this tablet')
    expect(went).toEqual(['back'])
  })

  test.each(['full', 'failed', 'out-of-memory'] as const)(
    'P20: that fails (%s) says that nothing changed',
    async (problem) => {
      const door = aDoor({ changePassphrase: () => Promise.resolve(err(problem)) })
      open('passphrase', { door })
      await type('Your passphrase now', PASSPHRASE)
      await press('Continue')
      await type('Type these words', 'copper lantern drift bagel')
      await press('Change my passphrase')
      expect(await screen.findByText('Your passphrase is not changed')).toBeTruthy()
    },
  )
})

describe('passkeys', () => {
  test('P20: the passphrase comes first, and the passkey has a name', async () => {
    const { door, went } = open('passkey')
    await type('Your passphrase', PASSPHRASE)
    await press('Continue')
    await user.clear(await screen.findByLabelText('What you call it'))
    await type('What you call it', 'Right thumb')
    await press('Make the passkey')
    await expect.poll(() => went).toEqual(['back'])
    expect(door.asked).toEqual(['add passkey Right thumb'])
  })

  test.each(['not-able', 'no-answer'] as const)('P20: one that cannot be made (%s) stores nothing', async (problem) => {
    const passkeys = passkeysOf({ make: () => Promise.resolve(err(problem)) })
    const { door, went } = open('passkey', { passkeys })
    await type('Your passphrase', PASSPHRASE)
    await press('Continue')
    await press('Make the passkey')
    expect(await screen.findByText('No passkey was added')).toBeTruthy()
    expect(screen.getByText(/Your passphrase is still good/)).toBeTruthy()
    expect([...door.asked, ...went]).toEqual([])
  })

  test('each is listed by its name and can be removed', async () => {
    const door = aDoor({}, { passkeys: [{ slot: '~1', name: 'Right thumb' }] })
    render(<GettingIn api={door} passkeys={passkeysOf()} onPart={() => undefined} />)
    await press(/Remove the passkey Right thumb/)
    await expect.poll(() => door.asked).toEqual(['remove passkey ~1'])
  })

  test('a tablet that has none does not offer any', async () => {
    const passkeys = passkeysOf({ possible: () => Promise.resolve(false) })
    render(<GettingIn api={aDoor()} passkeys={passkeys} onPart={() => undefined} />)
    expect(await screen.findByText(/has none that can guard records/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Add a passkey' })).toBeNull()
  })
})

describe('taking oneself off the tablet', () => {
  test('P21: needs the passphrase, and is asked twice', async () => {
    const { door, went } = open('remove')
    await type('Your passphrase', PASSPHRASE)
    await press('Continue')
    expect(await screen.findByText('Are you sure?')).toBeTruthy()
    expect(door.asked).toEqual([])
    await press('Yes, take me off this tablet')
    await expect.poll(() => went).toEqual(['gone'])
    expect(door.asked).toEqual(['remove vault of Ada'])
  })

  test('P20: is refused while something is only on this tablet', async () => {
    const door = aDoor({ removeAdviser: () => Promise.resolve(err('unsent')) })
    const { went } = open('remove', { door })
    await type('Your passphrase', PASSPHRASE)
    await press('Continue')
    await press('Yes, take me off this tablet')
    expect(await screen.findByText(/only on this tablet yet/)).toBeTruthy()
    await press('No, keep everything')
    expect(went).toEqual(['back'])
  })
})

test('P21: the locked screen’s word for an adviser is their own to change', async () => {
  const { door, went } = open('label')
  const field = await screen.findByLabelText<HTMLInputElement>('What the locked screen calls you (optional)')
  expect(field.value).toBe('Adviser 1')
  await user.clear(field)
  await user.type(field, 'A T')
  await press('Save')
  await expect.poll(() => went).toEqual(['back'])
  expect(door.asked).toEqual(['label A T'])
})
