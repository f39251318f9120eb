import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'

interface ContactSavedProps {
  readonly name: string
  readonly given: string
  readonly onTurnRound: () => void
  readonly onNotRead: () => void
  readonly onBack: () => void
}

/** A contact is saved; what is left is to read it together (P14). */
export function ContactSaved({ name, given, onTurnRound, onNotRead, onBack }: ContactSavedProps) {
  return (
    <Page heading="Saved on this tablet" caption={name}>
      <p>It is sealed on this tablet and goes to the council as soon as there is a network, locked or not.</p>
      <h2 class="govuk-heading-m">Read it together</h2>
      <p>{given} reads what you wrote, and agrees with it or says what is wrong.</p>
      <div class="ui-actions">
        <Button onClick={onTurnRound}>Turn the tablet round</Button>
        <Button kind="secondary" onClick={onNotRead}>
          Not read together: why?
        </Button>
        <Button kind="secondary" onClick={onBack}>
          Back to {given}
        </Button>
      </div>
    </Page>
  )
}
