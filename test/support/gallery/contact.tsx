import { draftFromFields, newFields } from '../../../src/features/contact/contact-fields.ts'
import { ContactScreen } from '../../../src/features/contact/contact-screen.tsx'
import { ContactList } from '../../../src/features/young-person/contact-list.tsx'
import type { PersonActions } from '../../../src/features/young-person/young-person.tsx'
import type { PersonView } from '../../../src/caseload/api.ts'
import type { EntryId, PersonId } from '../../../src/domain/ids.ts'
import { Page } from '../../../src/ui/page.tsx'
import { anId } from '../entries.ts'
import { aPersonApi } from '../person-api.ts'
import { aCardOf, aContactView, aPersonView, amara, at1042 } from '../person-views.ts'
import type { Example } from './example.ts'

const nothing = () => undefined
const today = '2026-11-24'

const note = `You came with Sam Example and محمد المثالي to talk about your destination. You are NEET at the moment, and you
told me about your asthma, your anxiety and the counselling that you have. You were in court in October. We looked at the
September Guarantee, at LMI and at alternative provision, because the transition from school was, notwithstanding the
comprehensive encouragement of educational representatives, a complicated experience.`

/** The form with a draft in it, in a caseload of three. */
function writing(text: string) {
  const start = newFields(today, 'Testbury High School')
  const fields = draftFromFields({ ...start, notes: [{ source: 'young-person', detail: '', text }] })
  return form(aPersonView({ draft: { fields, savedAt: at1042, changes: undefined } }))
}

function form(view: PersonView, changes?: EntryId) {
  const api = aPersonApi(view)
  const card = aCardOf(view)
  const other = (given: string, family: string) => ({ ...card, person: anId() as PersonId, given, family })
  api.people = () => Promise.resolve([card, other('Sam', 'Example'), other('محمد', 'المثالي')])
  return (
    <ContactScreen {...{ api, person: amara, today, changes }} onSaved={nothing} onMove={nothing} onBack={nothing} />
  )
}

const group = {
  id: anId(),
  title: 'Apprenticeship assembly for Years 11, 12 and 13',
  note: 'What an apprenticeship is, and what it pays.\nHow to apply, and by when.\nWhom to ask: your adviser, or the careers room.',
}
const session = aContactView({}, { type: 'event', present: [], notes: [], nextSteps: [], group })

const actions: PersonActions = {
  onRecord: nothing,
  onChange: nothing,
  onTurnRound: nothing,
  onNotRead: nothing,
  onEditFact: nothing,
  onSharing: nothing,
  onCompartment: nothing,
  onReading: nothing,
  onPlan: nothing,
  onPapers: nothing,
  onBack: nothing,
}

/** Writing a contact: hints below the words, and the note that a whole group has. */
export const contactExamples: readonly Example[] = [
  { name: 'contact form with hints', show: () => writing(note), press: ['and 7 more'] },
  {
    name: 'contact form with a few hints',
    show: () => writing(note),
    press: ['Hide the hint about asthma, anxiety, counselling'],
  },
  {
    name: 'contact form, an office word written plainly',
    show: () => writing('You are NEET.'),
    press: ['Write “not in education, work or training” instead'],
  },
  {
    name: 'contact form, changing a group session',
    show: () => form(aPersonView({ contacts: [session] }), session.id),
  },
  {
    name: 'contact of a group session',
    show: () => (
      <Page heading="Amara Quillfeather">
        <ContactList view={aPersonView({ contacts: [session] })} {...actions} />
      </Page>
    ),
  },
]
