import type { Consent, ConsentPurpose } from '../domain/basis.ts'
import type { ConsentAnswer } from '../domain/consent.ts'
import type { Contact } from '../domain/contact.ts'
import type { Missing } from '../domain/currency.ts'
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
  /** True when it ended, or was to be looked at, on a day of its own: to hear that nothing has changed does not make it last longer. */
  readonly outlasted: boolean
}

export interface FactView {
  readonly field: FactField
  /** Names one of several. */
  readonly of: EntryId | undefined
  readonly label: string
  /** More than one when people said different things: all are shown. Empty when it is not known. */
  readonly values: readonly ValueView[]
  /** Every entry that stands in this field, shown or not: what a new statement takes the place of. */
  readonly heads: readonly EntryId[]
  /** Of different answers the one that is gone by until somebody settles it, and why. */
  readonly meanwhile: { readonly lines: readonly string[]; readonly because: string } | undefined
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

/** Something that the code of what they do now still needs, in words. `sensitive`: they tell as much as the code does. */
export interface MissingView {
  readonly missing: Missing
  readonly words: string
  readonly sensitive: boolean
}

export interface GuaranteeView extends GuaranteeStanding {
  readonly because: readonly Application[]
}

/** One version of something that was said about sharing. */
export interface Told<T> {
  readonly entry: EntryId
  readonly said: T
  readonly recordedBy: string
  readonly recordedAt: Moment
}

/** Something that was said about sharing, as it stands now and as it stood before. */
export interface ToldView<T> extends Told<T> {
  /** Its first version: what a new version is one of. */
  readonly id: EntryId
  /** Whether the young person reads it: safeguarding only once it is released (P28). */
  readonly shown: boolean
  /** Two people changed it apart. */
  readonly contested: boolean
  /** Every other version, the newest first. */
  readonly earlier: readonly Told<T>[]
}

export interface DisclosureView extends ToldView<Disclosure> {
  readonly toLabel: string
  /** What allowed it, for the whole and for each part that is held apart. Empty for a decision not to share. */
  readonly allowedBy: readonly string[]
}

export interface ReceivedView extends ToldView<Received> {
  readonly fromLabel: string
}

/** What a young person answered when they were asked for consent. */
export interface AnswerView extends ConsentAnswer {
  readonly howLabel: string
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
  /** Everything that was ever answered, the newest first. */
  readonly answers: readonly AnswerView[]
}

/** Somebody to whom something was promised. */
export interface FollowUpLine extends PersonCard {
  /** Days up to the one asked for on which a follow-up falls due that no later contact answered; the earliest first. */
  readonly followUpsDue: readonly Day[]
}

/** One line of the list for a visit to a school. */
export interface DayLine extends FollowUpLine {
  /** Their place in the list; undefined for those who are only at the school. */
  readonly visit: { readonly id: EntryId; readonly visit: Visit } | undefined
  /** What they do now has to be asked again, or was never known (P16). */
  readonly lapseDue: boolean
  /** In Year 11 or 12, and no offer stands that counts for the September Guarantee (P05). */
  readonly offerMissing: boolean
  /** The day has come on which their action plan is looked at again. */
  readonly planReviewDue: boolean
}

export interface SearchHitView {
  readonly card: PersonCard
  readonly where: 'name' | 'school' | 'note'
  readonly contact: EntryId | undefined
  /** Of a note the words around what was found, which is told apart; of a school its name. */
  readonly snippet: readonly { readonly text: string; readonly match: boolean }[] | undefined
}

/** A statement about a young person as a form hands it over. `of` names the one of several that it is about. */
export interface FactChange {
  readonly fact: Fact
  readonly of?: EntryId | undefined
  readonly source: Source
  /** The entries that its author had in sight: nothing else is taken the place of. Absent where nothing was there. */
  readonly seen?: readonly EntryId[] | undefined
}

export interface NewcomerForm {
  readonly given: string
  readonly family: string
  readonly dateOfBirth: Day | undefined
  readonly place: string | undefined
  readonly source: Source
}

/** A form that may be left half-filled: about somebody, about something of theirs that is held apart, or about nobody yet. */
export interface FormPlace {
  /** Names the form among those of its young person. */
  readonly form: string
  readonly person?: PersonId | undefined
  readonly compartment?: Compartment | undefined
}
/** What stands in a half-filled form. Its shape is the form's own business. */
export type KeptFields = { readonly [name: string]: string }

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
  /** Records what was passed on, or was not. `no-consent`: the consent it names does not stand, or not for this (P30). */
  recordDisclosure(
    person: PersonId,
    disclosure: Disclosure,
    of?: EntryId,
  ): Promise<Result<EntryId, SaveProblem | 'no-consent'>>
  recordReceived(person: PersonId, received: Received, of?: EntryId): Promise<Result<EntryId, SaveProblem>>
  /** One note for everybody who was there; each has a copy that names nobody else. */
  recordGroup(
    contact: Contact,
    attended: readonly PersonId[],
    absent: readonly PersonId[],
  ): Promise<Result<void, SaveProblem>>
  /** Who has a place in the list of a visit, and everybody else at the school. */
  dayList(school: string, on: Day): Promise<readonly DayLine[]>
  /** Everybody in the caseload to whom something was promised for a day or before, the longest due first. */
  followUps(on: Day): Promise<readonly FollowUpLine[]>
  recordVisit(person: PersonId, visit: Visit, of?: EntryId): Promise<Result<void, SaveProblem>>
  /** Names, schools, then notes that hold what was typed; of these young people only where `among` names them. */
  search(query: string, among?: readonly PersonId[]): Promise<readonly SearchHitView[]>
  /** People in the caseload who may be the same: same name and date of birth, or very nearly. */
  possibleDuplicates(form: NewcomerForm): Promise<readonly PersonCard[]>
  addNewcomer(form: NewcomerForm): Promise<Result<PersonId, SaveProblem>>
  /** Keeps a half-filled form, sealed, so that a lock or a flat battery loses no word of it. Each save replaces the one before. */
  keepForm(place: FormPlace, fields: KeptFields): Promise<Result<Moment, SaveProblem>>
  keptForm(place: FormPlace): Promise<KeptFields | undefined>
  dropForm(place: FormPlace): Promise<void>
  /** Prepares the page "What we hold about you and why" for the hand-over document to take, once. */
  prepareReading(person: PersonId): Promise<Result<unknown, SaveProblem>>
}
