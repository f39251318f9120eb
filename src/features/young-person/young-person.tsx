import type { CaseloadApi, HandedBack, PersonView } from '../../caseload/api.ts'
import type { FactView } from '../../caseload/record-api.ts'
import type { Compartment } from '../../domain/fact.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import type { Day } from '../../domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { useState } from 'preact/hooks'
import { Page } from '../../ui/page.tsx'
import { ConfirmFact } from './confirm-fact.tsx'
import { ContactList } from './contact-list.tsx'
import { DraftOffer } from './draft-offer.tsx'
import { type FactActions, Sections, Summary } from './facts.tsx'
import { PlanSummary } from '../plan/plan-summary.tsx'
import { usePlanView } from '../plan/use-plan-view.ts'
import { PersonLinks } from './person-links.tsx'
import { GuaranteeNote } from './guarantee-note.tsx'
import { HandedBackNotice } from './handed-back-notice.tsx'
import { MissingNote } from './missing-note.tsx'
import { PersonGate } from './person-gate.tsx'
import { type PersonSource, usePersonView } from './use-person-view.ts'
import { cohortWords } from './words.ts'

/** What can be done from a young person's page; each leads to a page of its own. */
export interface PersonActions {
  readonly onRecord: () => void
  readonly onChange: (contact: EntryId) => void
  readonly onTurnRound: (contact: EntryId) => void
  readonly onNotRead: (contact: EntryId) => void
  readonly onEditFact: FactActions['onEdit']
  readonly onSharing: () => void
  readonly onCompartment: (compartment: Compartment) => void
  readonly onReading: () => void
  readonly onPlan: () => void
  readonly onPapers: () => void
  readonly onBack: () => void
}

export interface YoungPersonProps extends PersonActions {
  readonly api: PersonSource & Pick<CaseloadApi, 'discardDraft' | 'confirmFact' | 'plan'>
  readonly person: PersonId
  readonly today: Day
  /** Rises when something about this young person changed. */
  readonly changed?: number
  /** What hand-overs brought back since the tablet was unlocked. */
  readonly handedBack?: readonly HandedBack[]
}

/** One young person: what matters on one screen, each value with where it came from, then the contacts. */
export function YoungPerson(props: YoungPersonProps) {
  const { load, reload } = usePersonView(props.api, props.person, props.changed)
  return (
    <PersonGate load={load} onBack={props.onBack}>
      {(view) => <There {...props} view={view} reload={reload} />}
    </PersonGate>
  )
}

type ThereProps = YoungPersonProps & {
  readonly view: PersonView
  readonly reload: () => void
}

function There(props: ThereProps) {
  const { api, person, today, view, reload, onRecord, onChange, onBack } = props
  const { draft } = view
  const { load: plan } = usePlanView(api, person, props.changed)
  const about = [
    view.age === undefined ? undefined : `Age ${view.age}`,
    view.year === undefined ? undefined : `Year ${view.year}`,
    view.school,
  ]
  const goOn = () => (draft?.changes ? onChange(draft.changes) : onRecord())
  const throwAway = () => void api.discardDraft(person).then(reload, reload)
  const [confirming, setConfirming] = useState<FactView | undefined>(undefined)
  const facts = { onEdit: props.onEditFact, onConfirm: setConfirming }
  return (
    <Page heading={spokenName(view.name)} back={{ label: 'Back', onBack }}>
      <p class="person-about">{about.filter(Boolean).join(' · ') || 'Age and school are not known'}</p>
      {view.cohort && <p class="person-cohort">{cohortWords(view.cohort)}</p>}
      <HandedBackNotice
        given={view.given}
        handedBack={(props.handedBack ?? []).filter((back) => back.person === person)}
      />
      {view.newcomer && (
        <p class="person-newcomer">
          On no list yet. The council gives {view.given || 'them'} a number once this tablet has sent what you recorded.
        </p>
      )}
      {draft && <DraftOffer draft={draft} contacts={view.contacts} goOn={goOn} throwAway={throwAway} />}
      {confirming && (
        <ConfirmFact
          {...{ api, person, today }}
          fact={confirming}
          given={view.given}
          onDone={() => setConfirming(undefined)}
        />
      )}
      <Summary view={view} today={today} {...facts} />
      <MissingNote missing={view.missing} />
      <GuaranteeNote guarantee={view.guarantee} />
      <PlanSummary plan={plan.state === 'there' ? plan.view : undefined} today={today} onOpen={props.onPlan} />
      <Sections view={view} {...facts} />
      <PersonLinks
        view={view}
        onSharing={props.onSharing}
        onCompartment={props.onCompartment}
        onReading={props.onReading}
        onPapers={props.onPapers}
      />
      {view.unreadable > 0 && <Unreadable count={view.unreadable} />}
      <ContactList {...props} view={view} />
      <div class="person-record">
        <Button onClick={onRecord}>Record a contact</Button>
      </div>
    </Page>
  )
}

/** "Amara Quillfeather" of the sorting name "Quillfeather, Amara". */
function spokenName(name: string): string {
  const parts = name.split(', ')
  return parts.length === 2 ? `${parts[1]} ${parts[0]}` : name
}

function Unreadable({ count }: { count: number }) {
  const entries = count === 1 ? '1 entry was' : `${count} entries were`
  return (
    <p class="person-unreadable">
      {entries} written by a newer version of Waymark. They are kept, and shown once this tablet has the newer version.
    </p>
  )
}
