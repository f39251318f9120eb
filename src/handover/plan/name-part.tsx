import { useId, useRef, useState } from 'preact/hooks'
import { LONGEST, type Signature } from '../../domain/plan.ts'

interface NamePartProps {
  readonly signed: Signature | undefined
  readonly sign: (signature: Signature | undefined) => void
}

/** A name under the plan, drawn with a finger or typed, for whoever likes that. */
export function NamePart({ signed, sign }: NamePartProps) {
  const [way, setWay] = useState<Signature['kind'] | undefined>(signed?.kind)
  const choose = (kind: Signature['kind']) => () => {
    setWay(way === kind ? undefined : kind)
    sign(undefined)
  }
  return (
    <section class="plan-name" aria-label="My name under it (optional)">
      <h2 class="handover-part__heading">My name under it (optional)</h2>
      <div class="plan-action__choices">
        <button
          type="button"
          class="handover-button handover-button--quiet"
          aria-pressed={way === 'drawn'}
          onClick={choose('drawn')}
        >
          Draw my name
        </button>
        <button
          type="button"
          class="handover-button handover-button--quiet"
          aria-pressed={way === 'typed'}
          onClick={choose('typed')}
        >
          Type my name
        </button>
      </div>
      {way === 'typed' && <TypedName signed={signed} sign={sign} />}
      {way === 'drawn' && <DrawnName signed={signed} sign={sign} />}
    </section>
  )
}

function TypedName({ signed, sign }: NamePartProps) {
  const id = useId()
  const name = signed?.kind === 'typed' ? signed.name : ''
  const typed = (text: string) =>
    sign(text.trim() === '' ? undefined : { kind: 'typed', name: text.slice(0, LONGEST.name) })
  return (
    <div class="plan-field">
      <label class="handover-field__label" for={id}>
        My name
      </label>
      <input
        id={id}
        class="plan-field__control"
        value={name}
        maxLength={LONGEST.name}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => typed(event.currentTarget.value)}
      />
    </div>
  )
}

const BOX = { width: 1_000, height: 300 }
const LONGEST_PATH = 8_000

/** A box to draw in. What is drawn is kept as strokes, not as a picture: it prints sharp and takes little room. */
function DrawnName({ signed, sign }: NamePartProps) {
  const box = useRef<SVGSVGElement>(null)
  const [drawing, setDrawing] = useState(false)
  const path = signed?.kind === 'drawn' ? signed.path : ''
  const draw = (event: PointerEvent, command: 'M' | 'L') => {
    const area = box.current?.getBoundingClientRect()
    if (!area || area.width === 0) return
    const x = within(((event.clientX - area.left) / area.width) * BOX.width, BOX.width)
    const y = within(((event.clientY - area.top) / area.height) * BOX.height, BOX.height)
    const longer = `${path}${command}${x} ${y}`
    if (longer.length <= LONGEST_PATH) sign({ kind: 'drawn', path: longer })
  }
  const begin = (event: PointerEvent) => {
    event.preventDefault()
    box.current?.setPointerCapture(event.pointerId)
    setDrawing(true)
    draw(event, 'M')
  }
  return (
    <>
      <svg
        ref={box}
        class="plan-name__box"
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        role="img"
        aria-label={path === '' ? 'An empty box to draw a name in' : 'A name, as it was drawn'}
        onPointerDown={begin}
        onPointerMove={(event) => drawing && draw(event, 'L')}
        onPointerUp={() => setDrawing(false)}
        onPointerCancel={() => setDrawing(false)}
      >
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          stroke-width="6"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
      <button
        type="button"
        class="handover-button handover-button--quiet plan-small"
        aria-disabled={path === '' || undefined}
        onClick={() => sign(undefined)}
      >
        Wipe it away
      </button>
    </>
  )
}

function within(value: number, most: number): number {
  return Math.round(Math.min(most, Math.max(0, value)))
}
