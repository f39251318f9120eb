import { curriculumYear } from '../../domain/ages.ts'
import type { Application, Qualification } from '../../domain/fact-values.ts'
import { type Record, valueOf } from '../../domain/record.ts'
import { quillbridge } from './council.ts'
import { nextSeptember } from './clock.ts'
import type { Day } from '../../domain/time.ts'
import type { Dice } from './dice.ts'
import type { Interest } from './interests.ts'
import { givenNames, organisations } from './names.ts'
import { fromSchool } from './notes.ts'
import type { How, Teller } from './teller.ts'

/** How to reach somebody, where they learn, what they are good at and what they plan: some of it of each, all of it invented. */
export function ordinaryFacts(t: Teller, d: Dice, record: Record, about: Interest): void {
  reach(t, d, record)
  learning(t, d, record, about)
  const born = valueOf(record, 'dateOfBirth')
  const year = born === undefined ? 0 : curriculumYear(born, t.stage.today)
  if (year >= 9) plans(t, d, about)
  if (year >= 11) applications(t, d, about)
}

function reach(t: Teller, d: Dice, record: Record): void {
  const name = valueOf(record, 'name')
  const nth = String(t.listed.nth ?? 0).padStart(3, '0')
  if (d.chance(0.8)) {
    const first = t.fact(recently(d), { field: 'phone', value: { number: `07700 900${nth}`, kind: 'mobile' } })
    if (d.chance(0.15)) {
      t.fact(25, { field: 'phone', value: null }, { of: first.id })
      t.fact(25, { field: 'phone', value: { number: `07700 900${500 + (t.listed.nth ?? 0)}`, kind: 'other' } })
    }
  }
  if (d.chance(0.3))
    t.fact(recently(d), { field: 'phone', value: { number: `01632 960${nth}`, kind: 'home' } }, fromSchool)
  if (d.chance(0.6)) t.fact(recently(d), { field: 'email', value: `${plain(name?.given)}${nth}@example.org` })
  if (d.chance(0.2) && name) t.fact(60, { field: 'knownAs', value: name.given.slice(0, 3) })
  if (d.chance(0.25) && name) {
    const parent = { name: `${d.pick(givenNames)} ${name.family}`, relationship: d.pick(['Mother', 'Father', 'Carer']) }
    t.fact(recently(d), { field: 'parentOrCarer', value: { ...parent, phone: `01632 960${nth}` } }, fromParent)
  }
}

const fromParent: How = { from: 'parent-or-carer' }

/** Mostly within a year; now and then so long ago that it is worth asking again. */
function recently(d: Dice): number {
  return d.chance(0.15) ? 380 + d.below(120) : 20 + d.below(300)
}

function plain(name: string | undefined): string {
  const letters = (name ?? '')
    .normalize('NFD')
    .replaceAll(/[^A-Za-z]/g, '')
    .toLowerCase()
  return letters === '' ? 'somebody' : letters
}

function learning(t: Teller, d: Dice, record: Record, about: Interest): void {
  const destination = valueOf(record, 'currentDestination')
  const place = destination?.establishment
  if (place?.name === undefined) return
  const kind = place.name === quillbridge.name ? 'college' : 'school'
  const now = { kind, name: place.name, ...(place.number === undefined ? {} : { number: place.number }) }
  if (d.chance(0.7)) t.fact(55, { field: 'placement', value: { ...now, from: destination?.startedOn } }, fromSchool)
  if (d.chance(0.3)) {
    const value = { kind: 'school', name: organisations.otherSchool, from: '2021-09-06', until: '2024-07-19' }
    t.fact(90, { field: 'placement', value })
  }
  if (d.chance(0.7) && t.listed.dateOfBirth !== undefined) results(t, d, examYear(t.listed.dateOfBirth), about)
}

/** The year of the summer in which somebody leaves Year 11. */
function examYear(dateOfBirth: Day): number {
  return Number(dateOfBirth.slice(0, 4)) + (dateOfBirth.slice(5) < '09-01' ? 16 : 17)
}

function results(t: Teller, d: Dice, year: number, about: Interest): void {
  const toCome = year - Number(t.stage.today.slice(0, 4))
  if (toCome > 1) return
  const predicted = `${year}-08-25` > t.stage.today
  const gcse = (subject: string): Qualification => ({
    kind: 'gcse',
    subject,
    result: String(3 + d.below(6)),
    predicted,
    year,
  })
  for (const subject of new Set(['English Language', 'Mathematics', about.subject]))
    t.fact(70, { field: 'qualification', value: gcse(subject) }, fromSchool)
  const value: Qualification = predicted
    ? { kind: d.pick(['functional-skills', 'entry-level', 'other']), subject: 'First aid', predicted: false }
    : { kind: d.pick(['a-level', 't-level', 'vocational-3']), subject: about.course, result: 'Pass', predicted: true }
  if (d.chance(0.4)) t.fact(70, { field: 'qualification', value }, fromSchool)
}

function plans(t: Teller, d: Dice, about: Interest): void {
  const value = d.pick([
    `Something to do with ${about.likes}.`,
    `Do the ${about.course} course, then find work nearby.`,
    `Learn at work: ${about.apprenticeship}.`,
    'Does not know yet, and that is fine.',
  ])
  if (d.chance(0.7)) t.fact(20 + d.below(60), { field: 'intendedPlan', value })
  if (d.chance(0.4)) t.fact(18, { field: 'intendedDestination', value: d.pick(['111', '211', '321', '611']) })
  if (d.chance(0.2)) t.fact(17, { field: 'levelOfSupport', value: d.pick(['1', '2', '3']) }, { from: 'adviser' })
}

function applications(t: Teller, d: Dice, about: Interest): void {
  const startsOn = nextSeptember(t.stage.today)
  const outcome = () =>
    d.pick(['planned', 'waiting', 'waiting', 'interview', 'conditional-offer', 'offer', 'turned-down'])
  const value = (over: Pick<Application, 'kind' | 'provider' | 'title' | 'accredited'>, ago: number): Application => {
    const came = outcome()
    const offered = came === 'offer' || came === 'conditional-offer'
    const answer = offered ? d.pick(['none', 'accepted', 'accepted', 'declined']) : 'none'
    return { ...over, startsOn, ...(came === 'planned' ? {} : { appliedOn: t.day(ago) }), outcome: came, answer }
  }
  const course = { kind: 'course', provider: quillbridge.name, title: about.course, accredited: true } as const
  if (d.chance(0.7)) t.fact(30, { field: 'application', value: value(course, 30) })
  const atWork = { kind: 'apprenticeship', provider: about.employer, title: about.apprenticeship } as const
  if (d.chance(0.35)) t.fact(21, { field: 'application', value: value({ ...atWork, accredited: true }, 21) })
  const job = { kind: 'job', provider: about.employer, title: about.job, accredited: false } as const
  if (d.chance(0.2)) t.fact(15, { field: 'application', value: value(job, 15) })
}
