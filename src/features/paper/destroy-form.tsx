import { signal } from '@preact/signals'
import type { Paper } from '../../domain/paper.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { Day } from '../../domain/time.ts'
import { Notice } from '../../ui/notice.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'
import { type Answers, type Input, type Values, dayValues } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'
import { Copy } from './copy.tsx'
import type { OneCopyProps } from './paper-form.ts'
import { type PaperLine, copyWords } from './paper-words.ts'

/** Who destroyed the last copy and how, while the tablet is open: a drawer is emptied in one go. */
const lastTime = signal<Values>({})

/** Records by whom, when and how a copy on file was destroyed (P23). One of the Impact project says why so early (P24). */
export function DestroyForm({ api, person, name, given, today, of, onSaved, onBack }: OneCopyProps) {
  const { paper } = of
  const early = isEarly(of, today)
  const onSave = async (answers: Answers) => {
    const destroyed = destroyedFrom(answers)
    const saved = await api.recordPaper(person, { ...paper, destroyed }, of.id)
    if (!saved.ok) return saveProblemWords(saved.error)
    lastTime.value = { by: destroyed.by, how: answers.text('how') ?? '', otherWay: answers.text('otherWay') ?? '' }
    onSaved(`Destroyed on ${spokenDay(destroyed.on)} by ${destroyed.by}: ${copyWords(paper)}.`)
    return undefined
  }
  return (
    <SmallForm
      heading="Record that a copy was destroyed"
      caption={name}
      today={today}
      inputs={(values) => destroyInputs(values, paper, early)}
      start={{ ...lastTime.value, ...dayValues('on', today) }}
      keep={{ api, place: { form: `paper destroyed ${of.id}`, person } }}
      saveLabel="Save"
      onSave={onSave}
      onBack={onBack}
    >
      <Copy paper={paper} given={given} />
      {of.destroyBy !== undefined && today < of.destroyBy && (
        <Notice title={`It is kept until ${spokenDay(of.destroyBy)}`}>
          <p>
            {early
              ? 'Paper of the Impact project is kept for 10 years. If it is still there, leave it there; if it is gone, say below what happened.'
              : 'Its day has not come. It may go earlier if nobody needs it any more.'}
          </p>
        </Notice>
      )}
    </SmallForm>
  )
}

/** Impact paper has to be there for the auditors of the fund until its day (P24). */
function isEarly({ paper, destroyBy }: PaperLine, today: Day): boolean {
  return paper.programme === 'impact' && destroyBy !== undefined && today < destroyBy
}

const ways = [
  ['shredded', 'Shredded'],
  ['confidential-waste', 'In the confidential waste'],
  ['other', 'Another way'],
] as const

function destroyInputs(values: Values, { printedOn }: Paper, early: boolean): Input[] {
  return [
    {
      kind: 'text',
      name: 'by',
      label: 'Who destroyed it',
      hint: 'You, or whoever did it',
      missing: 'Enter who destroyed it',
      max: 200,
    },
    {
      kind: 'date',
      name: 'on',
      label: 'The day it was destroyed',
      missing: 'Enter the day it was destroyed',
      when: 'past',
      check: (on) => (on < printedOn ? 'The day it was destroyed must not be before it was printed' : undefined),
    },
    {
      kind: 'radios',
      name: 'how',
      label: 'How was it destroyed?',
      missing: 'Select how it was destroyed',
      options: ways.map(([value, label]) => ({ value, label })),
    },
    ...(values['how'] === 'other' ? [otherWay] : []),
    ...(early ? [whyEarly] : []),
    {
      kind: 'checks',
      name: 'sure',
      label: 'Before you save',
      missing: 'Confirm that nobody can read it any more',
      options: [{ value: 'yes', label: 'The whole copy is gone: nobody can read it any more' }],
    },
  ]
}

const otherWay: Input = { kind: 'text', name: 'otherWay', label: 'How', missing: 'Enter how', max: 60 }

const whyEarly: Input = {
  kind: 'text',
  name: 'whyEarly',
  label: 'Why it was destroyed before its day',
  missing: 'Enter why it was destroyed before its day',
  max: 120,
}

function destroyedFrom(answers: Answers): NonNullable<Paper['destroyed']> {
  const way = ways.find(([value]) => value === answers.text('how'))
  const how = answers.text('otherWay') ?? way?.[1] ?? ''
  const why = answers.text('whyEarly')
  return {
    on: answers.day('on') ?? '',
    by: answers.text('by') ?? '',
    how: why === undefined ? how : `${how}. Before its day: ${why}`,
  }
}
