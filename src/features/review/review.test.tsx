import { render, screen, waitFor } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { anEntryId } from '../../../test/support/entries.ts'
import { aPersonApi } from '../../../test/support/person-api.ts'
import { aContactView, aPersonView, amara } from '../../../test/support/person-views.ts'
import { NotRead } from './not-read.tsx'
import { TurnRound } from './turn-round.tsx'

describe('a contact that was not read together', () => {
  function open() {
    const api = aPersonApi(aPersonView())
    const saved = { times: 0 }
    const props = { person: amara, contact: anEntryId(), name: 'Quillfeather, Amara', onBack: () => undefined }
    render(<NotRead api={api} {...props} onSaved={() => saved.times++} />)
    return { api, saved, user: userEvent.setup() }
  }

  test('P14: says why, and in words if somebody wants to', async () => {
    const { api, saved, user } = open()
    await user.click(screen.getByLabelText('The young person had to leave'))
    await user.type(screen.getByLabelText('Anything else (optional)'), 'The bus came early')
    await user.click(screen.getByRole('button', { name: 'Save reason' }))
    await waitFor(() => expect(saved.times).toBe(1))
    expect(api.reasons).toEqual([{ reason: 'left-early', words: 'The bus came early' }])
  })

  test('P14: a reason is never left out', async () => {
    const { api, user } = open()
    await user.click(screen.getByRole('button', { name: 'Save reason' }))
    expect(screen.getByRole('link', { name: 'Select why it was not read together' })).toBeTruthy()
    expect(api.reasons).toEqual([])
  })

  test('what could not be saved is said, and the answer stays', async () => {
    const { api, saved, user } = open()
    api.problem = 'full'
    await user.click(screen.getByLabelText('The young person had to leave'))
    await user.click(screen.getByRole('button', { name: 'Save reason' }))
    await screen.findByText(/This tablet is full/)
    expect(screen.getByLabelText('The young person had to leave')).toHaveProperty('checked', true)
    expect(saved.times).toBe(0)
  })
})

describe('turning the tablet round', () => {
  function open(startHandOver: (packet: unknown) => Promise<boolean>) {
    const api = aPersonApi(aPersonView())
    const props = {
      person: amara,
      name: 'Quillfeather, Amara',
      given: 'Amara',
      view: aContactView(),
      onBack: () => undefined,
    }
    render(<TurnRound api={api} {...props} startHandOver={startHandOver} />)
    return { api, user: userEvent.setup() }
  }
  const turn = () => screen.getByRole('button', { name: 'Turn the tablet round' })

  test('the adviser sees first what the young person will read', () => {
    open(() => Promise.resolve(true))
    expect(screen.getByText('A careers interview. In person. We met or spoke.')).toBeTruthy()
    expect(screen.getByText('You told us this')).toBeTruthy()
  })

  test('the packet leaves for the next document', async () => {
    const packets: unknown[] = []
    const { user } = open((packet) => {
      packets.push(packet)
      return Promise.resolve(true)
    })
    await user.click(turn())
    await waitFor(() => expect(packets).toEqual([{ v: 1 }]))
  })

  test.each([
    ['a browser without a service worker', () => Promise.resolve(false)],
    ['a hand-over that breaks', () => Promise.reject(new Error('gone'))],
  ])('%s is said, and nothing is left', async (_case, startHandOver) => {
    const { user } = open(startHandOver)
    await user.click(turn())
    expect(await screen.findByText('The tablet cannot be turned round yet')).toBeTruthy()
  })
})
