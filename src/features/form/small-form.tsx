import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Day } from '../../domain/time.ts'
import { Button } from '../../ui/button.tsx'
import { Checkboxes } from '../../ui/checkboxes.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Radios } from '../../ui/radios.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorAt } from '../contact/form-part.ts'
import {
  type Answers,
  type Input,
  type InputError,
  type Values,
  afterChange,
  answersOf,
  askedValues,
  datePart,
  errorsOf,
} from './inputs.ts'
import { type FormKeep, KeptNotice, useFormKeeper, useKept } from './kept.tsx'

export interface SmallFormProps {
  readonly heading: string
  readonly caption?: string | undefined
  readonly today: Day
  /** The questions, which may depend on what was answered. */
  readonly inputs: (values: Values) => readonly Input[]
  readonly start?: Values
  /** Keeps what is typed, sealed, until it is saved: a tablet that locks loses no word. */
  readonly keep?: FormKeep | undefined
  readonly saveLabel: string
  /** Saves; gives what to say when nothing was saved. What was typed stays on the screen then. */
  readonly onSave: (answers: Answers) => Promise<string | undefined>
  readonly onBack: () => void
  /** What stands above the questions. */
  readonly children?: ComponentChildren
}

/** A page with a few questions and one button. Everything is checked when it is saved, not while somebody types. */
export function SmallForm(props: SmallFormProps) {
  const { kept, startAfresh } = useKept(props.keep)
  // Reading one row takes a moment that is too short for words.
  if (kept === 'loading') return <div aria-busy="true" />
  return <Form {...props} key={kept ? 'kept' : 'new'} kept={kept} onAfresh={startAfresh} />
}

function Form(props: SmallFormProps & { readonly kept: Values | undefined; readonly onAfresh: () => void }) {
  const { heading, caption, inputs, saveLabel, onBack, children, kept, onAfresh } = props
  const { values, change, check, problem, saving, save, stop } = useSmallForm(props)
  const submit = (event: Event) => {
    event.preventDefault()
    save()
  }
  return (
    <Page heading={heading} caption={caption} back={{ label: 'Back', onBack }} error={check.errors.length > 0}>
      <form noValidate onSubmit={submit}>
        {check.errors.length > 0 && <ErrorSummary key={check.refused} errors={check.errors} />}
        {kept && <KeptNotice onAfresh={() => void stop().then(onAfresh)} />}
        {children}
        {inputs(values).map((input) => (
          <InputField
            key={input.name}
            input={input}
            values={values}
            error={errorAt(check.errors, input.name)}
            onChange={change}
          />
        ))}
        {problem && (
          <Notice tone="problem" title="Not saved">
            <p>{problem}</p>
          </Notice>
        )}
        <Button type="submit" busy={saving}>
          {saveLabel}
        </Button>
      </form>
    </Page>
  )
}

/** What is typed, checked and saved. What could not be saved stays on the screen. */
function useSmallForm({
  today,
  inputs,
  start = {},
  kept,
  keep,
  onSave,
}: SmallFormProps & { kept: Values | undefined }) {
  const [values, setValues] = useState<Values>({ ...start, ...kept })
  const [check, setCheck] = useState<{ errors: readonly InputError[]; refused: number }>({ errors: [], refused: 0 })
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const [saving, setSaving] = useState(false)
  const keeper = useFormKeeper(keep)
  const record = async () => {
    const asked = inputs(values)
    const errors = errorsOf(asked, values, today)
    setCheck({ errors, refused: check.refused + 1 })
    setProblem(undefined)
    if (errors.length > 0 || saving) return
    setSaving(true)
    await keeper.flush()
    const failed = await onSave(answersOf(askedValues(asked, values))).catch(
      () => 'Something went wrong and nothing was saved. What you typed is still here. Save again.',
    )
    setSaving(false)
    if (failed === undefined) await keeper.done()
    else setProblem(failed)
  }
  return {
    values,
    check,
    problem,
    saving,
    stop: keeper.stop,
    change: (changed: Values) => {
      const next = afterChange(inputs(values), start, values, changed)
      setValues(next)
      keeper.changed(next)
    },
    save: () => void record(),
  }
}

interface InputFieldProps {
  readonly input: Input
  readonly values: Values
  readonly error: string | undefined
  readonly onChange: (changed: Values) => void
}

function InputField({ input, values, error, onChange }: InputFieldProps) {
  const { name, label, hint } = input
  const value = values[name] ?? ''
  const field = { id: name, hint, error }
  const put = (typed: string) => onChange({ [name]: typed })
  switch (input.kind) {
    case 'text':
      return <TextField {...field} label={label} value={value} onInput={put} />
    case 'area':
      return <TextArea {...field} label={label} rows={input.rows ?? 4} value={value} limit={input.max} onInput={put} />
    case 'date':
      return <DateInput {...{ field, label, name, values, onChange }} />
    case 'radios':
      return <Radios {...field} legend={label} options={input.options} value={value} onChange={put} />
    case 'select':
      return (
        <Select
          {...field}
          label={label}
          options={[{ value: '', label: 'Choose' }, ...input.options]}
          value={value}
          onChange={put}
        />
      )
    case 'checks': {
      const chosen = value.split(',').filter(Boolean)
      const join = (many: readonly string[]) => put(many.join(','))
      return <Checkboxes {...field} legend={label} options={input.options} values={chosen} onChange={join} />
    }
  }
}

interface DateInputProps {
  readonly field: { readonly id: string; readonly hint: string | undefined; readonly error: string | undefined }
  readonly label: string
  readonly name: string
  readonly values: Values
  readonly onChange: (changed: Values) => void
}

/** A date whose three parts stand among a form's values. */
export function DateInput({ field, label, name, values, onChange }: DateInputProps) {
  const part = (which: 'day' | 'month' | 'year') => values[datePart(name, which)] ?? ''
  return (
    <DateField
      {...field}
      legend={label}
      value={{ day: part('day'), month: part('month'), year: part('year') }}
      onChange={({ day, month, year }) =>
        onChange({ [datePart(name, 'day')]: day, [datePart(name, 'month')]: month, [datePart(name, 'year')]: year })
      }
    />
  )
}
