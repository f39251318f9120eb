import { useState } from 'preact/hooks'
import type { ConsentView, DisclosureView, ReceivedView, SharingView } from '../../caseload/record-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { LoadGate } from '../young-person/load-gate.tsx'
import { ConsentForm, WhatStops, consentSavedWords } from './consent-form.tsx'
import { ConsentPart, OpeningsPart } from './consent-part.tsx'
import { CorrectForm } from './correct-form.tsx'
import { DisclosureForm } from './disclosure-form.tsx'
import { NotSharedForm } from './not-shared-form.tsx'
import { ReceivedForm } from './received-form.tsx'
import { ReleaseDisclosure, ReleaseReceived } from './release.tsx'
import { SafeguardingForm } from './safeguarding-form.tsx'
import { SentList, ToldList } from './told-list.tsx'
import { type SharingApi, useSharing } from './use-sharing.ts'

export interface SharingProps {
  readonly api: SharingApi
  readonly person: PersonId
  readonly today: Day
  /** Rises when something about this young person changed. */
  readonly changed: number
  readonly onBack: () => void
}

/** Where somebody is on this page: the lists, or one of the forms. */
type Step =
  | { readonly at: 'lists' | 'disclosure' | 'safeguarding' | 'not-shared' | 'received' }
  | { readonly at: 'release' | 'correct'; readonly told: DisclosureView }
  | { readonly at: 'release-sent'; readonly sent: ReceivedView }
  | { readonly at: 'consent'; readonly consent: ConsentView; readonly mode: 'ask' | 'withdraw' }

/** What was just saved; consent that was taken back says once more what stops and what stays. */
interface Saved {
  readonly words: string
  readonly withdrawn?: ConsentView['purpose'] | undefined
}

/** Who was told what, when and why; what others sent; what was asked; and who looked (P10, P11, P25–P30). */
export function Sharing({ api, person, today, changed, onBack }: SharingProps) {
  const { load, reload } = useSharing(api, person, changed)
  return (
    <LoadGate load={load} what="record" onBack={onBack}>
      {({ view }) => <There {...{ api, person, today, onBack, reload, view }} />}
    </LoadGate>
  )
}

type ThereProps = Omit<SharingProps, 'changed'> & { readonly view: SharingView; readonly reload: () => Promise<void> }

function There({ api, person, today, view, onBack, reload }: ThereProps) {
  const [step, setStep] = useState<Step>({ at: 'lists' })
  const [saved, setSaved] = useState<Saved | undefined>(undefined)
  const lists = () => setStep({ at: 'lists' })
  const done = async (now: Saved) => {
    await reload()
    setSaved(now)
    lists()
  }
  const form = { api, person, view, today, onBack: lists, onSaved: (words: string) => void done({ words }) }
  switch (step.at) {
    case 'lists':
      return <Lists {...{ view, saved, onBack }} onStep={setStep} />
    case 'disclosure':
      return <DisclosureForm {...form} />
    case 'safeguarding':
      return <SafeguardingForm {...form} />
    case 'not-shared':
      return <NotSharedForm {...form} />
    case 'received':
      return <ReceivedForm {...form} />
    case 'correct':
      return <CorrectForm {...form} told={step.told} />
    case 'release':
      return <ReleaseDisclosure {...form} told={step.told} />
    case 'release-sent':
      return <ReleaseReceived {...form} sent={step.sent} />
    case 'consent': {
      const onSaved = (answered: ConsentView) =>
        void done({
          words: consentSavedWords(answered, view.given),
          withdrawn: answered.state === 'withdrawn' ? answered.purpose : undefined,
        })
      const { consent, mode } = step
      const { name, given } = view
      return <ConsentForm {...{ api, person, name, given, consent, mode, today, onSaved }} onBack={lists} />
    }
  }
}

interface ListsProps {
  readonly view: SharingView
  readonly saved: Saved | undefined
  readonly onStep: (step: Step) => void
  readonly onBack: () => void
}

function Lists({ view, saved, onStep, onBack }: ListsProps) {
  return (
    <Page heading="Sharing" caption={view.name} back={{ label: 'Back', onBack }}>
      {saved && (
        <Notice tone="good" title="Saved on this tablet">
          <p>{saved.words}</p>
          {saved.withdrawn && <WhatStops purpose={saved.withdrawn} />}
        </Notice>
      )}
      <nav class="sharing-record" aria-label="Record">
        <RecordButton
          label="Record what was passed on"
          hint="With consent, or a law that is named"
          onClick={() => onStep({ at: 'disclosure' })}
        />
        <RecordButton
          urgent
          label="Safeguarding"
          hint="To keep somebody safe: no consent needed"
          onClick={() => onStep({ at: 'safeguarding' })}
        />
        <RecordButton
          label="A decision not to share"
          hint="What was asked for, and why not"
          onClick={() => onStep({ at: 'not-shared' })}
        />
        <RecordButton
          label="What others sent"
          hint="Keep what is relevant, refuse the rest"
          onClick={() => onStep({ at: 'received' })}
        />
      </nav>
      <ToldList
        view={view}
        onRelease={(told) => onStep({ at: 'release', told })}
        onCorrect={(told) => onStep({ at: 'correct', told })}
      />
      <SentList view={view} onRelease={(sent) => onStep({ at: 'release-sent', sent })} />
      <ConsentPart view={view} onAnswer={(consent, mode) => onStep({ at: 'consent', consent, mode })} />
      <OpeningsPart view={view} />
    </Page>
  )
}

interface RecordButtonProps {
  readonly label: string
  readonly hint: string
  readonly urgent?: boolean
  readonly onClick: () => void
}

function RecordButton({ label, hint, urgent = false, onClick }: RecordButtonProps) {
  return (
    <button
      type="button"
      class={`sharing-record__one${urgent ? ' sharing-record__one--urgent' : ''}`}
      onClick={onClick}
    >
      <span class="sharing-record__label">{label}</span> <span class="sharing-record__hint">{hint}</span>
    </button>
  )
}
