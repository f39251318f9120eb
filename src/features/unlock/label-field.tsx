import { TextField } from '../../ui/text-field.tsx'

/** What the locked tablet calls somebody. Whoever finds the tablet can read it, so it is theirs to say. */
export function LabelField(props: { readonly value: string; readonly onInput: (label: string) => void }) {
  return (
    <TextField
      id="label"
      label="What the locked screen calls you (optional)"
      hint="Whoever finds the tablet can read this. Your initials are enough. If you leave it empty you are a number, such as “Adviser 2”."
      {...props}
    />
  )
}
