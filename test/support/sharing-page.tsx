import { render, screen, within } from '@testing-library/preact'
import userEvent from '@testing-library/user-event'
import type { ConsentEntry, DisclosureEntry, Entry, ReceivedEntry } from '../../src/domain/entry.ts'
import { Sharing } from '../../src/features/sharing/sharing.tsx'
import { amara } from './person-views.ts'
import { type SharingApiDouble, aConsent, aSharingApi } from './sharing-api.ts'

export const today = '2026-11-24'

/** A general yes to sharing, of 2 November. */
export const yes = aConsent({ on: '2026-11-02' })

const user = userEvent.setup()

/** Opens the sharing page of a record with these entries, after the name. */
export async function openSharing(...entries: readonly Entry[]) {
  const api = aSharingApi(...entries)
  const left: string[] = []
  render(<Sharing {...{ api, today }} person={amara} changed={0} onBack={() => left.push('back')} />)
  await screen.findByRole('heading', { name: /Sharing/, level: 1 })
  return { api, left }
}

/** Everything that somebody does on the page, as soon as what they do it with is there. */
export const press = async (name: RegExp | string) => user.click(await screen.findByRole('button', { name }))
export const choose = async (name: RegExp | string) => user.click(await screen.findByRole('radio', { name }))
export const tick = async (name: string) => user.click(await screen.findByRole('checkbox', { name }))
export const type = async (label: RegExp | string, words: string) =>
  user.type(await screen.findByLabelText(label), words)
export const select = async (label: RegExp | string, option: string) =>
  user.selectOptions(await screen.findByLabelText(label), option)

/** The day of the form's first date. */
export async function setDay(day: string, month: string, year: string): Promise<void> {
  for (const [part, typed] of [
    ['Day', day],
    ['Month', month],
    ['Year', year],
  ] as const) {
    const [input] = await screen.findAllByLabelText(part)
    if (!input) throw new Error('The form asks for no date')
    await user.clear(input)
    await user.type(input, typed)
  }
}

/** What the form says has to be put right. */
export async function errors(): Promise<(string | null)[]> {
  const summary = await screen.findByRole('alert')
  return within(summary)
    .getAllByRole('link')
    .map(({ textContent }) => textContent)
}

/** The cards of one part of the page, as soon as one of them says this. */
export async function cards(name: string, words: RegExp): Promise<HTMLElement[]> {
  const part = await screen.findByRole('region', { name })
  await within(part).findAllByText(words)
  return within(part).getAllByRole('listitem')
}

export const saved = () => screen.findByRole('heading', { name: 'Saved on this tablet' })

/** What was recorded after the first so many entries. */
export function added(api: SharingApiDouble, before: number) {
  const now = api.entries.slice(before)
  return {
    consents: now.filter((entry): entry is ConsentEntry => entry.kind === 'consent').map(({ consent }) => consent),
    disclosures: now
      .filter((entry): entry is DisclosureEntry => entry.kind === 'disclosure')
      .map(({ disclosure }) => disclosure),
    received: now.filter((entry): entry is ReceivedEntry => entry.kind === 'received').map(({ received }) => received),
    ids: now.map(({ id }) => id),
  }
}
