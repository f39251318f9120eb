import { cleanup, render, screen } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { MissingView } from '../../caseload/record-api.ts'
import { MissingNote } from './missing-note.tsx'

const review: MissingView = {
  missing: 'review-date',
  words: 'It needs a day on which to look again.',
  sensitive: false,
}
const carer: MissingView = { missing: 'characteristic', words: 'It needs the characteristic “Carer”.', sensitive: true }

test('P06: what a code still needs is said on the page, and nothing where nothing is missing', () => {
  render(<MissingNote missing={[review]} />)
  expect(screen.getByText(review.words).closest('details')).toBeNull()
  cleanup()
  const { container } = render(<MissingNote missing={[]} />)
  expect(container.textContent).toBe('')
})

test('P10: what would tell as much as a hidden destination stays closed until somebody opens it', async () => {
  render(<MissingNote missing={[carer]} />)
  const closed = screen.getByText(carer.words).closest('details')
  expect(closed?.open).toBe(false)
  await userEvent.setup().click(screen.getByText('Something is missing for the national return'))
  expect(closed?.open).toBe(true)
})
