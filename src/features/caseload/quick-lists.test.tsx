import { cleanup, render, screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { aCard } from '../../../test/support/caseload-cards.ts'
import type { PersonCard } from '../../caseload/api.ts'
import type { ListName } from './lists.ts'
import { QuickLists, countsOf } from './quick-lists.tsx'
import { noFilters } from './search.ts'

function show(people: readonly PersonCard[], list: ListName | '' = '') {
  const chosen: (ListName | '')[] = []
  const filters = { ...noFilters, list }
  render(<QuickLists counts={countsOf(people, filters)} filters={filters} onChoose={(one) => chosen.push(one)} />)
  return { chosen, user: userEvent.setup() }
}

const different = () => screen.queryByRole('button', { name: /^Different answers/ })
const amara = aCard('Quillfeather, Amara')
const ben = aCard('Sample, Ben', { contested: true })

test('P16: whoever people said different things of is one touch away, and counted', async () => {
  const { chosen, user } = show([amara, ben])
  expect(different()?.textContent).toBe('Different answers 1')
  await user.click(screen.getByRole('button', { name: /^Different answers/ }))
  expect(chosen).toEqual(['different-answers'])
})

test('P16: a second touch shows everybody again, also when the last of them was settled', async () => {
  const { chosen, user } = show([amara], 'different-answers')
  expect(screen.getByText(/People said different things/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Different answers 0' }))
  expect(chosen).toEqual([''])
  cleanup()
  show([amara])
  expect(different()).toBeNull()
})
