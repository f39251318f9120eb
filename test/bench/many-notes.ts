import { type Day, addDays } from '../../src/domain/time.ts'
import { mulberry32 } from '../../src/server/demo/dice.ts'
import { familyNames, givenNames } from '../../src/server/demo/names.ts'
import rareWords from '../../src/vault/words.txt?raw'

/** A large caseload with notes that read as notes do: a few words everywhere, some often, thousands now and then. */
const joining =
  `the and to a of that in is was it they we for on at with about said not has had be would will but he she have from
after before because when more some no so what how their them this next last week today if or by an as are his her do can
all up out very still into then who like than just also only again now there`.split(/\s+/)

const ordinary =
  `college course school interview apprenticeship plan talked wants open day level tutor attendance work applied
application offer mum dad carer bus electrical plumbing hair childcare construction catering maths English grade retake
letter phoned visit meeting support confident worried happy unsure ideas career form website employer placement experience
CV money travel start September review timetable sixth help email answered agreed shared asked rang left message teacher
options deadline portfolio audition taster mechanics nursing army football music gaming computing health social science
engineering joinery bricklaying painting retail warehouse salon nursery kitchen bakery hospital garage office`.split(
    /\s+/,
  )

const rare = rareWords.split(/\s+/).filter(Boolean)

const schools = [
  'Testbury High School',
  'Fernmoor Academy',
  'Quillbridge College',
  "St Sample's Catholic School",
  'Nettlebed Park School',
  'Otterburn Sixth Form College',
  'Placeholder Training',
  'Ysgol Enghraifft',
]

export interface Noted {
  readonly given: string
  readonly family: string
  readonly school: string
  readonly notes: readonly { readonly on: Day; readonly text: string }[]
}

/** People with so many notes each, of about 60 words. */
export function manyPeople(people: number, notesEach: number): Noted[] {
  const next = mulberry32(20261124)
  // The first of a list is far more usual than the last, as it is in any language.
  const usual = (list: readonly string[]) => list[Math.floor(list.length * next() ** 3)] ?? ''
  const any = (list: readonly string[]) => list[Math.floor(list.length * next())] ?? ''
  const word = () => {
    const kind = next()
    if (kind < 0.48) return usual(joining)
    return kind < 0.82 ? usual(ordinary) : slipped(usual(rare), next)
  }
  const note = () => ({
    on: addDays('2024-09-01', Math.floor(next() * 800)),
    text: `${Array.from({ length: 45 + Math.floor(next() * 30) }, word).join(' ')}.`,
  })
  return Array.from({ length: people }, () => ({
    given: any(givenNames),
    family: next() < 0.3 ? `${any(familyNames)}-${any(familyNames)}` : any(familyNames),
    school: any(schools),
    notes: Array.from({ length: notesEach }, note),
  }))
}

/** One word in thirty is mistyped, which is what makes the vocabulary of real notes large. */
function slipped(word: string, next: () => number): string {
  if (next() > 1 / 30 || word.length < 4) return word
  const at = 1 + Math.floor(next() * (word.length - 2))
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
}
