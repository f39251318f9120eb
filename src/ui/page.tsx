import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

export interface PageProps {
  readonly heading: string
  readonly caption?: string | undefined
  readonly back?: { readonly label: string; readonly onBack: () => void } | undefined
  /** True while the page shows errors: its title says so first. */
  readonly error?: boolean
  readonly children: ComponentChildren
}

/**
 * A page's heading and content. The heading takes the focus when the page appears, so that a screen reader begins there. The
 * document's title never holds anything of a record: history outlives the lock.
 */
export function Page({ heading, caption, back, error = false, children }: PageProps) {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    title.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    document.title = error ? 'Error: Waymark' : 'Waymark'
  }, [error])
  return (
    <>
      {back && (
        <button type="button" class="govuk-back-link ui-back" onClick={back.onBack}>
          {back.label}
        </button>
      )}
      <h1 class="govuk-heading-l ui-heading" ref={title} tabIndex={-1}>
        {caption && <span class="govuk-caption-l">{caption}</span>}
        {heading}
      </h1>
      {children}
    </>
  )
}
