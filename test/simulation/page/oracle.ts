import { type Book, dossierOf, openBook } from '../../../src/caseload/book.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { canonical } from '../../../src/domain/record.ts'
import { foldRecord } from '../../../src/domain/record.ts'
import { parseEntry } from '../../../src/domain/entry.ts'
import { rowId } from '../../../src/vault/keyring.ts'
import { Look } from '../control.ts'
import { askControl } from './line.ts'
import { type Saved, type Tablet, keyringOf } from './tablet.ts'
import type { World } from './world.ts'

/** What must never be: something saved is nowhere, or twice, or tablets hold different things or what they must not. */
export interface Finding {
  readonly kind: 'lost' | 'duplicated' | 'diverged' | 'kept'
  readonly words: string
}

/** Where everything is that was saved, as the database says. */
interface Seen {
  readonly inbox: ReadonlyMap<string, Look['inbox'][number]>
  readonly streams: ReadonlyMap<PersonId, Look['streams'][number]>
  readonly scope: ReadonlySet<string>
}

/** Everything that was saved is in exactly one place: waiting on its tablet, received, held, or once in its stream. */
export async function whereEverythingIs(world: World): Promise<Finding[]> {
  const seen = await look(world)
  const findings: Finding[] = []
  for (const [n, tablet] of world.tablets.entries()) {
    const rows = new Map((await tablet.outside.outbox()).map((row) => [row.hash, row.state]))
    for (const saved of tablet.saved) {
      const finding = placeOf(seen, saved, rows.get(saved.hash))
      if (finding) findings.push({ ...finding, words: `tablet ${n}: ${finding.words}` })
    }
    findings.push(
      ...(await shownOn(tablet)).map((words): Finding => ({ kind: 'lost', words: `tablet ${n}: ${words}` })),
    )
  }
  return [...findings, ...streamsOf(world, seen)]
}

function placeOf(seen: Seen, { hash, id, person }: Saved, state: string | undefined): Finding | undefined {
  if (state === undefined) return { kind: 'lost', words: 'it is in the outbox no more' }
  const arrived = seen.inbox.get(hash)
  if (!arrived) {
    return state === 'waiting'
      ? undefined
      : { kind: 'lost', words: `the outbox says ${state}, the council has nothing` }
  }
  const times = (seen.streams.get(person)?.ids ?? []).filter((one) => one === id).length
  if (arrived.state === 'applied' && times === 0) return { kind: 'lost', words: 'the council applied it to no stream' }
  if (arrived.state !== 'applied' && times > 0)
    return { kind: 'duplicated', words: `the council has it in the stream and ${arrived.state}` }
  return undefined
}

/** No stream has a gap, an entry twice, or one that nobody wrote. */
function streamsOf(world: World, seen: Seen): Finding[] {
  const known = new Set([...world.given, ...world.tablets.flatMap(({ saved }) => saved.map(({ id }) => id))])
  const findings: Finding[] = []
  const everything: string[] = []
  for (const { person, head, ids } of seen.streams.values()) {
    everything.push(...ids)
    if (ids.length !== head) findings.push({ kind: 'lost', words: `a stream of ${head} has ${ids.length} entries` })
    // The council gives a newcomer a number.
    const allowed = world.newcomers.has(person) ? 1 : 0
    const strange = ids.filter((id) => !known.has(id))
    if (strange.length > allowed) findings.push({ kind: 'duplicated', words: `nobody wrote ${strange.join(', ')}` })
  }
  if (new Set(everything).size < everything.length)
    findings.push({ kind: 'duplicated', words: 'an entry is in a stream twice' })
  return findings
}

/** When all is quiet: nothing waits, and every tablet holds exactly what its adviser may see, as the council has it. */
export async function everybodyAgrees(world: World): Promise<Finding[]> {
  const seen = await look(world)
  const findings: Finding[] = []
  for (const { hash, state } of seen.inbox.values())
    if (state === 'received') findings.push({ kind: 'lost', words: `the council never looked at ${hash}` })
  const records = new Map<PersonId, Set<string>>()
  for (const [n, tablet] of world.tablets.entries()) {
    const found = await tabletAgrees(world, seen, tablet, records)
    findings.push(...found.map(({ kind, words }) => ({ kind, words: `tablet ${n}: ${words}` })))
  }
  for (const folded of records.values())
    if (folded.size > 1) findings.push({ kind: 'diverged', words: 'one stream folds into different records' })
  return findings
}

async function tabletAgrees(
  world: World,
  seen: Seen,
  tablet: Tablet,
  records: Map<PersonId, Set<string>>,
): Promise<Finding[]> {
  const { waiting } = await tablet.outside.counts()
  const findings: Finding[] = waiting > 0 ? [{ kind: 'lost', words: `${waiting} never leave the outbox` }] : []
  const staff = world.reply.staff[tablet.adviser]?.id ?? ''
  const mine = world.people.filter((person) => seen.scope.has(`${staff} ${person}`))
  const stored = await openBook(tablet.outside, await keyringOf(tablet))
  const books = [stored, ...tablet.tabs.flatMap((tab) => (tab ? [tab.vault.book] : []))]
  for (const [n, book] of books.entries()) {
    const where = n === 0 ? 'on the disk' : `in tab ${n}`
    findings.push(...bookAgrees(seen, mine, book).map(({ kind, words }) => ({ kind, words: `${where} ${words}` })))
  }
  for (const person of mine) {
    const folded = foldedOf(stored, person)
    if (folded !== undefined) records.set(person, (records.get(person) ?? new Set()).add(folded))
  }
  findings.push(...tablet.saved.flatMap((_saved, n) => needlesslyHeld(seen, tablet, n) ?? []))
  return [...findings, ...(await rowsOfOthers(tablet, mine))]
}

