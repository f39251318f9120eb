import { useState } from 'preact/hooks'
import * as z from 'zod/mini'
import type { SaveProblem } from '../../caseload/api.ts'
import { MOST_SUGGESTIONS, type Suggestion, suggestions as usual } from '../../codes/suggestions.ts'
import { Doer, LONGEST } from '../../domain/plan.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { FieldError } from '../contact/contact-from-fields.ts'
import { errorAt, replaced } from '../contact/form-part.ts'
import { saveProblemWords } from '../contact/save-problem.ts'
import { type FormApi, type FormKeep, KeptNotice, useFormKeeper, useKept } from '../form/kept.tsx'
import type { Values } from '../form/inputs.ts'
import { useFocusNext } from './use-focus-next.ts'
import type { Library } from './use-suggestions.ts'
import { doerName } from './words.ts'

interface SuggestionLibraryProps {
  readonly api: FormApi
  readonly library: Library
  readonly onDone: () => void
}

/** The adviser's own list of common actions: reworded, added to, shortened, or with the usual ones put back. */
export function SuggestionLibrary(props: SuggestionLibraryProps) {
  const [keep] = useState<FormKeep>(() => ({ api: props.api, place: { form: 'suggestions' } }))
  const { kept, startAfresh } = useKept(keep)
  if (kept === 'loading') return <div aria-busy="true" />
  const resumed = keptList(kept)
  return <Editor key={resumed ? 'kept' : 'new'} {...props} {...{ keep, resumed }} onAfresh={startAfresh} />
}

const KeptList = z.array(z.strictObject({ text: z.string(), who: Doer }))

function keptList(kept: Values | undefined): readonly Suggestion[] | undefined {
  try {
    return KeptList.safeParse(JSON.parse(kept?.['list'] ?? 'null')).data
  } catch {
    return undefined
  }
}

interface EditorProps extends SuggestionLibraryProps {
  readonly keep: FormKeep
  readonly resumed: readonly Suggestion[] | undefined
  readonly onAfresh: () => void
}

function Editor({ library, keep, resumed, onAfresh, onDone }: EditorProps) {
  const { list, set, errors, refused, problem, saving, save, stop } = useLibrary(library, keep, resumed, onDone)
  const submit = (event: Event) => {
    event.preventDefault()
    save()
  }
  const missing = usual.filter(({ text }) => !list.some((one) => one.text.trim() === text))
  const room = MOST_SUGGESTIONS - list.length
  const focus = useFocusNext()
  const add = () => {
    set([...list, { text: '', who: 'young-person' }])
    focus(`suggestion-${list.length}`)
  }
  return (
    <Page heading="Your suggestions" back={{ label: 'Back to the plan', onBack: onDone }} error={errors.length > 0}>
      <form class="plan-form" noValidate autocomplete="off" onSubmit={submit}>
        {errors.length > 0 && <ErrorSummary key={refused} errors={errors} />}
        {resumed && <KeptNotice onAfresh={() => void stop().then(onAfresh)} />}
        <p>
          Common actions that one touch puts into a plan, in words a young person would use. The list is yours and stays
          on this tablet: name nobody in it.
        </p>
        <ol class="plan-rows">
          {list.map((one, index) => (
            <Item key={index} {...{ one, index, errors, list, set }} />
          ))}
        </ol>
        <div class="ui-actions">
          {room > 0 && (
            <Button kind="secondary" onClick={add}>
              Add a suggestion
            </Button>
          )}
          {missing.length > 0 && room > 0 && (
            <Button kind="secondary" onClick={() => set([...list, ...missing.slice(0, room)])}>
              Put the usual ones back
            </Button>
          )}
        </div>
        <div class="plan-end">
          {problem && (
            <Notice tone="problem" title="Not saved">
              <p>{saveProblemWords(problem)}</p>
            </Notice>
          )}
          <Button type="submit" busy={saving}>
            Save the list
          </Button>
        </div>
      </form>
    </Page>
  )
}

interface ItemProps {
  readonly one: Suggestion
  readonly index: number
  readonly errors: readonly FieldError[]
  readonly list: readonly Suggestion[]
  readonly set: (list: readonly Suggestion[]) => void
}

function Item({ one, index, errors, list, set }: ItemProps) {
  const id = `suggestion-${index}`
  const put = (changed: Suggestion) => set(replaced(list, index, changed))
  return (
    <li class="plan-row">
      <TextArea
        id={id}
        label={`Suggestion ${index + 1}`}
        rows={1}
        value={one.text}
        limit={LONGEST.words}
        error={errorAt(errors, id)}
        onInput={(text) => put({ ...one, text })}
      />
      <Select
        id={`${id}-who`}
        label={`Who does suggestion ${index + 1}`}
        options={Doer.options.map((value) => ({ value, label: doerName(value, '') }))}
        value={one.who}
        onChange={(chosen) => put({ ...one, who: Doer.options.find((who) => who === chosen) ?? one.who })}
      />
      <button type="button" class="ui-link" onClick={() => set(list.filter((_one, at) => at !== index))}>
        Remove suggestion {index + 1}
      </button>
    </li>
  )
}

/** The list while it is changed: kept as it is typed, checked and saved as a whole. */
function useLibrary(library: Library, keep: FormKeep, resumed: readonly Suggestion[] | undefined, onDone: () => void) {
  const [list, setList] = useState<readonly Suggestion[]>(resumed ?? library.list)
  const [check, setCheck] = useState<{ errors: readonly FieldError[]; refused: number }>({ errors: [], refused: 0 })
  const [problem, setProblem] = useState<SaveProblem | undefined>(undefined)
  const [saving, setSaving] = useState(false)
  const keeper = useFormKeeper(keep)
  const record = async () => {
    const failed = await library.keep(list.map(({ text, who }) => ({ text: text.trim(), who })))
    setSaving(false)
    if (failed) return setProblem(failed)
    await keeper.done()
    onDone()
  }
  return {
    list,
    problem,
    saving,
    ...check,
    stop: keeper.stop,
    set: (next: readonly Suggestion[]) => {
      setList(next)
      keeper.changed({ list: JSON.stringify(next) })
    },
    save: () => {
      const errors = errorsOf(list)
      setCheck({ errors, refused: check.refused + 1 })
      setProblem(undefined)
      if (errors.length > 0 || saving) return
      setSaving(true)
      void record()
    },
  }
}

function errorsOf(list: readonly Suggestion[]): FieldError[] {
  return list.flatMap(({ text }, index) => {
    const field = `suggestion-${index}`
    const typed = text.trim()
    if (typed === '') return [{ field, message: `Enter suggestion ${index + 1}, or remove it` }]
    if (typed.length <= LONGEST.words) return []
    return [{ field, message: `Suggestion ${index + 1} must be 1,000 characters or fewer` }]
  })
}
