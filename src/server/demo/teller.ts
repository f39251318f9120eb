import { createHash } from 'node:crypto'
import { readBackWords } from '../../codes/read-back-words.ts'
import type { Answer } from '../../domain/agreement.ts'
import type { Consent } from '../../domain/basis.ts'
import type { Contact } from '../../domain/contact.ts'
import type {
  AgreementEntry,
  Author,
  ConsentEntry,
  ContactEntry,
  DisclosureEntry,
  Entry,
  FactEntry,
  NewcomerEntry,
  OpeningEntry,
  PaperEntry,
  PlanAgreementEntry,
  PlanEntry,
  ReceivedEntry,
  RemarkEntry,
  Stamp,
  VisitEntry,
} from '../../domain/entry.ts'
import { type Fact, type FactField, isItemField } from '../../domain/fact.ts'
import type { DeviceId, EntryId, PersonId } from '../../domain/ids.ts'
import type { Paper } from '../../domain/paper.ts'
import { PLAN_TEXT_VERSION, planParts } from '../../domain/plan-text.ts'
import type { Plan, Signature } from '../../domain/plan.ts'
import { READ_BACK_VERSION, readBack, readBackText } from '../../domain/read-back.ts'
import type { Disclosure, Opening, Received } from '../../domain/sharing.ts'
import type { Source, SourceKind } from '../../domain/source.ts'
import { standing as standingOf } from '../../domain/standing.ts'
import type { Day } from '../../domain/time.ts'
import type { Newcomer, Visit } from '../../domain/visit.ts'
import { hashText } from '../context.ts'
import { type Clock, minutesOf, schoolDay, startClock } from './clock.ts'

/** The two advisers of the fictional council, by their sign-in. */
export type Adviser = 'ada' | 'bo'

/** What every history of one council shares. */
export interface Stage {
  /** The day of the first start: everything is told as so many days before it. */
  readonly today: Day
  readonly advisers: { readonly [A in Adviser]: { readonly author: Author; readonly device: DeviceId } }
}

/** Somebody a history is told about. */
export interface Listed {
  /** Their place in the bundled list, counted from 1; undefined for somebody who is on no list. */
  readonly nth: number | undefined
  readonly person: PersonId
  /** What the list said of them. */
  readonly held: readonly Entry[]
  readonly school: string | undefined
  readonly dateOfBirth: Day | undefined
  /** Who has them in their caseload: the first one usually sees them. */
  readonly advisers: readonly [Adviser, ...Adviser[]]
}

/** Who recorded something, and who told them. */
export interface How {
  readonly by?: Adviser
  readonly from?: SourceKind
  readonly detail?: string
  /** The first version of what this is a new version of, or the one of several that it is about. */
  readonly of?: EntryId
  /** What its author had not seen, because two people recorded apart. */
  readonly unseen?: readonly Entry[]
}

/** What a contact says; the rest is filled in as on a usual day in a school. */
export type Told = Partial<Omit<Contact, 'on'>>

/**
 * Tells one young person's history, entry after entry, as their advisers' tablets would have recorded it: each takes the place of
 * what its author saw. The same telling always makes the same entries.
 */
export class Teller {
  readonly listed: Listed
  readonly stage: Stage
  readonly #told: Entry[] = []
  readonly #clock: Clock

  constructor(stage: Stage, listed: Listed) {
    this.stage = stage
    this.listed = listed
    this.#clock = startClock()
  }

