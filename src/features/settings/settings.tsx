import { useEffect, useState } from 'preact/hooks'
import type { AccountView } from '../../caseload/api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import type { Passkeys } from '../unlock/passkey.ts'
import { GettingIn, GettingInPart, type Part } from './getting-in.tsx'
import { Item } from './item.tsx'
import type { GettingInCalls } from './part.ts'

export interface SettingsProps {
  readonly api: GettingInCalls
  readonly passkeys: Passkeys
  readonly account: AccountView | undefined
  readonly version: string
  readonly onLock: () => void
  readonly onPapers: () => void
  readonly onOffice: () => void
}

interface Storage {
  readonly persisted: boolean
  readonly asked: boolean
  readonly used: number | undefined
  readonly quota: number | undefined
}

/** What this tablet is, how it keeps its records, and what protects them. */
export function Settings(props: SettingsProps) {
  const { api, passkeys, account, version, onLock, onPapers, onOffice } = props
  const [part, setPart] = useState<Part | undefined>(undefined)
  const [storage, setStorage] = useState<Storage | undefined>(undefined)
  useEffect(() => {
    readStorage(false).then(setStorage, () => undefined)
  }, [])
  const ask = () => void askForStorage().then(setStorage, () => undefined)
  if (part) return <GettingInPart {...{ api, passkeys, part }} onBack={() => setPart(undefined)} onGone={onLock} />
  return (
    <Page heading="This tablet">
      {storage && !storage.persisted && <NotPersisted asked={storage.asked} onAsk={ask} />}
      <dl class="settings-list">
        <Item term="Belongs to">{account ? `${account.name}, ${account.authority}` : ''}</Item>
        <Item term="Storage">
          {storage?.persisted
            ? 'Kept by the browser until you remove it.'
            : 'The browser may remove it when the tablet is full.'}
          {storage?.used !== undefined && ` ${megabytes(storage.used)} used`}
          {storage?.quota !== undefined && ` of ${megabytes(storage.quota)} allowed.`}
        </Item>
        <Item term="Locks">
          After 5 minutes untouched, 1 minute out of sight, when the tablet sleeps, and whenever you say so.
        </Item>
        <Item term="Council’s key">
          <span class="settings-list__key">{account?.keyFingerprint}</span>
          <span class="settings-list__hint">Compare it with the one your council has published.</span>
        </Item>
        <Item term="Version">{version}</Item>
      </dl>
      <Button onClick={onLock}>Lock now</Button>
      <GettingIn {...{ api, passkeys }} onPart={setPart} />
      <h2 class="govuk-heading-m">On paper</h2>
      <p>
        <button type="button" class="ui-link" onClick={onPapers}>
          Printed copies to destroy
        </button>
      </p>
      <h2 class="govuk-heading-m">For managers</h2>
      <p>
        <button type="button" class="ui-link" onClick={onOffice}>
          Staff, enrolment codes and held entries
        </button>
      </p>
    </Page>
  )
}

function NotPersisted({ asked, onAsk }: { readonly asked: boolean; readonly onAsk: () => void }) {
  return (
    <Notice tone="problem" title="The browser has not promised to keep this tablet’s records">
      <p>
        {asked
          ? 'The browser said no. Install Waymark on the home screen and open it from there, then ask again. Until then, send often.'
          : 'Ask it to, so that nothing is removed when the tablet is full.'}
      </p>
      <Button kind="secondary" onClick={onAsk}>
        Ask the browser
      </Button>
    </Notice>
  )
}

async function readStorage(asked: boolean): Promise<Storage> {
  const [persisted, estimate] = await Promise.all([navigator.storage.persisted(), navigator.storage.estimate()])
  return { persisted, asked, used: estimate.usage, quota: estimate.quota }
}

async function askForStorage(): Promise<Storage> {
  await navigator.storage.persist()
  return readStorage(true)
}

function megabytes(bytes: number): string {
  const mega = bytes / 1_000_000
  return mega < 1_000 ? `${Math.max(1, Math.round(mega))} MB` : `${(mega / 1_000).toFixed(1)} GB`
}
