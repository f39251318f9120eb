import { screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, test } from 'vitest'
import {
  actionTexts,
  area,
  errors,
  openPlanForm,
  press,
  review,
  setDay,
  type,
  user,
} from '../../../test/support/plan-form-page.tsx'
import { aPlan, aPlanAction, aPlanEntry } from '../../../test/support/plans.ts'
import { MOST_ACTIONS } from '../../domain/plan.ts'

describe('a plan is made', () => {
  test('from one sentence and two touches', async () => {
    const { done, plans } = openPlanForm()
    await type('What I want to do', 'I want to be a baker.')
    await press(/Write or update my CV/)
    await press('In 2 weeks')
    await press('Save the plan')
    await waitFor(() => expect(done.saved).toBe(1))
    const [entry] = plans()
    expect(entry).not.toHaveProperty('of')
    expect(entry?.plan).toMatchObject({
      aim: 'I want to be a baker.',
      actions: [
        {
          text: 'Write or update my CV',
          who: 'young-person',
          by: '2026-12-23',
          status: 'not-started',
          from: 'adviser',
        },
      ],
    })
  })

  test('P18: of parts that are typed, each action with whose idea it was', async () => {
    const { done, plans } = openPlanForm()
    await press('Add an action')
    expect(document.activeElement).toBe(await area('Action 1'))
    await type('Action 1', 'Write a reference')
    await user.selectOptions(await area('Who does action 1'), 'School or college')
    await type('Who exactly (optional)', 'Mr Sample')
    await type(/Where to get help/, 'Room 12')
    await setDay(/^By when, action 1/, '15', 'jan', '27')
    await user.selectOptions(await area('Whose idea it was'), 'School')
    await press('Add a goal')
    await type('Goal 1', 'Level 2 baking')
    await user.selectOptions(await area('For which goal (optional)'), 'Level 2 baking')
    await press('In 3 months')
    await press('Save the plan')
    await waitFor(() => expect(done.saved).toBe(1))
    const plan = plans()[0]?.plan
    expect(plan?.goals).toMatchObject([{ kind: 'learning', text: 'Level 2 baking', status: 'in-progress' }])
    expect(plan?.actions).toMatchObject([
      {
        text: 'Write a reference',
        who: 'school',
        whoDetail: 'Mr Sample',
        by: '2027-01-15',
        signpostedTo: 'Room 12',
        from: 'school',
        goal: plan?.goals[0]?.id,
      },
    ])
    expect(plan?.reviewOn).toBe('2027-03-09')
  })

  test('P18: what is typed is the young person’s idea unless somebody says otherwise', async () => {
    const { plans } = openPlanForm()
    await press('Add an action')
    await type('Action 1', 'Ring the bakery')
    await press('Save the plan')
    await waitFor(() => expect(plans()[0]?.plan.actions[0]?.from).toBe('young-person'))
  })

  test('what is not in order is said at once, with a way to it, even in an action that is folded', async () => {
    const { plans } = openPlanForm()
    await press('Save the plan')
    expect(await errors()).toEqual(['Enter what they want to do, or add an action or a goal'])
    await press('Add an action')
    await type('Action 1', 'Ring')
    await setDay(/^By when, action 1/, '8', '12', '2026')
    await press('Close action 1')
    await press('Save the plan')
    expect(await errors()).toEqual(['The day of action 1 must be today or in the future'])
    await user.click(screen.getByRole('link'))
    const day = within(screen.getByRole('group', { name: /^By when, action 1/ })).getByLabelText('Day')
    expect(document.activeElement).toBe(day)
    expect(await area('Action 1')).toHaveProperty('value', 'Ring')
    expect(plans()).toEqual([])
  })

  test('what could not be saved is said, and everything stays', async () => {
    const { api, done, plans } = openPlanForm()
    await type('What I want to do', 'Bake')
    api.problem = 'full'
    await press('Save the plan')
    await screen.findByText(/This tablet is full/)
    expect(await area('What I want to do')).toHaveProperty('value', 'Bake')
    api.problem = undefined
    await press('Save the plan')
    await waitFor(() => expect(done.saved).toBe(1))
    expect(plans()).toHaveLength(1)
  })

  test('P17: hard words are hinted at while somebody writes', async () => {
    openPlanForm()
    await type('What I want to do', 'I am NEET.')
    await press('Write “not in education, work or training” instead')
    expect(await area('What I want to do')).toHaveProperty('value', 'I am not in education, work or training.')
  })

  test('a plan of so many actions takes no more', async () => {
    const actions = Array.from({ length: MOST_ACTIONS }, () => aPlanAction())
    openPlanForm(aPlanEntry(aPlan({ actions })))
    await press(review)
    await screen.findByText(/A plan holds 30 actions/)
    expect(screen.queryByRole('button', { name: 'Add an action' })).toBeNull()
    const chip = screen.getByText('Go to an open day').closest('button')
    expect(chip?.getAttribute('aria-disabled')).toBe('true')
  })
})

describe('the actions', () => {
  const three = ['Ring', 'Ask', 'Go'].map((text) => aPlanAction({ text }))

  test('are put in another order; the focus stays with the one that is moved', async () => {
    const { plans } = openPlanForm(aPlanEntry(aPlan({ actions: three })))
    await press(review)
    await press('Move up action 3')
    expect(actionTexts()).toEqual(['Ring', 'Go', 'Ask'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move up action 2')
    expect(screen.getByText('Go: now 2 of 3')).toBeTruthy()
    await press('Move up action 1')
    expect(actionTexts()).toEqual(['Ring', 'Go', 'Ask'])
    await press('Save the plan')
    await waitFor(() => expect(plans()[0]?.plan.actions.map(({ text }) => text)).toEqual(['Ring', 'Go', 'Ask']))
  })

  test('one that is removed comes back where it was', async () => {
    openPlanForm(aPlanEntry(aPlan({ actions: three })))
    await press(review)
    await press('Remove action 2')
    expect(actionTexts()).toEqual(['Ring', 'Go'])
    expect(document.activeElement?.textContent).toBe('Undo')
    await press('Undo')
    expect(actionTexts()).toEqual(['Ring', 'Ask', 'Go'])
  })

  test('a goal that is removed comes back, and what served it serves it still', async () => {
    const plan = aPlan()
    const [goal] = plan.goals
    const actions = [aPlanAction({ goal: goal?.id ?? '' })]
    const { plans } = openPlanForm(aPlanEntry({ ...plan, actions }))
    await press(review)
    await press('Remove goal 1')
    await press('Undo')
    await type('What I want to do', '!')
    await press('Save the plan')
    await waitFor(() => expect(plans()[0]?.plan.actions[0]?.goal).toBe(goal?.id))
  })

  test('a suggestion is put in once', async () => {
    openPlanForm()
    await press(/Go to an open day/)
    await press(/Go to an open day/)
    expect(actionTexts()).toEqual(['Go to an open day'])
    expect(screen.getByRole('button', { name: /Go to an open day \(in the plan\)/ })).toBeTruthy()
  })
})
