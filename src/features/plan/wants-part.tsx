import { LONGEST } from '../../domain/plan.ts'
import { TextArea } from '../../ui/text-area.tsx'
import { errorAt } from '../contact/form-part.ts'
import { WordHints } from '../hints/word-hints.tsx'
import type { PlanFormPart } from './form-part.ts'

/** What they want, in their own voice: it is their plan, and they read it as "What I want to do". */
export function WantsPart(part: PlanFormPart) {
  const { given } = part
  return (
    <fieldset class="govuk-fieldset plan-part">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">What {given || 'the young person'} wants</legend>
      <Words
        {...part}
        name="aim"
        label="What I want to do"
        hint={`Write it as ${given || 'the young person'} says it: “I want to be a baker.”`}
        limit={LONGEST.aim}
      />
      <Words {...part} name="nextStep" label="My next step (optional)" limit={LONGEST.words} />
      <Words {...part} name="backUp" label="My back-up (optional)" limit={LONGEST.words} />
    </fieldset>
  )
}

interface WordsProps extends PlanFormPart {
  readonly name: 'aim' | 'nextStep' | 'backUp'
  readonly label: string
  readonly hint?: string
  readonly limit: number
}

function Words({ form, check, name, label, hint, limit }: WordsProps) {
  const text = form.fields[name]
  const put = (typed: string) => form.set({ ...form.fields, [name]: typed })
  return (
    <>
      <TextArea
        id={name}
        rows={2}
        value={text}
        error={errorAt(form.errors, name)}
        onInput={put}
        {...{ label, hint, limit }}
      />
      <WordHints field={name} text={text} check={check} onInput={put} />
    </>
  )
}
