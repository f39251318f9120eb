import type { ComponentChildren } from 'preact'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'

interface PaperPageProps {
  readonly heading: string
  readonly caption?: string | undefined
  /** What was just saved. */
  readonly saved: string | undefined
  readonly onBack: () => void
  readonly children: ComponentChildren
}

/** A page of the register, with the news of what was just saved. */
export function PaperPage({ heading, caption, saved, onBack, children }: PaperPageProps) {
  return (
    <Page heading={heading} caption={caption} back={{ label: 'Back', onBack }}>
      {saved !== undefined && (
        <Notice tone="good" title="Saved on this tablet">
          <p>{saved}</p>
        </Notice>
      )}
      {children}
    </Page>
  )
}

/** Says that a list could not be read: an empty page would look as if no paper were due. */
export function PapersFailed({ onAgain }: { readonly onAgain: () => void }) {
  return (
    <>
      <Notice tone="problem" title="The paper register could not be read">
        <p>Nothing is lost. Try again; if it stays so, lock the tablet and unlock it.</p>
      </Notice>
      <Button onClick={onAgain}>Try again</Button>
    </>
  )
}
