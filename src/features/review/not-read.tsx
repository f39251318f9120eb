import type { CaseloadApi } from '../../caseload/api.ts'
import type { EntryId, PersonId } from '../../domain/ids.ts'
import { NotReadForm, type NotReadFormProps } from './not-read-form.tsx'

export interface NotReadProps extends Omit<NotReadFormProps, 'save'> {
  readonly api: Pick<CaseloadApi, 'recordNotRead'>
  readonly person: PersonId
  readonly contact: EntryId
}

/** Records why a contact was not read together (P14). */
export function NotRead({ api, person, contact, ...form }: NotReadProps) {
  return <NotReadForm {...form} save={(reason, words) => api.recordNotRead(person, contact, reason, words)} />
}
