import { useState } from 'preact/hooks'
import type { CaseloadApi, OutgoingView, SyncStatus } from '../../caseload/api.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { plural, spokenMoment } from '../../ui/spoken-time.ts'
import { decidedWords, heldWords } from './held-words.ts'
import { problemWords } from './status-line.ts'

export interface SendingProps {
  readonly api: Pick<CaseloadApi, 'syncNow'>
  readonly status: SyncStatus | undefined
  /** Opens what is held, to decide about it. */
  readonly onHeld: (hash: string) => void
}

const SHOWN_SENT = 20

/** Everything that was saved here and where it is: on this tablet only, held, or with the server. */
export function Sending({ api, status, onHeld }: SendingProps) {
  const [asked, setAsked] = useState(false)
  const busy = asked || status?.syncing === true
  const send = () => {
    setAsked(true)
    api.syncNow().then(
      () => setAsked(false),
      () => setAsked(false),
    )
  }
  const items = status?.items ?? []
  const waiting = items.filter(({ state }) => state === 'waiting')
  const held = items.filter(({ state }) => state === 'held')
  const decided = items.filter((item) => item.decided !== undefined)
  const sent = items.filter(({ state, decided: was }) => !was && (state === 'received' || state === 'applied'))
  return (
    <Page heading="Sending">
      {status?.problem && !busy && (
        <Notice
          tone={waiting.length > 0 ? 'problem' : 'neutral'}
          title={waiting.length > 0 ? 'Not sent' : 'Not up to date'}
        >
          <p>{problemWords[status.problem]}</p>
        </Notice>
      )}
      <p class="sending__count">
        <strong>
          {waiting.length === 0 ? 'Nothing is only on this tablet' : `${waiting.length} only on this tablet`}
        </strong>
      </p>
      {status?.lastPulledAt && <p>Changes by others last fetched on {spokenMoment(status.lastPulledAt)}.</p>}
      <Button busy={busy} onClick={send}>
        {busy ? 'Sending and fetching' : 'Send and fetch now'}
      </Button>
      {held.length > 0 && <Held items={held} onHeld={onHeld} />}
      {waiting.length > 0 && <Items heading="Waiting to be sent" items={waiting} />}
      {decided.length > 0 && <Decided items={decided.slice(0, SHOWN_SENT)} />}
      {sent.length > 0 && <Items heading="With the server" items={sent.slice(0, SHOWN_SENT)} />}
      {sent.length > SHOWN_SENT && (
        <p>And {plural(sent.length - SHOWN_SENT, 'more sent before').replace('befores', 'before')}.</p>
      )}
    </Page>
  )
}

const what: { readonly [W in OutgoingView['what']]: string } = {
  contact: 'Contact',
  agreement: 'Answer',
  fact: 'Detail',
  consent: 'Consent',
  disclosure: 'Sharing',
  received: 'From another organisation',
  opening: 'Opening of what is held apart',
  visit: 'Visit',
  remark: 'Own words',
  newcomer: 'Somebody new',
  plan: 'Action plan',
  'plan-agreement': 'Answer to an action plan',
  paper: 'Printed copy',
}

/** What was saved, about whom, and when. */
function Saved({ item }: { readonly item: OutgoingView }) {
  return (
    <>
      <span class="sending__what">
        {what[item.what]}: {item.name}
      </span>
      <span class="sending__when">saved on {spokenMoment(item.savedAt)}</span>
    </>
  )
}

function Items({ heading, items }: { readonly heading: string; readonly items: readonly OutgoingView[] }) {
  return (
    <section>
      <h2 class="govuk-heading-m">{heading}</h2>
      <ul class="sending__list">
        {items.map((item) => (
          <li key={item.hash} class="sending__item">
            <Saved item={item} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What was held, and what somebody decided: who, when and why, so that its author need not ask. */
function Decided({ items }: { readonly items: readonly OutgoingView[] }) {
  return (
    <section>
      <h2 class="govuk-heading-m">Was held, and decided</h2>
      <ul class="sending__list">
        {items.map((item) => (
          <li key={item.hash} class="sending__item">
            <Saved item={item} />
            {item.decided && <span class="sending__reason">{decidedWords(item.decided)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface HeldProps {
  readonly items: readonly OutgoingView[]
  readonly onHeld: SendingProps['onHeld']
}

function Held({ items, onHeld }: HeldProps) {
  return (
    <section>
      <h2 class="govuk-heading-m">Held: needs you</h2>
      <p>The server has these safely, and did not add them to the record. Your manager sees them too.</p>
      <ul class="sending__list">
        {items.map((item) => (
          <li key={item.hash} class="sending__item sending__item--held">
            <Saved item={item} />
            <span class="sending__reason">
              {item.reason ? heldWords[item.reason] : 'The server did not say why. Ask your manager.'}
            </span>
            <button type="button" class="ui-link" onClick={() => onHeld(item.hash)}>
              Look and decide
              <span class="govuk-visually-hidden">
                {' '}
                ({what[item.what]}: {item.name})
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
