import { cleanup, screen, waitFor, within } from '@testing-library/preact'
import { describe, expect, test } from 'vitest'
import { aNextVersion, aPlanApi, byBen, byYoungPerson } from '../../../test/support/plan-api.ts'
import {
  area,
  errors,
  openPlanForm,
  openPlanFormIn,
  press,
  review,
  type,
  user,
} from '../../../test/support/plan-form-page.tsx'
import { aPlan, aPlanAction, aPlanEntry } from '../../../test/support/plans.ts'
import { flushDraft } from '../form/draft-keeper.ts'

describe('a plan is reviewed', () => {
  const late = aPlanAction({ text: 'Ring the bakery', by: '2026-12-01' })
  const done = aPlanAction({ text: 'Write my CV', status: 'done' })
  const first = aPlanEntry(aPlan({ actions: [late, done], reviewOn: '2026-12-08' }))

  test('P14: as a new version to be agreed, in place of the one before', async () => {
    const { plans } = openPlanForm(first)
    await press(review)
    const howFar = within(screen.getByRole('group', { name: 'How far it is, action 1' }))
    await user.click(howFar.getByRole('button', { name: 'Done' }))
    expect(howFar.getByRole('button', { name: 'Done' }).getAttribute('aria-pressed')).toBe('true')
    await press('Save the plan')
    await waitFor(() => expect(plans()).toHaveLength(1))
    expect(plans()[0]).toMatchObject({ of: first.id, supersedes: [first.id] })
    expect(plans()[0]?.plan.actions.map(({ id, status }) => [id, status])).toEqual([
      [late.id, 'done'],
      [done.id, 'done'],
    ])
    expect(plans()[0]?.plan).not.toHaveProperty('reviewOn')
  })

  test('the day that has come is told, and the next one asked for', async () => {
    openPlanForm(first)
    await press(review)
    expect(screen.getByText('Last time you said 8 December 2026. Set the next day.')).toBeTruthy()
  })

  test('the next plan goes on with what is open', async () => {
    const { plans } = openPlanForm(first)
    await press(/^Make the next plan from it/)
    await press('Save the plan')
    await waitFor(() => expect(plans()[0]?.plan.actions.map(({ id }) => id)).toEqual([late.id]))
  })

  test('or begins with nothing', async () => {
    openPlanForm(first)
    await press(/^Begin with an empty page/)
    expect(await area('What I want to do')).toHaveProperty('value', '')
  })

  test('P14: a plan that says what stands already is not saved: nobody has to agree to it twice', async () => {
    const { plans } = openPlanForm(aPlanEntry(aPlan()))
    await press(review)
    await press('Save the plan')
    expect(await errors()).toEqual(['Change something first: the plan says this already'])
    expect(plans()).toEqual([])
  })

  test('P14: what the young person has against an action is kept as they wrote it', async () => {
    const objecting = aPlanEntry(aPlan({ actions: [{ ...late, objection: 'Not on Mondays.' }] }))
    const { plans } = openPlanForm(objecting)
    await press(review)
    expect(screen.getByText('Not on Mondays.')).toBeTruthy()
    await press('Change action 1')
    expect(screen.queryByDisplayValue('Not on Mondays.')).toBeNull()
    await type('Action 1', ' on Friday')
    await press('Save the plan')
    await waitFor(() =>
      expect(plans()[0]?.plan.actions[0]).toMatchObject({
        text: 'Ring the bakery on Friday',
        objection: 'Not on Mondays.',
      }),
    )
  })

  test('words of a hand-over that was left unfinished are said to come first', async () => {
    const api = aPlanApi(first)
    api.unfinished = true
    openPlanFormIn(api)
    await press(review)
    expect(screen.getByRole('heading', { name: 'Amara began on this plan and did not finish' })).toBeTruthy()
  })
})

describe('nothing typed is lost', () => {
  test('P20: a form that is left is kept sealed, and offered again as it was', async () => {
    const { api } = openPlanForm()
    await type('What I want to do', 'Bake')
    await press(/Go to an open day/)
    await flushDraft()
    cleanup()
    const { done, plans } = openPlanFormIn(api)
    await screen.findByText(/You had begun this/)
    expect(await area('What I want to do')).toHaveProperty('value', 'Bake')
    await press('Save the plan')
    await waitFor(() => expect(done.saved).toBe(1))
    expect(plans()[0]?.plan.actions).toHaveLength(1)
    expect(api.kept.size).toBe(0)
  })

  test('or thrown away, when somebody wants to start afresh', async () => {
    const { api } = openPlanForm()
    await type('What I want to do', 'Bake')
    await flushDraft()
    cleanup()
    openPlanFormIn(api)
    await press('Start afresh')
    await waitFor(async () => expect(await area('What I want to do')).toHaveProperty('value', ''))
    expect(api.kept.size).toBe(0)
  })

  test('what was kept by another version of the form does no harm', async () => {
    const api = aPlanApi()
    api.kept.set('plan', { plan: '{"v":9,"fields":{}}' })
    openPlanFormIn(api)
    expect(await area('What I want to do')).toHaveProperty('value', '')
  })
})

describe('nobody takes the place of a version that they have not seen', () => {
  const first = aPlanEntry(aPlan({ actions: [aPlanAction({ text: 'Ring' })] }))
  const own = aPlanAction({ text: 'Ask my uncle', from: 'young-person' })
  const changed = byYoungPerson(first, {
    ...first.plan,
    actions: [...first.plan.actions.map((action) => ({ ...action, objection: 'Not on Mondays.' })), own],
  })

  test('P14: what came meanwhile is shown before anything is saved, and can be put in', async () => {
    const { api, done, plans } = openPlanForm(first)
    await press(review)
    await type('My next step (optional)', '!')
    api.entries.push(changed)
    await press('Save the plan')
    await screen.findByRole('heading', { name: 'The plan has changed since you began' })
    expect(done.saved).toBe(0)
    expect(screen.getByText('Amara added “Ask my uncle”.')).toBeTruthy()
    expect(screen.getByText('Not on Mondays.')).toBeTruthy()
    await press('Put in 1 action from it')
    await press('Save the plan')
    await waitFor(() => expect(done.saved).toBe(1))
    const made = plans().at(-1)
    expect(made?.supersedes).toEqual([changed.id])
    expect(made?.plan.actions).toMatchObject([{ text: 'Ring', objection: 'Not on Mondays.' }, own])
  })

  test('P14: so it is when a form is taken up again', async () => {
    const { api } = openPlanForm(first)
    await press(review)
    await type('My next step (optional)', '!')
    await flushDraft()
    cleanup()
    api.entries.push(changed)
    openPlanFormIn(api)
    await screen.findByRole('heading', { name: 'The plan has changed since you began' })
    expect(await area('My next step (optional)')).toHaveProperty('value', `${first.plan.nextStep}!`)
    expect(screen.getByText('Not on Mondays.')).toBeTruthy()
  })

  test('two versions made apart: the other is at hand, and saving settles it', async () => {
    const ours = aNextVersion(first, { ...first.plan, aim: 'To be a chef' })
    const theirs = byBen(first, { ...first.plan, actions: [...first.plan.actions, own] })
    const { done, plans } = openPlanForm(first, theirs, ours)
    await press(review)
    expect(screen.getByText(/^The other version, by /)).toBeTruthy()
    await press('Save the plan')
    await waitFor(() => expect(done.saved).toBe(1))
    expect(plans()[0]?.supersedes.toSorted()).toEqual([ours.id, theirs.id].toSorted())
  })
})
