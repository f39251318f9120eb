import { useEffect, useState } from 'preact/hooks'
import type { GiveRequest, TakeRequest } from '../../protocol/allocations.ts'
import type { StaffReply } from '../../protocol/office.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { Day } from '../../domain/time.ts'
import { type Answers, type Input, type Values, dayValues } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'
import type { SignedInOffice } from './office-api.ts'
import { changeProblems } from './office-problems.ts'
import { youngPeople } from './tablet-words.ts'

type Member = StaffReply['staff'][number]

export interface AllocationFormProps {
  readonly office: SignedInOffice
  readonly kind: 'give' | 'take'
  readonly today: Day
  /** Something was given or taken: what to say of it. */
  readonly onDone: (words: string) => void
  readonly onBack: () => void
}

/** Gives an adviser young people, or takes some away: by school or by adviser, from a day and until a day. */
export function AllocationForm({ office, kind, today, onDone, onBack }: AllocationFormProps) {
  const [staff, setStaff] = useState<readonly Member[] | undefined>(undefined)
  useEffect(() => {
    void office.staff().then((reply) => setStaff(reply.ok ? reply.value : []))
  }, [office])
  if (!staff) return <p role="status">Fetching the list</p>
  const inputs = kind === 'give' ? giveInputs(staff) : takeInputs(staff)
  const onSave = async (answers: Answers) => {
    const [reply, words] =
      kind === 'give' ? await give(office, answers, staff, today) : await take(office, answers, staff)
    if (!reply.ok) return changeProblems[reply.error]
    onDone(words(reply.value))
    return undefined
  }
  return (
    <SmallForm
      heading={kind === 'give' ? 'Give young people' : 'Take young people away'}
      start={kind === 'give' ? dayValues('from', today) : {}}
      saveLabel={kind === 'give' ? 'Give them' : 'Take them away'}
      {...{ inputs, today, onSave, onBack }}
    >
      <p>
        {kind === 'give'
          ? 'A school brings everybody who is there now, and who comes later.'
          : 'They leave the adviser’s tablets when those next connect. What was saved on them and not sent still comes.'}
      </p>
    </SmallForm>
  )
}

function giveInputs(staff: readonly Member[]) {
  return ({ how }: Values): readonly Input[] => [
    staffInput('staff', 'Who gets them', staff, 'Say who gets them'),
    {
      kind: 'radios',
      name: 'how',
      label: 'Whom',
      missing: 'Say whom they get',
      options: [
        { value: 'school', label: 'Everybody at a school or college' },
        { value: 'adviser', label: 'Everybody whom another adviser has' },
      ],
    },
    ...(how === 'school' ? [schoolInput] : []),
    ...(how === 'adviser' ? [staffInput('of', 'Whose young people', staff, 'Say whose young people')] : []),
    { kind: 'date', name: 'from', label: 'The first day', when: 'any', missing: 'Enter the first day' },
    untilInput('Leave it out if there is none.'),
  ]
}

function takeInputs(staff: readonly Member[]) {
  return ({ how }: Values): readonly Input[] => [
    staffInput('staff', 'Who has them', staff, 'Say who has them'),
    {
      kind: 'radios',
      name: 'how',
      label: 'Whom',
      missing: 'Say whom they no longer need',
      options: [
        { value: 'school', label: 'Everybody at a school or college' },
        { value: 'everybody', label: 'Everybody they have' },
      ],
    },
    ...(how === 'school' ? [schoolInput] : []),
    untilInput('Leave it out to take them away at once.'),
  ]
}

function staffInput(name: string, label: string, staff: readonly Member[], missing: string): Input {
  const options = staff.filter(({ role }) => role === 'adviser').map(({ id, name: is }) => ({ value: id, label: is }))
  return { kind: 'select', name, label, missing, options }
}

const schoolInput: Input = {
  kind: 'text',
  name: 'school',
  label: 'School or college',
  hint: 'Its name as the council’s list has it, or its seven-digit number',
  max: 200,
  missing: 'Enter the school or college',
}

function untilInput(hint: string): Input {
  return { kind: 'date', name: 'until', label: 'The last day', hint, when: 'any' }
}

function idOf(staff: readonly Member[], id: string | undefined): Member['id'] {
  const found = staff.find((one) => one.id === id)
  if (!found) throw new Error('Broken assumption: an adviser of the list was chosen')
  return found.id
}

async function give(office: SignedInOffice, answers: Answers, staff: readonly Member[], today: Day) {
  const from = answers.day('from') ?? today
  const until = answers.day('until')
  const to: GiveRequest['to'] =
    answers.text('how') === 'adviser'
      ? { kind: 'adviser', of: idOf(staff, answers.text('of')) }
      : { kind: 'school', school: answers.text('school') ?? '' }
  const request: GiveRequest = {
    v: 1,
    staff: idOf(staff, answers.text('staff')),
    to,
    from,
    ...(until ? { until } : {}),
  }
  const words = (people: number) =>
    from > today ? `This begins on ${spokenDay(from)}.` : `${youngPeople(people)} given.`
  return [await office.give(request), words] as const
}

async function take(office: SignedInOffice, answers: Answers, staff: readonly Member[]) {
  const until = answers.day('until')
  const what: TakeRequest['what'] =
    answers.text('how') === 'everybody'
      ? { kind: 'everybody' }
      : { kind: 'school', school: answers.text('school') ?? '' }
  const request: TakeRequest = { v: 1, staff: idOf(staff, answers.text('staff')), what, ...(until ? { until } : {}) }
  const words = (people: number) =>
    until ? `${youngPeople(people)} leave after ${spokenDay(until)}.` : `${youngPeople(people)} taken away.`
  return [await office.take(request), words] as const
}
