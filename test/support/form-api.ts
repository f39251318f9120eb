import type { FormPlace, KeptFields } from '../../src/caseload/record-api.ts'
import type { FormApi } from '../../src/features/form/kept.tsx'
import { ok } from '../../src/lib/result.ts'
import { at1042 } from './person-views.ts'

/** Keeps half-filled forms in memory, by the name of the form. */
export interface FormApiDouble extends FormApi {
  readonly kept: Map<string, KeptFields>
}

/** A place for half-filled forms in which some may lie already. */
export function aFormApi(already: Readonly<Record<string, KeptFields>> = {}): FormApiDouble {
  const kept = new Map(Object.entries(already))
  return {
    kept,
    keepForm({ form }: FormPlace, fields) {
      kept.set(form, fields)
      return Promise.resolve(ok(at1042))
    },
    keptForm: ({ form }) => Promise.resolve(kept.get(form)),
    dropForm({ form }) {
      kept.delete(form)
      return Promise.resolve()
    },
  }
}
