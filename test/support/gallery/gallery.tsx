import { render } from 'preact'
import type { Example } from './example.ts'
import { worlds } from './worlds.ts'

/** Shows one example, or the list of all, as `?world=app&example=contact form` says. */
const wanted = new URLSearchParams(location.search)
const root = document.getElementById('gallery')
const world = worldOf(wanted.get('world'))
const example = worlds[world].find(({ name }) => name === wanted.get('example'))

if (root && example) await show(root, example)
else if (root) render(<Contents />, root)

async function show(into: HTMLElement, { show: make, press = [] }: Example): Promise<void> {
  if (world === 'hand-over') {
    await import('../../../src/handover/handover.scss')
    render(make(), into)
  } else {
    await import('../../../src/ui/main.scss')
    // The locked tablet brings its own frame.
    const page =
      world === 'door' ? (
        make()
      ) : (
        <div class="govuk-width-container">
          <main class="shell-main">{make()}</main>
        </div>
      )
    render(page, into)
  }
  for (const name of press) (await pressable(name)).click()
  await settled()
  document.documentElement.dataset['ready'] = 'yes'
}

function worldOf(name: string | null): keyof typeof worlds {
  return name === 'hand-over' || name === 'door' ? name : 'app'
}

/** The button that a screen reader would call by this name, or the label of a choice, as soon as it is there. */
async function pressable(name: string): Promise<HTMLElement> {
  for (let tries = 0; tries < 100; tries++) {
    const all = document.querySelectorAll<HTMLElement>('button, .govuk-radios__label, .govuk-checkboxes__label')
    const found = [...all].find((one) => nameOf(one) === name)
    if (found) return found
    await settled()
  }
  throw new Error(`No button and no choice is called ${name}`)
}

function nameOf(one: HTMLElement): string {
  return one.getAttribute('aria-label') ?? (one.textContent ?? '').replaceAll(/[▶■]/g, '').trim()
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30))
}

function Contents() {
  const all = Object.entries(worlds).flatMap(([name, examples]) => examples.map((one) => [name, one.name] as const))
  return (
    <ul>
      {all.map(([name, one]) => (
        <li key={one}>
          <a href={`?world=${name}&example=${encodeURIComponent(one)}`}>{one}</a>
        </li>
      ))}
    </ul>
  )
}
