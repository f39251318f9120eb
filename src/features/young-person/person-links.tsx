import type { PersonView } from '../../caseload/api.ts'
import type { Compartment } from '../../domain/fact.ts'

interface PersonLinksProps {
  readonly view: PersonView
  readonly onSharing: () => void
  readonly onCompartment: (compartment: Compartment) => void
  readonly onReading: () => void
  readonly onPapers: () => void
}

/** Pages that belong to a young person. Of what is held apart only its name shows: eyes beside the adviser's learn nothing (P10). */
export function PersonLinks({ view, onSharing, onCompartment, onReading, onPapers }: PersonLinksProps) {
  const given = view.given || 'this young person'
  return (
    <nav class="person-links" aria-label={`More about ${given}`}>
      <Link label="What we hold about you" hint={`Turn the tablet round: ${given} reads it all`} onClick={onReading} />
      <Link label="Sharing" hint="Who was told, what came in, consent" onClick={onSharing} />
      <Link label="Printed copies" hint="Where they are, and when they are destroyed" onClick={onPapers} />
      {view.compartments.map((one) => (
        <Link
          key={one.compartment}
          label={one.label}
          hint="Held apart. Opens only for a reason"
          onClick={() => onCompartment(one.compartment)}
        />
      ))}
    </nav>
  )
}

function Link({ label, hint, onClick }: { label: string; hint: string; onClick: () => void }) {
  return (
    <button type="button" class="person-link" onClick={onClick}>
      <span class="person-link__label">{label}</span> <span class="person-link__hint">{hint}</span>
    </button>
  )
}
