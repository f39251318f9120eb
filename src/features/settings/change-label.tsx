import { useState } from 'preact/hooks'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { LabelField } from '../unlock/label-field.tsx'
import type { PartProps } from './part.ts'

/** What the locked screen calls the adviser, where several use the tablet. */
export function ChangeLabel({ api, label, onBack }: Pick<PartProps, 'api' | 'onBack'> & { readonly label: string }) {
  const [chosen, setChosen] = useState(label)
  return (
    <Page heading="What the locked screen calls you" back={{ label: 'This tablet', onBack }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          api.changeLabel(chosen).then(onBack, onBack)
        }}
      >
        <LabelField value={chosen} onInput={setChosen} />
        <Button type="submit">Save</Button>
      </form>
    </Page>
  )
}
