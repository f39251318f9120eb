/** One line of what this tablet is. */
export function Item({ term, children }: { readonly term: string; readonly children: preact.ComponentChildren }) {
  return (
    <div class="settings-list__row">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
