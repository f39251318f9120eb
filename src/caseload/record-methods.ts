import type { PersonId } from '../domain/ids.ts'
import type { Result } from '../lib/result.ts'
import type { PersonCard, SaveProblem } from './api.ts'
import { type Page, cardOf, knownRecord } from './book.ts'
import { recordGroup, recordVisit } from './day.ts'
import { type Carded, dayLines, followUpLines } from './day-list.ts'
import { contactDrafts } from './drafts.ts'
import { dropForm, keepForm, keptForm } from './kept-forms.ts'
import { addNewcomer, duplicatesOf } from './newcomers.ts'
import type { OpenVault } from './open-vault.ts'
import type { RecordApi } from './record-api.ts'
import { confirmFact, recordFact } from './record-fact.ts'
import type { Searching } from './searching.ts'
import { openCompartment, recordConsent, recordDisclosure, recordReceived } from './sharing.ts'
import { sharingView } from './sharing-view.ts'
import { prepareReading } from './prepare-reading.ts'
import { personCard } from './views.ts'

/** An open vault as these methods use it. */
export interface Desk {
  readonly vault: OpenVault
  readonly searching: Searching
  /** Runs a change in turn; once it is stored, the page and the other tabs hear of it and the outbox starts to empty. */
  saved<T, E>(people: readonly PersonId[], change: () => Promise<Result<T, E>>): Promise<Result<T, E>>
  /** The tablet is about to be in somebody else's hands: no other tab of it stays open. */
  lockOthers(): Promise<void>
}

/** Recording what is known, asked, shared and planned; each needs an open vault. */
export function recordMethods(open: () => Promise<Desk>): RecordApi {
  const change = async <T, E = SaveProblem>(
    person: PersonId,
    make: (vault: OpenVault) => Promise<Result<T, E>>,
  ): Promise<Result<T, E>> => {
    const desk = await open()
    return desk.saved([person], () => make(desk.vault))
  }
  return {
    recordFact: (person, what) => change(person, (vault) => recordFact(vault, person, what)),
    confirmFact: (person, field, of, source) =>
      change(person, (vault) => confirmFact(vault, person, field, of, source)),
    recordConsent: (person, consent) => change(person, (vault) => recordConsent(vault, person, consent)),
    openCompartment: (person, opening) => change(person, (vault) => openCompartment(vault, person, opening)),
    recordDisclosure: (person, disclosure, of) =>
      change(person, (vault) => recordDisclosure(vault, person, disclosure, of)),
    recordReceived: (person, received, of) => change(person, (vault) => recordReceived(vault, person, received, of)),
    recordVisit: (person, visit, of) => change(person, (vault) => recordVisit(vault, person, visit, of)),
    recordGroup: async (contact, attended, absent) => {
      const desk = await open()
      return desk.saved([...attended, ...absent], () => recordGroup(desk.vault, contact, attended, absent))
    },
    addNewcomer: async (form) => {
      const desk = await open()
      return desk.saved([], () => addNewcomer(desk.vault, form))
    },
    ...formMethods(open),
    ...readMethods(open),
  }
}

/** Half-filled forms. They change nothing that others see, so nobody is told. */
function formMethods(open: () => Promise<Desk>): Pick<RecordApi, 'keepForm' | 'keptForm' | 'dropForm'> {
  return {
    keepForm: async (place, fields) => {
      const { vault } = await open()
      return vault.inTurn(() => keepForm(vault, place, fields))
    },
    keptForm: async (place) => keptForm((await open()).vault, place),
    dropForm: async (place) => {
      const { vault } = await open()
      return vault.inTurn(() => dropForm(vault, place))
    },
  }
}

type ReadMethod = 'sharing' | 'dayList' | 'followUps' | 'search' | 'possibleDuplicates' | 'prepareReading'

function readMethods(open: () => Promise<Desk>): Pick<RecordApi, ReadMethod> {
  return {
    sharing: async (person) => {
      const record = knownRecord((await open()).vault, person)
      return record && sharingView(record)
    },
    dayList: async (school, on) => dayLines(await everybody((await open()).vault), school, on),
    followUps: async (on) => followUpLines(await everybody((await open()).vault), on),
    search: async (query, among) => {
      const { vault, searching } = await open()
      const hits = await searching.find(query, among)
      return hits.flatMap(({ person, where, contact, snippet }) => {
        const page = vault.book.pages.get(person)
        return page ? [{ card: cardFor(vault, page), where, contact, snippet }] : []
      })
    },
    possibleDuplicates: async (form) => {
      const { vault } = await open()
      return duplicatesOf(vault, form).map((page) => cardFor(vault, page))
    },
    prepareReading: async (person) => {
      const desk = await open()
      const packet = await prepareReading(desk.vault, person)
      if (packet.ok) await desk.lockOthers()
      return packet
    },
  }
}

function cardFor(vault: OpenVault, page: Page): PersonCard {
  return personCard(page, vault.tools.today(), false)
}

/** Everybody in the open caseload, half-written contacts and all. */
export async function everybody(vault: OpenVault): Promise<Carded[]> {
  const drafts = await contactDrafts(vault)
  const today = vault.tools.today()
  return [...vault.book.pages.values()].map((page) => ({
    card: cardOf(page),
    shown: personCard(page, today, drafts.has(page.pid)),
  }))
}
