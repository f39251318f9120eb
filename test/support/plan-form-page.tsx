import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import type { Entry, PlanEntry } from '../../src/domain/entry.ts'
import { PlanForm } from '../../src/features/plan/plan-form.tsx'
import { anId } from './entries.ts'
import { amara } from './person-views.ts'
import { type PlanApiDouble, aPlanApi } from './plan-api.ts'

/** The day on which plans are made here. */
export const today = '2026-12-09'

export const user = userEvent.setup()

/** The first of the ways to begin where there is a plan. */
export const review = /^Review this plan/

/** Opens the form of Amara's plan in a record with these entries. */
export function openPlanForm(...entries: readonly Entry[]) {
  return openPlanFormIn(aPlanApi(...entries))
}

/** Opens the form; `plans` gives the versions that were saved since. */
export function openPlanFormIn(api: PlanApiDouble) {
  const done = { saved: 0 }
  const before = api.entries.length
  const onSaved = () => void done.saved++
  render(<PlanForm {...{ api, today, onSaved }} person={amara} newId={anId} onBack={() => undefined} />)
  const plans = () => api.entries.slice(before).filter((entry): entry is PlanEntry => entry.kind === 'plan')
  return { api, done, plans }
}

/** What somebody does in the form, as soon as what they do it with is there. */
export const press = async (name: RegExp | string) => user.click(await screen.findByRole('button', { name }))
export const area = (label: RegExp | string) => screen.findByLabelText<HTMLTextAreaElement>(label)
export const type = async (label: RegExp | string, words: string) => user.type(await area(label), words)

/** Types a date into the three inputs of a group. */
export async function setDay(group: RegExp, day: string, month: string, year: string): Promise<void> {
  const date = within(screen.getByRole('group', { name: group }))
  for (const [part, typed] of [
    ['Day', day],
    ['Month', month],
    ['Year', year],
  ] as const) {
    await user.clear(date.getByLabelText(part))
    await user.type(date.getByLabelText(part), typed)
  }
}

/** What the form says has to be put right. */
export async function errors(): Promise<(string | null)[]> {
  const summary = await screen.findByRole('alert')
  return within(summary)
    .getAllByRole('link')
    .map(({ textContent }) => textContent)
}

/** The actions of the form, in their order. */
export function actionTexts(): (string | null | undefined)[] {
  const rows = screen.getAllByRole('list').flatMap((list) => (list.tagName === 'OL' ? [...list.children] : []))
  return rows.map((row) => row.querySelector('.plan-said__text')?.textContent)
}
