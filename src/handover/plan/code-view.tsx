import { encode } from 'uqr'

/** What a phone's camera reads well from a screen: version 25 at most, error correction M, and the quiet zone of the standard. */
const READABLE = { ecc: 'M', maxVersion: 25, border: 4, boostEcc: false } as const

/** One code that an ordinary phone's camera reads, drawn as a picture of squares: dark on white, whatever the screen likes. */
export function CodeView({ text, name }: { readonly text: string; readonly name: string }) {
  const { data, size } = encode(text, READABLE)
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg class="take-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
