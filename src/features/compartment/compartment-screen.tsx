import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { CaseloadApi, PersonView } from '../../caseload/api.ts'
import type { CompartmentView, ConsentView, FactView } from '../../caseload/record-api.ts'
import type { Compartment } from '../../domain/fact.ts'
import type { Day } from '../../domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import type { FormApi } from '../form/kept.tsx'
import { ConsentForm, WhatStops, consentSavedWords } from '../sharing/consent-form.tsx'
import { ConsentStanding } from '../sharing/consent-part.tsx'
import { AskWhy } from './ask-why.tsx'
import { InsideList } from './inside-list.tsx'
import { type Step, useAnswered, useCompartment } from './use-compartment.ts'
import { WriteForm } from './write-form.tsx'

export interface CompartmentScreenProps {
  readonly api: Pick<CaseloadApi, 'openCompartment' | 'recordConsent' | 'recordFact'> & FormApi
  readonly view: PersonView
  readonly compartment: Compartment
  readonly today: Day
  readonly onBack: () => void
}

/** Health or convictions: closed until somebody says why they look, and shown beside nothing else (P10, P11). */
export function CompartmentScreen(props: CompartmentScreenProps) {
  const held = props.view.compartments.find(({ compartment }) => compartment === props.compartment)
  // Each is a page of its own: nothing of one is ever shown under the other's name.
  return held ? <One key={props.compartment} {...props} held={held} /> : null
}

function One({ api, view, held, today, onBack }: CompartmentScreenProps & { readonly held: CompartmentView }) {
  const { compartment } = held
  const { person, name, given } = view
  const { step, facts, go, back, open, recorded, takeOut } = useCompartment({ api, person, compartment, today })
  const [consent, setAnswered] = useAnswered(held.consent)
  const [saved, setSaved] = useState<ConsentView | undefined>(undefined)
  if (step.at === 'consent') {
    const onSaved = (answered: ConsentView) => {
      setAnswered(answered)
      setSaved(answered)
      if (step.thenWrite && answered.state === 'given' && facts) go({ at: 'write', fact: undefined })
      else back()
    }
    return <ConsentForm {...{ api, person, name, given, consent, today, onSaved }} mode={step.mode} onBack={back} />
  }
  if (step.at === 'write') {
    const { fact } = step
    return (
      <WriteForm
        {...{ api, person, compartment, name, given, consent, fact, today }}
        onSaved={recorded}
        onBack={back}
      />
    )
  }
  const standing = <Standing consent={consent} saved={saved} given={given} go={go} />
  if (!facts) {
    return (
      <AskWhy label={held.label} {...{ name, given, today, open, onBack }}>
        {standing}
      </AskWhy>
    )
  }
  return <Inside {...{ held, name, given, facts, consent, go, takeOut, onBack }}>{standing}</Inside>
}

interface StandingProps {
  readonly consent: ConsentView
  /** What was just answered, said once. */
  readonly saved: ConsentView | undefined
  readonly given: string
  readonly go: (step: Step) => void
}

/** Whether consent stands; where it was taken back, what that stopped and what stays. */
function Standing({ consent, saved, given, go }: StandingProps) {
  return (
    <section class="compartment-consent" aria-labelledby="standing">
      {saved && (
        <Notice tone="good" title="Saved on this tablet">
          <p>{consentSavedWords(saved, given)}</p>
        </Notice>
      )}
      <h2 id="standing" class="govuk-heading-s compartment-consent__heading">
        Consent to record and share it
      </h2>
      <ConsentStanding consent={consent} onAnswer={(mode) => go({ at: 'consent', mode })} />
      {consent.state === 'withdrawn' && <WhatStops purpose={consent.purpose} />}
    </section>
  )
}

interface InsideProps {
  readonly held: CompartmentView
  readonly name: string
  readonly given: string
  readonly facts: readonly FactView[]
  readonly consent: ConsentView
  readonly go: (step: Step) => void
  readonly takeOut: (fact: FactView) => Promise<string | undefined>
  readonly onBack: () => void
  readonly children: ComponentChildren
}

function Inside({ held, name, given, facts, consent, go, takeOut, onBack, children }: InsideProps) {
  return (
    <Page heading={held.label} caption={name} back={{ label: 'Close and go back', onBack }}>
      <p class="compartment-told">Open until you leave this page or the tablet goes to sleep.</p>
      <InsideList {...{ facts, given, takeOut }} onChange={(fact) => go({ at: 'write', fact })} />
      <AddButtons consent={consent} go={go} />
      {children}
    </Page>
  )
}

/** Consent is asked for first; without it only a law that is named lets something be written down (P11). */
function AddButtons({ consent, go }: Pick<InsideProps, 'consent' | 'go'>) {
  const write = () => go({ at: 'write', fact: undefined })
  if (consent.state === 'given') {
    return (
      <div class="ui-actions compartment-add">
        <Button onClick={write}>Add something</Button>
      </div>
    )
  }
  return (
    <div class="ui-actions compartment-add">
      <Button onClick={() => go({ at: 'consent', mode: 'ask', thenWrite: true })}>
        {consent.state === 'not-asked' ? 'Ask for consent, then add' : 'Ask again, then add'}
      </Button>
      <Button kind="secondary" onClick={write}>
        Add without consent, by law
      </Button>
    </div>
  )
}
