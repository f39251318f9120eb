import type { Paper } from '../../domain/paper.ts'
import { spokenDay } from '../../domain/read-back.ts'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'
import type { Answers, Input } from '../form/inputs.ts'
import { SmallForm } from '../form/small-form.tsx'
import { Copy } from './copy.tsx'
import type { OneCopyProps } from './paper-form.ts'

/** Holds a copy back from being destroyed, whatever its day: an inquiry or a claim may need it. Never without a reason. */
export function HoldForm({ api, person, name, given, today, of, onSaved, onBack }: OneCopyProps) {
  const onSave = async (answers: Answers) => {
    const saved = await api.recordPaper(person, { ...of.paper, hold: answers.text('hold') ?? '' }, of.id)
    if (!saved.ok) return saveProblemWords(saved.error)
    onSaved('Held back. It is not to be destroyed until somebody releases the hold.')
    return undefined
  }
  return (
    <SmallForm
      heading="Hold a copy back"
      caption={name}
      today={today}
      inputs={() => holdInputs}
      keep={{ api, place: { form: `paper hold ${of.id}`, person } }}
      saveLabel="Hold it back"
      onSave={onSave}
      onBack={onBack}
    >
      <Copy paper={of.paper} given={given} />
    </SmallForm>
  )
}

const holdInputs: readonly Input[] = [
  {
    kind: 'area',
    name: 'hold',
    label: 'Why it must not be destroyed',
    hint: 'An inquiry, a complaint, a claim: what it is called, and who asked for it',
    missing: 'Enter why it must not be destroyed',
    max: 500,
    rows: 3,
  },
]

/** Releases a hold: from then on the copy's own day counts again. */
export function ReleaseForm({ api, person, name, given, today, of, onSaved, onBack }: OneCopyProps) {
  const onSave = async () => {
    const { hold: _hold, ...released } = of.paper
    const saved = await api.recordPaper(person, released, of.id)
    if (!saved.ok) return saveProblemWords(saved.error)
    onSaved('The hold is released. The day of the copy counts again.')
    return undefined
  }
  return (
    <SmallForm
      heading="Release the hold"
      caption={name}
      today={today}
      inputs={() => []}
      saveLabel="Release the hold"
      onSave={onSave}
      onBack={onBack}
    >
      <Copy paper={of.paper} given={given} />
      <p>Held back because: {of.paper.hold}</p>
      {of.destroyBy && (
        <p>
          {of.destroyBy < today
            ? `Once released it is overdue: it was to be destroyed by ${spokenDay(of.destroyBy)}.`
            : `Once released it is to be destroyed by ${spokenDay(of.destroyBy)}.`}
        </p>
      )}
    </SmallForm>
  )
}

/** Takes back that a copy was destroyed: somebody recorded it of the wrong one. */
export function NotDestroyedForm({ api, person, name, given, today, of, onSaved, onBack }: OneCopyProps) {
  const onSave = async () => {
    const { destroyed: _destroyed, ...there }: Paper = of.paper
    const saved = await api.recordPaper(person, there, of.id)
    if (!saved.ok) return saveProblemWords(saved.error)
    onSaved('The copy counts as there again. That it was recorded as destroyed stays in its history.')
    return undefined
  }
  return (
    <SmallForm
      heading="Not destroyed after all"
      caption={name}
      today={today}
      inputs={() => []}
      saveLabel="It is still there"
      onSave={onSave}
      onBack={onBack}
    >
      <Copy paper={of.paper} given={given} />
      <p>Say so only if you have seen the copy, or know that another one was meant.</p>
    </SmallForm>
  )
}

/** What stands in place of the form for a destroyed copy as soon as a hold keeps it (P24). */
export function HeldNow({ name, given, of, onBack }: OneCopyProps) {
  return (
    <Page heading="This copy is held back" caption={name} back={{ label: 'Back', onBack }}>
      <Copy paper={of.paper} given={given} />
      <Notice tone="problem" title="Do not destroy it">
        <p>Why: {of.paper.hold}</p>
        <p>If it is gone already, release the hold first, and say then what became of it.</p>
      </Notice>
    </Page>
  )
}
