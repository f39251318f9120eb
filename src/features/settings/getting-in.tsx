import { useEffect, useState } from 'preact/hooks'
import type { GettingInView } from '../../caseload/door-api.ts'
import { Item } from './item.tsx'
import { AddPasskey } from './add-passkey.tsx'
import { ChangeLabel } from './change-label.tsx'
import { ChangePassphrase } from './change-passphrase.tsx'
import type { PartProps } from './part.ts'
import { RemoveMe } from './remove-me.tsx'

/** A page about getting in that stands in the place of the settings. */
export type Part = 'passphrase' | 'label' | 'passkey' | 'remove'

/** The ways into this adviser's vault on this tablet. */
export function GettingIn({
  api,
  passkeys,
  onPart,
}: Pick<PartProps, 'api' | 'passkeys'> & { readonly onPart: (part: Part) => void }) {
  const [view, setView] = useState<GettingInView | undefined>(undefined)
  const [possible, setPossible] = useState(false)
  const look = () => void api.gettingIn().then(setView, () => undefined)
  useEffect(() => {
    look()
    passkeys.possible().then(setPossible, () => undefined)
  }, [])
  if (!view) return null
  const remove = (slot: string) => void api.removePasskey(slot).then(look, look)
  return (
    <>
      <h2 class="govuk-heading-m">Getting in</h2>
      <dl class="settings-list">
        <Item term="Locked screen">
          <span class="settings-list__line">Calls you {view.label}.</span>
          <Link onClick={() => onPart('label')}>Change what it calls you</Link>
        </Item>
        <Item term="Passphrase">
          <Link onClick={() => onPart('passphrase')}>Change your passphrase</Link>
        </Item>
        <Item term="Passkeys">
          {view.passkeys.map(({ slot, name }) => (
            <span key={slot} class="settings-list__line">
              {name}{' '}
              <Link onClick={() => remove(slot)}>
                Remove<span class="govuk-visually-hidden"> the passkey {name}</span>
              </Link>
            </span>
          ))}
          {possible && <Link onClick={() => onPart('passkey')}>Add a passkey</Link>}
          {!possible && view.passkeys.length === 0 && 'This tablet or browser has none that can guard records.'}
        </Item>
        <Item term="Other advisers">
          <span class="settings-list__line">
            Each has a passphrase and a caseload of their own. To add one, lock the tablet first.
          </span>
          <Link onClick={() => onPart('remove')}>Take yourself off this tablet</Link>
        </Item>
      </dl>
    </>
  )
}

/** The page that somebody chose. */
export function GettingInPart(props: Omit<PartProps, 'vault'> & { readonly part: Part; readonly onGone: () => void }) {
  const { api, part, onBack, onGone } = props
  const [view, setView] = useState<GettingInView | undefined>(undefined)
  useEffect(() => void api.gettingIn().then(setView, onBack), [])
  if (!view) return null
  const { vault, label } = view
  switch (part) {
    case 'passphrase':
      return <ChangePassphrase {...props} vault={vault} />
    case 'label':
      return <ChangeLabel {...{ api, label, onBack }} />
    case 'passkey':
      return <AddPasskey {...props} vault={vault} />
    case 'remove':
      return <RemoveMe {...{ api, vault, onBack }} backLabel="This tablet" onRemoved={onGone} />
  }
}

function Link({ onClick, children }: { readonly onClick: () => void; readonly children: preact.ComponentChildren }) {
  return (
    <button type="button" class="ui-link" onClick={onClick}>
      {children}
    </button>
  )
}
