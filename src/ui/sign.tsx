/** The waymark: an arrow on a post, as on a footpath. */
export function Sign({ size }: { readonly size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M14 4h3v25h-3z" fill="currentColor" opacity="0.7" />
      <path d="M4 7h18l6 5-6 5H4z" fill="currentColor" />
    </svg>
  )
}