/** A book holds everybody in the caseload and nobody else, each as far as the council's stream goes. */
function bookAgrees(seen: Seen, mine: readonly PersonId[], book: Book): Finding[] {
  const findings: Finding[] = []
  for (const person of book.pages.keys())
    if (!mine.includes(person)) findings.push({ kind: 'kept', words: 'somebody is who is in the caseload no more' })
  for (const person of mine) {
    const page = book.pages.get(person)
    const stream = seen.streams.get(person)
    if (!page || !stream) findings.push({ kind: 'diverged', words: 'somebody of the caseload is missing' })
    else if (page.front.head !== stream.head || page.front.hash !== stream.hash)
      findings.push({ kind: 'diverged', words: `a stream ends at ${page.front.head}, the council's at ${stream.head}` })
  }
  return findings
}

/** The record that the council's part of a dossier folds into. */
function foldedOf(book: Book, person: PersonId): string | undefined {
  const page = book.pages.get(person)
  if (!page) return undefined
  const texts = dossierOf(page).entries.filter(({ seq }) => seq !== null)
  const parsed = texts.map(({ text }) => parseEntry(text)).filter((entry) => entry.ok)
  const record = foldRecord(parsed.map(({ value }) => value))
  return canonical({ ...record, facts: [...record.facts], items: [...record.items] })
}

/** Rows of somebody who is in the caseload no more: key, dossier, compartments and drafts all have to be gone. */
async function rowsOfOthers(tablet: Tablet, mine: readonly PersonId[]): Promise<Finding[]> {
  const { outside } = tablet
  const keyring = await keyringOf(tablet)
  const allowed = new Set(await Promise.all(mine.map((person) => rowId(keyring, 'person', person))))
  const { keys, dossiers, added } = await outside.people()
  const drafts = await outside.drafts()
  const rows = [...keys, ...dossiers, ...added, ...drafts].filter(({ pid }) => !allowed.has(pid))
  return rows.length > 0 ? [{ kind: 'kept', words: `${rows.length} rows are of somebody else` }] : []
}

/** Nothing is held for want of something that has come: the young person, or the consent that was saved right before it. */
function needlesslyHeld(seen: Seen, { saved }: Tablet, n: number): Finding | undefined {
  const [before, one] = [saved[n - 1], saved[n]]
  if (!one) return undefined
  const reason = seen.inbox.get(one.hash)?.reason
  const person = reason === 'unknown-person' && seen.streams.has(one.person)
  const consent = reason === 'no-basis' && before && seen.inbox.get(before.hash)?.state === 'applied'
  return person || consent ? { kind: 'lost', words: `it is held (${reason}), though nothing is missing` } : undefined
}

/**
 * A tablet shows what was written on it, unless its young person was forgotten there since, or it was held and then said anew; and
 * what it shows and the council has not, was saved to be sent.
 */
async function shownOn(tablet: Tablet): Promise<string[]> {
  const { outside, saved, forgets } = tablet
  const keyring = await keyringOf(tablet)
  const [book, handbacks, rows] = await Promise.all([openBook(outside, keyring), outside.handbacks(), outside.outbox()])
  const anew = new Set(rows.filter(({ state }) => state === 'replaced').map(({ hash }) => hash))
  const sent = new Set<string>(saved.map(({ id }) => id))
  const findings: string[] = []
  for (const [person, page] of book.pages) {
    const { entries } = dossierOf(page)
    if (entries.some(({ id, seq }) => seq === null && !sent.has(id)))
      findings.push('something is shown and in no outbox')
    const pid = await rowId(keyring, 'person', person)
    const since = Math.max(0, ...forgets.filter((one) => one.pid === pid).map(({ upTo }) => upTo))
    const shown = new Set<string>(entries.map(({ id }) => id))
    const hidden = saved
      .slice(since)
      .filter((one) => one.person === person && one.shown !== 'nowhere' && !shown.has(one.id))
      .filter(({ hash }) => !anew.has(hash))
      .filter((one) => one.shown === 'dossier' || handbacks.length === 0)
    if (hidden.length > 0) findings.push('something is not shown where it was written')
  }
  return findings
}

async function look(world: World): Promise<Seen> {
  const hashes = world.tablets.flatMap(({ saved }) => saved.map(({ hash }) => hash))
  const staff = world.reply.staff.map(({ id }) => id)
  const seen = await askControl('/sim/look', { hashes, staff, people: world.people }, Look)
  world.last.inbox = seen.inbox
  return {
    inbox: new Map(seen.inbox.map((row) => [row.hash, row])),
    streams: new Map(seen.streams.map((stream) => [stream.person, stream])),
    scope: new Set(seen.scope.map((row) => `${row.staff} ${row.person}`)),
  }
}