  /** What was told, in the order in which it was recorded. */
  get entries(): readonly Entry[] {
    return this.#told.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  }

  /** A day so many days ago on which schools are open; a negative number is a day to come. */
  day(ago: number): Day {
    return schoolDay(this.stage.today, ago)
  }

  /** States a value. The young person says it unless `how` names another source. */
  fact(ago: number, fact: Fact, how: How = {}): FactEntry {
    const isSame = (entry: Entry) =>
      entry.kind === 'fact' &&
      entry.fact.field === fact.field &&
      (!isItemField(fact.field) || (entry.of ?? entry.id) === how.of)
    const stamp = this.#stamp(ago, this.#source('young-person', ago, how), this.#heads(isSame, how), how)
    return this.#add({ ...stamp, kind: 'fact', ...ofPart(how), fact })
  }

  /** "Still correct": what stands in a field of which there is one, from a new source. */
  confirm(ago: number, field: FactField, how: How = {}): FactEntry {
    const [before] = this.standing(field)
    if (!before) throw new Error(`Broken assumption: there is a ${field} to confirm`)
    return this.fact(ago, before.fact, how)
  }

  /** A contact, recorded half an hour after it began. */
  contact(ago: number, what: Told, how: How = {}): ContactEntry {
    const contact: Contact = {
      type: 'guidance-interview',
      channel: 'face-to-face',
      outcome: 'took-place',
      on: this.day(ago),
      at: '10:30',
      ...(this.listed.school === undefined ? {} : { place: this.listed.school }),
      present: [{ who: 'young-person' }],
      notes: [],
      nextSteps: [],
      ...what,
    }
    return this.#contactEntry(ago, contact, [], how)
  }

  /** A new version of a contact. */
  change(ago: number, before: ContactEntry, what: Told, how: How = {}): ContactEntry {
    const of = before.of ?? before.id
    const isSame = (entry: Entry) => entry.kind === 'contact' && (entry.of ?? entry.id) === of
    return this.#contactEntry(ago, { ...before.contact, ...what }, this.#heads(isSame, how), { ...how, of })
  }

  /** What the young person said of the text they read, or why they did not read it (P14). */
  answer(ago: number, contact: ContactEntry, answer: Answer, how: How = {}): AgreementEntry {
    const notRead = answer.answer === 'not-read'
    const isSame = (entry: Entry) => entry.kind === 'agreement' && entry.agreement.contact === contact.id
    const source = this.#source(notRead ? 'adviser' : 'young-person', ago, how)
    const stamp = this.#stamp(ago, source, this.#heads(isSame, how), { by: this.#authorOf(contact), ...how })
    const agreement = {
      contact: contact.id,
      readBack: READ_BACK_VERSION,
      text: hashText(readBackText(readBack(contact, readBackWords(contact.contact)))),
      how: notRead ? 'adviser-recorded' : 'on-this-tablet',
      at: stamp.at,
      answer,
    } as const
    return this.#add({ ...stamp, kind: 'agreement', agreement })
  }

  /** An answer to the question for consent, in place of earlier ones for the same purpose (P11). */
  consent(ago: number, consent: Omit<Consent, 'on'>, how: How = {}): ConsentEntry {
    const isSame = (entry: Entry) =>
      entry.kind === 'consent' &&
      consent.scope === undefined &&
      entry.consent.scope === undefined &&
      entry.consent.purpose === consent.purpose
    const stamp = this.#stamp(ago, this.#source('young-person', ago, how), this.#heads(isSame, how), how)
    return this.#add({ ...stamp, kind: 'consent', consent: { ...consent, on: this.day(ago) } })
  }

  /** Something passed on, or a decision not to; with `of`, a new version of it. */
  disclosure(ago: number, disclosure: Disclosure, how: How = {}): DisclosureEntry {
    const isSame = (entry: Entry) => entry.kind === 'disclosure' && (entry.of ?? entry.id) === how.of
    const stamp = this.#stamp(ago, this.#source('adviser', ago, how), this.#heads(isSame, how), how)
    return this.#add({ ...stamp, kind: 'disclosure', ...ofPart(how), disclosure })
  }

  /** What another organisation sent. */
  received(ago: number, received: Received, how: How = {}): ReceivedEntry {
    const source = this.#source('other-organisation', ago, how)
    return this.#add({ ...this.#stamp(ago, source, [], how), kind: 'received', received })
  }

  /** Somebody looked into a compartment. */
  opening(ago: number, opening: Opening, how: How = {}): OpeningEntry {
    return this.#add({ ...this.#stamp(ago, this.#source('adviser', ago, how), [], how), kind: 'opening', opening })
  }

  /** A place in the list of a visit, or what became of it. */
  visit(ago: number, visit: Visit, how: How = {}): VisitEntry {
    const isSame = (entry: Entry) => entry.kind === 'visit' && (entry.of ?? entry.id) === how.of
    const stamp = this.#stamp(ago, this.#source('adviser', ago, how), this.#heads(isSame, how), how)
    return this.#add({ ...stamp, kind: 'visit', ...ofPart(how), visit })
  }

  /** What the young person said of values that are held. */
  remark(ago: number, about: readonly Entry[], words: string, how: How = {}): RemarkEntry {
    const stamp = this.#stamp(ago, this.#source('young-person', ago, how), [], how)
    return this.#add({ ...stamp, kind: 'remark', remark: { about: about.map(({ id }) => id), words } })
  }

  /** A plan made together; with `of`, a new version of it. */
  plan(ago: number, plan: Plan, how: How = {}): PlanEntry {
    const isSame = (entry: Entry) => entry.kind === 'plan' && (entry.of ?? entry.id) === how.of
    const stamp = this.#stamp(ago, this.#source('adviser', ago, how), this.#heads(isSame, how), how)
    return this.#add({ ...stamp, kind: 'plan', ...ofPart(how), plan })
  }

  /** What the young person said of one version of their plan, and the name they put under it if they wanted to. */
  planAnswer(ago: number, { id, plan }: PlanEntry, answer: Answer, signed?: Signature): PlanAgreementEntry {
    const notRead = answer.answer === 'not-read'
    const stamp = this.#stamp(ago, this.#source(notRead ? 'adviser' : 'young-person', ago, {}), [], {})
    const agreement = {
      plan: id,
      readBack: PLAN_TEXT_VERSION,
      text: hashText(readBackText(planParts(plan))),
      how: notRead ? 'adviser-recorded' : 'on-this-tablet',
      at: stamp.at,
      answer,
      ...(signed === undefined ? {} : { signed }),
    } as const
    return this.#add({ ...stamp, kind: 'plan-agreement', agreement })
  }

  /** A printed copy; with `of`, what became of it. */
  paper(ago: number, paper: Paper, how: How = {}): PaperEntry {
    const isSame = (entry: Entry) => entry.kind === 'paper' && (entry.of ?? entry.id) === how.of
    const stamp = this.#stamp(ago, this.#source('adviser', ago, how), this.#heads(isSame, how), how)
    return this.#add({ ...stamp, kind: 'paper', ...ofPart(how), paper })
  }

  newcomer(ago: number, newcomer: Newcomer, how: How = {}): NewcomerEntry {
    return this.#add({ ...this.#stamp(ago, this.#source('adviser', ago, how), [], how), kind: 'newcomer', newcomer })
  }

  /** What stands in a field now. */
  standing(field: FactField): readonly FactEntry[] {
    const facts = this.#heads((entry) => entry.kind === 'fact' && entry.fact.field === field, {})
    return facts.filter((entry) => entry.kind === 'fact')
  }

  #contactEntry(ago: number, contact: Contact, before: readonly Entry[], how: How): ContactEntry {
    if (contact.at !== undefined) this.#clock.notBefore(this.day(ago), minutesOf(contact.at) + 30)
    const source: Source = { kind: 'adviser', asOf: contact.on }
    return this.#add({ ...this.#stamp(ago, source, before, how), kind: 'contact', ...ofPart(how), contact })
  }

