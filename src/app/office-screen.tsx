import { useEffect, useState } from 'preact/hooks'
import type { Day } from '../domain/time.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import type { OfficeEntry } from './office-entry.tsx'

type Entry = typeof OfficeEntry

/** Fetches the office when somebody opens it. Without a network it says so, and what to do. */
export function OfficeScreen({ today, onBack }: { readonly today: Day; readonly onBack: () => void }) {
  const [fetched, setFetched] = useState<Entry | 'fetching' | 'failed'>('fetching')
  const fetchEntry = () => {
    setFetched('fetching')
    import('./office-entry.tsx').then(
      (module) => setFetched(() => module.OfficeEntry),
      () => setFetched('failed'),
    )
  }
  useEffect(fetchEntry, [])
  if (fetched === 'fetching') return <div aria-busy="true" />
  if (fetched !== 'failed') {
    const Office = fetched
    return <Office {...{ today, onBack }} />
  }
  return (
    <Page heading="Office" back={{ label: 'Back', onBack }}>
      <Notice tone="problem" title="The office could not be opened">
        <p>
          It needs a network, because nothing of it is kept on this tablet. Connect, then try again. If this tablet is
          connected, close Waymark and open it again: there may be a new version.
        </p>
      </Notice>
      <Button onClick={fetchEntry}>Try again</Button>
    </Page>
  )
}
