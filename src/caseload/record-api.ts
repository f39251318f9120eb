import type { Consent, ConsentPurpose } from '../domain/basis.ts'
import type { Contact } from '../domain/contact.ts'
import type { Compartment, Fact, FactField } from '../domain/fact.ts'
import type { Application } from '../domain/fact-values.ts'
import type { GuaranteeStanding } from '../domain/guarantee.ts'
import type { EntryId, PersonId } from '../domain/ids.ts'
import type { Disclosure, Opening, Received } from '../domain/sharing.ts'
import type { Source, SourceKind } from '../domain/source.ts'
import type { Day, Moment } from '../domain/time.ts'
import type { Visit } from '../domain/visit.ts'
import type { Result } from '../lib/result.ts'
import type { PersonCard, SaveProblem } from './api.ts'

/** One value as it is shown: what, from whom, as of when, recorded by whom (P18). */
export interface ValueView {
  readonly entry: EntryId
  /** The value itself, for a form that changes it. */
  readonly fact: Fact
  /** Lines of text; more than one for an address or a destination with its dates. */
  readonly lines: readonly string[]
  readonly source: {
    readonly kind: SourceKind
    readonly label: string
    readonly detail: string | undefined
    readonly asOf: Day
  }
  readonly recordedBy: string
  readonly recordedAt: Moment
  /** Whole days between the source's date and today. */
  readonly ageInDays: number
  /** True when the value is old enough to be checked again (P16). */
  readonly stale: boolean
}

export interface FactView {
  readonly field: FactField
  /** Names one of several. */
  readonly of: EntryId | undefined
  readonly label: string
  /** More than one when people said different things: all are shown. Empty when it is not known. */
  readonly values: readonly ValueView[]
  /** Earlier values, newest first. */
  readonly earlier: readonly ValueView[]
  /** Shown closed until somebody opens it, because the screen may be seen by others. */
  readonly sensitive: boolean
  /** Whether it has to be given or is their choice, why it is asked, and by what law (P12). */
  readonly need: 'required' | 'choice'
  readonly why: string
  readonly basis: string
  /** False for what only the council's list gives. */
  readonly editable: boolean
  /** What the young person said of the values that stand. */
  readonly remarks: readonly { readonly words: string; readonly at: Moment }[]
}

export interface SectionView {
  readonly title: string
  readonly facts: readonly FactView[]
  /** What can be recorded here that is not yet, or of which there may be another. */
  readonly add: readonly { readonly field: FactField; readonly label: string }[]
}

/** Where consent for one purpose stands (P11). */
export interface ConsentView {
  readonly purpose: ConsentPurpose
  readonly state: 'not-asked' | 'given' | 'refused' | 'withdrawn'
  /** The answer that counts, to be named as the basis of what is recorded or shared. */
  readonly entry: EntryId | undefined
  readonly on: Day | undefined
  readonly how: string | undefined
  readonly words: string | undefined
}

/** A compartment from outside: whether there is something in it, never what. */
export interface CompartmentView {
  readonly compartment: Compartment
  readonly label: string
  readonly entries: number
  readonly consent: ConsentView
}

export interface GuaranteeView extends GuaranteeStanding {
  readonly because: readonly Application[]
}

export interface DisclosureView {
  readonly id: EntryId
  readonly disclosure: Disclosure
  readonly toLabel: string
  readonly basisLabel: string
  readonly recordedBy: string
  readonly recordedAt: Moment
  readonly versions: number
}

export interface ReceivedView {
  readonly id: EntryId
  readonly received: Received
  readonly fromLabel: string
  readonly recordedBy: string
}

/** Who was told what, what was sent to us, and who looked into what is held apart (P10, P25–P30). */
export interface SharingView {
  readonly given: string
  readonly name: string
  readonly disclosures: readonly DisclosureView[]
  readonly received: readonly ReceivedView[]
  readonly openings: readonly {
    readonly id: EntryId
    readonly label: string
    readonly reason: string
    readonly by: string
    readonly at: Moment
  }[]
  readonly consents: readonly ConsentView[]
}

/** One line of the list for a visit to a school. */
export interface DayLine extends PersonCard {
  readonly visit: { readonly id: EntryId; readonly visit: Visit } | undefined
  /** Follow-ups promised for this day or before, and not answered by a later contact. */
  readonly followUpsDue: readonly Day[]
  readonly lapseDue: boolean
  readonly offerMissing: boolean
}

export interface SearchHitView {
  readonly card: PersonCard
  readonly where: 'name' | 'school' | 'note'
  readonly contact: EntryId | undefined
  readonly snippet: string | undefined
}

/** A statement about a young person as a form hands it over. `of` names the one of several that it is about. */
export interface FactChange {
  readonly fact: Fact
  readonly of?: EntryId | undefined
  readonly source: Source
}

export interface NewcomerForm {
  readonly given: string
  readonly family: string
  readonly dateOfBirth: Day | undefined
  readonly place: string | undefined
  readonly source: Source
}

/** Recording what is known, asked, shared and planned. Part of {@link CaseloadApi}. */
export interface RecordApi {
  /** Adds or changes a value; the one before stays in its history. */
  recordFact(person: PersonId, change: FactChange): Promise<Result<EntryId, SaveProblem | 'no-consent'>>
  /** "Still correct": the same value, newly checked, from this source (P16). */
  confirmFact(
    person: PersonId,
    field: FactField,
    of: EntryId | undefined,
    source: Source,
  ): Promise<Result<void, SaveProblem>>
  recordConsent(person: PersonId, consent: Consent): Promise<Result<EntryId, SaveProblem>>
  /** Records why a compartment is opened, then opens it. */
  openCompartment(person: PersonId, opening: Opening): Promise<Result<readonly FactView[], SaveProblem>>
  sharing(person: PersonId): Promise<SharingView | undefined>
  recordDisclosure(person: PersonId, disclosure: Disclosure, of?: EntryId): Promise<Result<EntryId, SaveProblem>>
  recordReceived(person: PersonId, received: Received): Promise<Result<EntryId, SaveProblem>>
  /** One note for everybody who was there; each has a copy that names nobody else. */
  recordGroup(
    contact: Contact,
    attended: readonly PersonId[],
    absent: readonly PersonId[],
  ): Promise<Result<void, SaveProblem>>
  dayList(school: string, on: Day): Promise<readonly DayLine[]>
  recordVisit(person: PersonId, visit: Visit, of?: EntryId): Promise<Result<void, SaveProblem>>
  search(query: string): Promise<readonly SearchHitView[]>
  /** People in the caseload who may be the same: same name and date of birth, or very nearly. */
  possibleDuplicates(form: NewcomerForm): Promise<readonly PersonCard[]>
  addNewcomer(form: NewcomerForm): Promise<Result<PersonId, SaveProblem>>
  /** Prepares the page "What we hold about you and why" for the hand-over document to take, once. */
  prepareReading(person: PersonId): Promise<Result<unknown, SaveProblem>>
}
