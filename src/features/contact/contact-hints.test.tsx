import { render, screen, waitFor } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { anId } from '../../../test/support/entries.ts'
import { aPersonApi } from '../../../test/support/person-api.ts'
import { aCardOf, aPersonView, amara } from '../../../test/support/person-views.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import { ContactScreen } from './contact-screen.tsx'

async function open() {
  const view = aPersonView()
  const own = { ...aCardOf(view), given: 'Amara', family: 'Quillfeather' }
  const other = { ...own, person: anId() as PersonId, given: 'Sam', family: 'Example' }
  const api = aPersonApi(view)
  api.people = () => Promise.resolve([own, other])
  const [saved, moved]: [EntryId[], string[]] = [[], []]
  const screens = render(
    <ContactScreen
      {...{ api, person: amara, today: '2026-11-24' }}
      onSaved={(contact) => saved.push(contact)}
      onMove={(to) => moved.push(to)}
      onBack={() => undefined}
    />,
  )
  await screen.findByRole('heading', { level: 1 })
  return { api, saved, moved, user: userEvent.setup(), leave: screens.unmount }
}

const notes = () => screen.getByLabelText<HTMLTextAreaElement>('Notes')
const hinted = (words: RegExp) => screen.findByText(words, undefined, { timeout: 10_000 })
const toHealth = () => screen.getByRole('button', { name: 'Record it under Health' })

describe('while a contact is written', () => {
  test('P17: plain words are offered below the notes and the steps, and what they change is saved', async () => {
    const { api, saved, user } = await open()
    await user.selectOptions(screen.getByLabelText('Kind of contact'), 'drop-in')
    await user.type(notes(), 'You are NEET.')
    await hinted(/may need explaining/)
    await user.click(screen.getByRole('button', { name: /^Write “not in education/ }))
    await user.type(screen.getByLabelText('Step 1 (optional)'), 'Look at LMI')
    await hinted(/may need explaining/)
    await user.click(screen.getByRole('button', { name: 'Write “facts about jobs” instead' }))
    await user.click(screen.getByRole('button', { name: 'Save contact' }))
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(api.contacts[0]?.contact).toMatchObject({
      notes: [{ text: 'You are not in education, work or training.' }],
      nextSteps: [{ text: 'Look at facts about jobs' }],
    })
    expect(api.drafts.at(-1)?.fields).toMatchObject({ stepTexts: ['Look at facts about jobs'] })
  })

  test('P15: another young person is pointed out, and nothing keeps anybody from saving', async () => {
    const { api, saved, user } = await open()
    await user.selectOptions(screen.getByLabelText('Kind of contact'), 'drop-in')
    const text = 'Amara Quillfeather came with Sam Example, who has asthma.'
    await user.type(notes(), text)
    expect((await hinted(/is another young person/)).textContent).toContain('“Sam Example”')
    expect(screen.queryByText(/“Amara Quillfeather”/)).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Save contact' }))
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(api.contacts[0]?.contact.notes).toEqual([{ source: 'young-person', text }])
  })

  test('P15: a hint about health leads to where it is held apart, and the draft is kept', async () => {
    const { api, moved, user, leave } = await open()
    await user.type(notes(), 'You have asthma.')
    await hinted(/may be about health/)
    await user.click(toHealth())
    expect(moved).toEqual(['health'])
    leave()
    await waitFor(() => expect(api.drafts.at(-1)?.fields).toMatchObject({ noteTexts: ['You have asthma.'] }))
  })

  test('text that no draft holds is not left without asking, whatever the way out', async () => {
    const { api, moved, user } = await open()
    api.problem = 'full'
    await user.type(notes(), 'You have asthma.')
    await user.tab()
    await screen.findByText(/The draft is not kept/)
    await hinted(/may be about health/)
    await user.click(toHealth())
    expect(moved).toEqual([])
    await user.click(screen.getByRole('button', { name: 'Leave and lose it' }))
    expect(moved).toEqual(['health'])
  })
})
