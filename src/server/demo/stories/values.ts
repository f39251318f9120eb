import { endOfAcademicYear } from '../../../domain/currency.ts'
import { organisations } from '../names.ts'
import { nowDoing } from '../destination.ts'
import { quillbridge } from '../council.ts'
import { adviserSaw, fromSchool, parentSaid, said } from '../notes.ts'
import type { Story } from './story.ts'

/** The school and the young person name different addresses; two advisers wrote them down on the same day, apart. */
const twoAddresses: Story = {
  nth: 37,
  tell: (t) => {
    const atSchool = { lines: ['12 Invented Street'], town: 'Fernmoor', postcode: 'ZZ4 1AA' }
    const school = t.fact(9, { field: 'address', value: atSchool }, { by: 'ada', ...fromSchool })
    const own = {
      lines: ['c/o Sorrelson', '58 Example Close'],
      town: 'Testbury',
      postcode: 'ZZ2 3BD',
      since: t.day(30),
    }
    t.fact(9, { field: 'address', value: own }, { by: 'bo', unseen: [school] })
    const contact = t.contact(
      9,
      {
        type: 'drop-in',
        at: '12:40',
        notes: [said('Stays with her grandmother in Testbury for now. The bus to school takes forty minutes.')],
      },
      { by: 'bo' },
    )
    t.answer(9, contact, { answer: 'agreed' })
  },
}

/** The college says that she is there, her mother says that she works: both were recorded, neither wins. */
const twoDestinations: Story = {
  nth: 49,
  tell: (t) => {
    const college = nowDoing(
      t,
      8,
      {
        activity: '230',
        startedOn: t.day(40),
        establishment: { number: quillbridge.number, name: quillbridge.name },
        expectedToEndOn: endOfAcademicYear(t.stage.today),
      },
      { by: 'bo', from: 'college', detail: 'Enrolment list' },
    )
    nowDoing(
      t,
      7,
      { activity: '330', startedOn: t.day(25), establishment: { name: organisations.cafe } },
      { by: 'ada', from: 'parent-or-carer', unseen: [college] },
    )
    t.contact(
      7,
      {
        type: 'phone-call',
        channel: 'telephone',
        at: '16:10',
        place: 'By phone',
        present: [{ who: 'parent-or-carer', detail: 'Mother' }],
        notes: [
          parentSaid('She stopped college after two weeks and works in a café now. She may like to go back next year.'),
        ],
        nextSteps: [{ text: 'Ada rings Siân herself to hear what she wants', followUpOn: t.day(0) }],
      },
      { by: 'ada' },
    )
  },
}

/** What is a choice may be kept back, before or after it was given (P12). */
const keptBack: Story = {
  nth: 139,
  tell: (t) => {
    const contact = t.contact(16, {
      notes: [said('Would like to read about each question first. Is happy to talk, and would rather not be rung.')],
      nextSteps: [{ text: 'Meet again before the holidays', followUpOn: t.day(-12) }],
    })
    t.answer(16, contact, { answer: 'agreed', words: 'Yes. Thank you for not ringing.' })
    t.fact(16, { field: 'ethnicGroup', value: null, withheld: true })
    t.fact(16, { field: 'knownAs', value: null, withheld: true })
    const phone = t.fact(200, { field: 'phone', value: { number: '07700 900139', kind: 'mobile' } }, fromSchool)
    t.fact(16, { field: 'phone', value: null, withheld: true }, { of: phone.id })
  },
}

/** A young person read their record and said what they think of two values. */
const remarked: Story = {
  nth: 13,
  tell: (t) => {
    const contact = t.contact(13, { notes: [said('Wanted to see what we hold. We read it together, page by page.')] })
    t.answer(13, contact, { answer: 'agreed' })
    t.remark(13, t.standing('levelOfSupport'), 'I think I need a bit more help than this, with forms above all.')
    t.remark(13, t.standing('address'), 'The house number is right, the street has a new name since the summer.')
    const raised = { field: 'levelOfSupport', value: '2' } as const
    t.fact(10, raised, { from: 'adviser', detail: 'Asked for more help with forms' })
  },
}

/** Values that somebody gave long ago and nobody has asked about since (P16). */
const grownOld: Story = {
  nth: 46,
  tell: (t) => {
    t.fact(430, { field: 'phone', value: { number: '07700 900046', kind: 'mobile' } })
    t.fact(430, { field: 'email', value: 'hakon.cloudberry@example.org' })
    const father = { name: 'Oskar Cloudberry', relationship: 'Father', phone: '01632 960046' }
    t.fact(430, { field: 'parentOrCarer', value: father }, { from: 'parent-or-carer' })
    t.fact(430, { field: 'intendedPlan', value: 'Play football for a living, or coach it.' })
    t.contact(430, {
      type: 'event',
      at: '17:30',
      present: [{ who: 'young-person' }, { who: 'parent-or-carer', detail: 'Father' }],
      notes: [said('Plays football four times a week.'), adviserSaw('Gave both the leaflet about sport courses.')],
    })
  },
}

/** Values that contradict each other, are kept back, are doubted or have grown old. */
export const valueStories: readonly Story[] = [twoAddresses, twoDestinations, keptBack, remarked, grownOld]
