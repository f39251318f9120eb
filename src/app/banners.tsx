import { useEffect, useState } from 'preact/hooks'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { applyUpdate, updateReady } from './register-worker.ts'

/** News about the app itself. A new version waits while somebody is writing. */
export function Banners({ writing, home }: { readonly writing: boolean; readonly home: boolean }) {
  const refused = useStorageRefused()
  const [letting, setLetting] = useState(false)
  const letIn = () => {
    setLetting(true)
    applyUpdate()
  }
  return (
    <>
      {updateReady.value && !writing && (
        <Notice title="A new version of Waymark is ready">
          <p>Letting it in locks the tablet. Nothing is lost.</p>
          <Button kind="secondary" busy={letting} onClick={letIn}>
            Let it in now
          </Button>
        </Notice>
      )}
      {refused && home && (
        <p class="shell-warning">
          The browser may remove records when the tablet is full. Install Waymark on the home screen, and send often.
        </p>
      )}
    </>
  )
}

/** Asks for persistent storage once, and tells whether it was refused. */
function useStorageRefused(): boolean {
  const [refused, setRefused] = useState(false)
  useEffect(() => {
    askOnce().then(setRefused, () => setRefused(true))
  }, [])
  return refused
}

async function askOnce(): Promise<boolean> {
  if (await navigator.storage.persisted()) return false
  return !(await navigator.storage.persist())
}