  /** What nothing takes the place of yet, of what the author has seen. */
  #heads(isSame: (entry: Entry) => boolean, { unseen = [] }: How): readonly Entry[] {
    return standingOf([...this.listed.held, ...this.#told].filter((entry) => isSame(entry) && !unseen.includes(entry)))
  }

  #source(usual: SourceKind, ago: number, { from = usual, detail }: How): Source {
    return { kind: from, ...(detail === undefined ? {} : { detail }), asOf: this.day(ago) }
  }

  #stamp(ago: number, source: Source, before: readonly Entry[], { by = this.listed.advisers[0] }: How): Stamp {
    const { author, device } = this.stage.advisers[by]
    return {
      v: 1,
      id: idOf(`${this.listed.person} ${this.#told.length}`),
      person: this.listed.person,
      author,
      device,
      at: this.#clock.next(this.day(ago)),
      source,
      supersedes: before.map(({ id }) => id),
    }
  }

  #authorOf({ author }: Entry): Adviser {
    return author.id === this.stage.advisers.bo.author.id ? 'bo' : 'ada'
  }

  #add<E extends Entry>(entry: E): E {
    this.#told.push(entry)
    return entry
  }
}

function ofPart({ of }: How): { readonly of?: EntryId } {
  return of === undefined ? {} : { of }
}

/** An id that is the same for the same name: 16 bytes in base64url, as every id. */
export function idOf(name: string): EntryId {
  return createHash('sha256').update(name).digest().subarray(0, 16).toString('base64url') as EntryId
}
