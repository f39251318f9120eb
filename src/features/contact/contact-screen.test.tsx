import { render, screen, waitFor, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { anEntryId, anId } from '../../../test/support/entries.ts'
import { type PersonApiDouble, aPersonApi } from '../../../test/support/person-api.ts'
import { aContactView, aPersonView, amara } from '../../../test/support/person-views.ts'
import type { PersonView } from '../../caseload/api.ts'
import type { EntryId } from '../../domain/ids.ts'
import { fieldsFromContact, draftFromFields } from './contact-fields.ts'
import { ContactScreen } from './contact-screen.tsx'
import { flushDraft } from '../form/draft-keeper.ts'

async function open(view: PersonView = aPersonView(), changes?: EntryId) {
  const api: PersonApiDouble = aPersonApi(view)
  const saved: EntryId[] = []
  const left = { times: 0 }
  const screens = render(
    <ContactScreen
      api={api}
      person={amara}
      today="2026-11-24"
      changes={changes}
      onSaved={(contact) => saved.push(contact)}
      onBack={() => left.times++}
    />,
  )
  await screen.findByRole('heading', { level: 1 })
  return { api, saved, left, user: userEvent.setup(), leave: screens.unmount }
}

const notes = () => screen.getByLabelText<HTMLTextAreaElement>('Notes')
const save = () => screen.getByRole('button', { name: 'Save contact' })

describe('a contact is recorded', () => {
  test('P08: in a minute: everything usual is filled in, two answers are missing', async () => {
    const { api, saved, user } = await open()
    await user.selectOptions(screen.getByLabelText('Kind of contact'), 'guidance-interview')
    await user.type(notes(), 'Wants to be an electrician.')
    await user.click(save())
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(api.contacts[0]?.contact).toEqual({
      type: 'guidance-interview',
      channel: 'face-to-face',
      outcome: 'took-place',
      on: '2026-11-24',
      place: 'Testbury High School',
      present: [{ who: 'young-person' }],
      notes: [{ source: 'young-person', text: 'Wants to be an electrician.' }],
      nextSteps: [],
    })
  })

  test('an unanswered phone call needs no notes', async () => {
    const { api, saved, user } = await open()
    await user.selectOptions(screen.getByLabelText('Kind of contact'), 'phone-call')
    await user.click(screen.getByLabelText('Attempted: no answer'))
    await user.click(save())
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(api.contacts[0]?.contact).toMatchObject({
      channel: 'telephone',
      outcome: 'no-answer',
      present: [],
      notes: [],
    })
  })

  test('P18: what somebody else said is a part of its own, with who said it', async () => {
    const { api, saved, user } = await open()
    await user.selectOptions(screen.getByLabelText('Kind of contact'), 'drop-in')
    await user.type(notes(), 'Likes art.')
    await user.click(screen.getByRole('button', { name: 'Add something from somebody else' }))
    await user.selectOptions(screen.getByLabelText('Who said this, part 2'), 'school')
    await user.type(screen.getByLabelText('Who exactly, part 2 (optional)'), 'Mr Sample')
    await user.type(screen.getByLabelText('Notes, part 2'), 'Attendance is good.')
    await user.click(save())
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(api.contacts[0]?.contact.notes).toEqual([
      { source: 'young-person', text: 'Likes art.' },
      { source: 'school', detail: 'Mr Sample', text: 'Attendance is good.' },
    ])
  })

  test('a next step is followed up in two weeks with one touch', async () => {
    const { api, saved, user } = await open()
    await user.selectOptions(screen.getByLabelText('Kind of contact'), 'drop-in')
    await user.type(notes(), 'Likes art.')
    await user.type(screen.getByLabelText('Step 1 (optional)'), 'Ring the college')
    await user.click(screen.getByRole('button', { name: 'In 2 weeks' }))
    await user.click(save())
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(api.contacts[0]?.contact.nextSteps).toEqual([{ text: 'Ring the college', followUpOn: '2026-12-08' }])
  })

  test('what is missing is said above the form and at the field, in the same words', async () => {
    const { api, user } = await open()
    await user.click(save())
    const summary = within(screen.getByRole('alert'))
    for (const message of ['Select what kind of contact it was', 'Enter what was said']) {
      const link = summary.getByRole('link', { name: message })
      const target = document.getElementById(link.getAttribute('href')?.slice(1) ?? '')
      expect(target?.closest('.govuk-form-group')?.textContent).toContain(message)
    }
    expect(api.contacts).toEqual([])
  })

  test('pasted markup is text', async () => {
    const { user } = await open()
    const markup = '<b>bold</b><script>alert(1)</script>'
    await user.click(notes())
    await user.paste(markup)
    expect(notes().value).toBe(markup)
  })

  test('a full tablet: the text stays, and saving again works', async () => {
    const { api, saved, user } = await open()
    await user.selectOptions(screen.getByLabelText('Kind of contact'), 'drop-in')
    await user.type(notes(), 'Likes art.')
    api.problem = 'full'
    await user.click(save())
    await screen.findByText(/This tablet is full, so nothing was saved/)
    expect(notes().value).toBe('Likes art.')
    api.problem = undefined
    await user.click(save())
    await waitFor(() => expect(saved).toHaveLength(1))
  })

  test('changing a contact starts from what is recorded and names what it changes', async () => {
    const contact = aContactView()
    const { api, saved, user } = await open(aPersonView({ contacts: [contact] }), contact.id)
    expect(notes().value).toBe(contact.contact.notes[0]?.text)
    await user.type(notes(), ' And art.')
    await user.click(save())
    await waitFor(() => expect(saved).toEqual([contact.id]))
    expect(api.contacts[0]).toMatchObject({ changes: contact.id, contact: { place: contact.contact.place } })
  })
})

describe('a group session in one record', () => {
  const group = { id: anId(), title: 'Apprenticeship assembly', note: 'How to apply,\nand whom to ask.' }
  const session = aContactView({}, { type: 'event', present: [], notes: [], nextSteps: [], group })

  test('P08: changing it shows the note that everybody has, and keeps it', async () => {
    const { api, saved, user } = await open(aPersonView({ contacts: [session] }), session.id)
    const shown = screen.getByRole('region', { name: 'Group session: Apprenticeship assembly' })
    expect(shown.textContent).toContain('How to apply,\nand whom to ask.')
    expect(within(shown).queryByRole('textbox')).toBeNull()
    await user.type(screen.getByLabelText('Step 1 (optional)'), 'Ring the college')
    await user.click(save())
    await waitFor(() => expect(saved).toEqual([session.id]))
    expect(api.contacts[0]?.contact).toEqual({ ...session.contact, nextSteps: [{ text: 'Ring the college' }] })
  })

  test('P08: a draft of such a change keeps it as well', async () => {
    const fields = { ...draftFromFields(fieldsFromContact(session.contact)), noteTexts: ['Asked about bricklaying.'] }
    const draft = { fields, savedAt: '2026-11-24T10:42:00.000Z', changes: session.id }
    const { api, saved, user } = await open(aPersonView({ contacts: [session], draft }), session.id)
    await user.click(save())
    await waitFor(() => expect(saved).toHaveLength(1))
    expect(api.contacts[0]?.contact).toMatchObject({ group, notes: [{ text: 'Asked about bricklaying.' }] })
  })

  test('a contact that is none says nothing of a session', async () => {
    await open()
    expect(screen.queryByText(/Group session/)).toBeNull()
  })
})

describe('a half-written contact is never lost', () => {
  test('the draft is kept as soon as the field is left', async () => {
    const { api, user } = await open()
    await user.type(notes(), 'half a sen')
    await user.tab()
    await screen.findByText('Draft kept on this tablet 10:42')
    expect(api.drafts.at(-1)?.fields).toMatchObject({ noteTexts: ['half a sen'] })
  })

  test('the draft is kept when the tablet locks', async () => {
    const { api, user } = await open()
    await user.type(notes(), 'half a sen')
    await flushDraft()
    expect(api.drafts.at(-1)?.fields).toMatchObject({ noteTexts: ['half a sen'] })
  })

  test('the draft is kept when somebody leaves the page', async () => {
    const { api, user, leave } = await open()
    await user.type(notes(), 'half a sen')
    leave()
    await waitFor(() => expect(api.drafts.at(-1)?.fields).toMatchObject({ noteTexts: ['half a sen'] }))
  })

  test('text that no draft holds is not left without asking', async () => {
    const { api, left, user } = await open()
    api.problem = 'full'
    await user.type(notes(), 'half a sen')
    await user.tab()
    await screen.findByText(/The draft is not kept/)
    await user.click(screen.getByRole('button', { name: 'Amara' }))
    expect(left.times).toBe(0)
    await user.click(screen.getByRole('button', { name: 'Stay here' }))
    expect(notes().value).toBe('half a sen')
    await user.click(screen.getByRole('button', { name: 'Amara' }))
    await user.click(screen.getByRole('button', { name: 'Leave and lose it' }))
    expect(left.times).toBe(1)
  })

  test('opening the form again goes on with the draft', async () => {
    const fields = { ...draftFromFields(fieldsFromContact(aContactView().contact)), noteTexts: ['half a sen'] }
    await open(aPersonView({ draft: { fields, savedAt: '2026-11-24T10:42:00.000Z', changes: undefined } }))
    expect(notes().value).toBe('half a sen')
  })

  test('a draft of something else is not overwritten unasked', async () => {
    const contact = aContactView()
    const draft = {
      fields: draftFromFields(fieldsFromContact(contact.contact)),
      savedAt: '2026-11-24T10:42:00.000Z',
      changes: anEntryId(),
    }
    const { user } = await open(aPersonView({ contacts: [contact], draft }))
    expect(screen.getByRole('heading', { level: 1 }).textContent).toContain('You were writing something else')
    await user.click(screen.getByRole('button', { name: 'Throw it away and start this one' }))
    await screen.findByLabelText('Notes')
    expect(notes().value).toBe('')
  })

  test('a young person who left the caseload meanwhile is said in words', async () => {
    const api = aPersonApi(undefined)
    render(
      <ContactScreen api={api} person={amara} today="2026-11-24" onSaved={() => undefined} onBack={() => undefined} />,
    )
    expect(await screen.findByText('Not in your caseload')).toBeTruthy()
  })
})
