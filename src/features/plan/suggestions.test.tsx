import { cleanup, screen, waitFor } from '@testing-library/preact'
import { describe, expect, test } from 'vitest'
import { aPlanApi } from '../../../test/support/plan-api.ts'
import { area, errors, openPlanForm, openPlanFormIn, press, type, user } from '../../../test/support/plan-form-page.tsx'
import { MOST_SUGGESTIONS } from '../../codes/suggestions.ts'
import { flushDraft } from '../form/draft-keeper.ts'

describe('the adviser’s own suggestions', () => {
  test('an action is kept for the next young person', async () => {
    const { api } = openPlanForm()
    await press('Add an action')
    await type('Action 1', 'Visit the bakery')
    await press('Keep this as a suggestion')
    await screen.findByText('This is in your suggestions.')
    expect(api.suggested.at(-1)).toEqual({ text: 'Visit the bakery', who: 'young-person' })
  })

  test('a full list says so, and keeps what it has', async () => {
    const api = aPlanApi()
    api.suggested = Array.from({ length: MOST_SUGGESTIONS }, (_, n) => ({ text: `Suggestion ${n}`, who: 'adviser' }))
    openPlanFormIn(api)
    await press('Add an action')
    await type('Action 1', 'Visit the bakery')
    expect(screen.getByText(/Your suggestions are full/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Keep this as a suggestion' })).toBeNull()
  })

  test('the list is put in order without losing a word of the plan', async () => {
    const { api } = openPlanForm()
    await type('What I want to do', 'Bake')
    await press('Change this list')
    const text = await area('Suggestion 1')
    await user.clear(text)
    await press('Save the list')
    expect(await errors()).toEqual(['Enter suggestion 1, or remove it'])
    await user.type(text, 'Write a CV with me')
    await press('Remove suggestion 2')
    await press('Save the list')
    await screen.findByRole('button', { name: /Write a CV with me/ })
    expect(await area('What I want to do')).toHaveProperty('value', 'Bake')
    expect(api.suggested.map(({ text: one }) => one).slice(0, 2)).toEqual(['Write a CV with me', 'Go to an open day'])
  })

  test('the usual ones come back beside one’s own', async () => {
    const api = aPlanApi()
    api.suggested = [{ text: 'Visit the bakery', who: 'adviser' }]
    openPlanFormIn(api)
    await press('Change this list')
    await press('Put the usual ones back')
    await press('Save the list')
    await waitFor(() => expect(api.suggested).toHaveLength(15))
    expect(api.suggested[0]?.text).toBe('Visit the bakery')
  })

  test('P20: a list that is left half-changed is kept and offered again', async () => {
    const { api } = openPlanForm()
    await press('Change this list')
    await type('Suggestion 1', ' together')
    await flushDraft()
    cleanup()
    openPlanFormIn(api)
    await press('Change this list')
    expect(await area('Suggestion 1')).toHaveProperty('value', 'Write or update my CV together')
    expect(screen.getByText(/You had begun this/)).toBeTruthy()
  })

  test('where the list cannot be had a plan is made without it', async () => {
    const api = aPlanApi()
    api.suggestions = () => Promise.reject(new Error('locked'))
    const { done } = openPlanFormIn(api)
    await type('What I want to do', 'Bake')
    expect(screen.queryByText('Add from your suggestions')).toBeNull()
    await press('Save the plan')
    await waitFor(() => expect(done.saved).toBe(1))
  })
})
