import { useState } from 'preact/hooks'

const sizes = [
  ['normal', 'Normal letters'],
  ['large', 'Large letters'],
  ['largest', 'Largest letters'],
] as const

/** How large the letters are: for this hand-over only, nothing is remembered about who needed it. */
export function TextSize() {
  const [size, setSize] = useState<string>('normal')
  const choose = (chosen: string) => {
    document.documentElement.dataset['size'] = chosen
    setSize(chosen)
  }
  return (
    <div class="handover-sizes" role="group" aria-label="Size of letters">
      {sizes.map(([name, label]) => (
        <button
          key={name}
          type="button"
          class={`handover-size handover-size--${name}`}
          aria-label={label}
          aria-pressed={size === name}
          onClick={() => choose(name)}
        >
          A
        </button>
      ))}
    </div>
  )
}
