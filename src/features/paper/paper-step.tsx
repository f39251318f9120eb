import { DestroyForm } from './destroy-form.tsx'
import { HeldNow, HoldForm, NotDestroyedForm, ReleaseForm } from './hold-forms.tsx'
import type { PaperFormProps, PaperStep } from './paper-form.ts'
import { RegisterForm } from './register-form.tsx'

/** The form that belongs to a step. */
export function PaperForm({ step, ...props }: PaperFormProps & { readonly step: PaperStep }) {
  const { at, of } = step
  switch (at) {
    case 'destroy':
      // Somebody else may have put a hold on it meanwhile.
      return of.state === 'held' ? <HeldNow {...props} of={of} /> : <DestroyForm {...props} of={of} />
    case 'hold':
      return <HoldForm {...props} of={of} />
    case 'release':
      return <ReleaseForm {...props} of={of} />
    case 'correct':
      return <RegisterForm {...props} of={of} />
    case 'not-destroyed':
      return <NotDestroyedForm {...props} of={of} />
  }
}
