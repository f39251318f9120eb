import { useEffect, useState } from 'preact/hooks'
import type { CaseloadApi, DraftFields } from '../../caseload/api.ts'
import type { FormPlace } from '../../caseload/record-api.ts'
import type { Values } from './inputs.ts'
import { useKeeper } from './use-keeper.ts'

/** The part of the caseload that keeps half-filled forms. */
export type FormApi = Pick<CaseloadApi, 'keepForm' | 'keptForm' | 'dropForm'>

/** Where a form is kept while it is being filled in. */
export interface FormKeep {
  readonly api: FormApi
  readonly place: FormPlace
}

/** What was left unfinished in this place, if anything was. A form that cannot be read again is an empty one. */
export function useKept(keep: FormKeep | undefined): {
  readonly kept: Values | 'loading' | undefined
  readonly startAfresh: () => void
} {
  const [kept, setKept] = useState<Values | 'loading' | undefined>(keep ? 'loading' : undefined)
  useEffect(() => {
    keep?.api.keptForm(keep.place).then(setKept, () => setKept(undefined))
  }, [])
  const startAfresh = () => {
    setKept(undefined)
    // What cannot be thrown away now is offered once more; no word of anybody's is lost by that.
    keep?.api.dropForm(keep.place).catch(() => undefined)
  }
  return { kept, startAfresh }
}

/** Keeps what is typed, until it is saved ({@link done}) or nobody wants it any more ({@link stop}). */
export function useFormKeeper(keep: FormKeep | undefined) {
  const keeper = useKeeper((fields) =>
    keep
      ? keep.api.keepForm(keep.place, texts(fields))
      : Promise.reject(new Error('Broken assumption: it has a place')),
  )
  return {
    changed: (values: Values) => keep && keeper.changed(values),
    flush: keeper.flush,
    stop: keeper.stop,
    done: async () => {
      await keeper.stop()
      await keep?.api.dropForm(keep.place).catch(() => undefined)
    },
  }
}

function texts(fields: DraftFields): Values {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string'),
  )
}

/** Says that the form is not empty because somebody began it before. */
export function KeptNotice({ onAfresh }: { readonly onAfresh: () => void }) {
  return (
    <p class="form-kept" role="status">
      You had begun this, and what you typed is still here.{' '}
      <button type="button" class="ui-link" onClick={onAfresh}>
        Start afresh
      </button>
    </p>
  )
}
