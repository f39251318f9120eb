import type { PersonCard } from '../../caseload/api.ts'
import { Button } from '../../ui/button.tsx'
import { Fieldset } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import type { Mark } from './marks.ts'
import type { SessionPart } from './use-session.ts'

/** Whose session it was: the school, and who of its young people came. */
export function RosterPart({ session, errorAt }: SessionPart) {
  const { values, set, roster } = session
  return (
    <>
      <div class="group-choices">
        <Select
          id="school"
          label="School or college"
          error={errorAt('school')}
          options={[{ value: '', label: 'Choose' }, ...roster.schools.map((one) => ({ value: one, label: one }))]}
          value={values['school'] ?? ''}
          onChange={(school) => set({ school, year: '' })}
        />
        {roster.years.length > 1 && <YearChoice session={session} />}
      </div>
      {roster.listed.length > 0 && <Rows session={session} errorAt={errorAt} />}
    </>
  )
}

function YearChoice({ session }: Pick<SessionPart, 'session'>) {
  const { values, set, roster } = session
  return (
    <Select
      id="year"
      label="Year (optional)"
      options={[{ value: '', label: 'All' }, ...roster.years.map((one) => ({ value: one, label: `Year ${one}` }))]}
      value={values['year'] ?? ''}
      onChange={(year) => set({ year })}
    />
  )
}

/** Everybody listed, each a whole row to touch: a register is taken standing up, with one thumb. */
function Rows({ session, errorAt }: SessionPart) {
  const { roster, marks, tap, allThere, clear } = session
  const hint = 'Touch a name once for there, twice for absent, and a third time for not marked.'
  return (
    <Fieldset id="who" legend="Who was there" hint={hint} error={errorAt('who')}>
      <div class="ui-actions group-all">
        <Button kind="secondary" onClick={allThere}>
          All there
        </Button>
        <Button kind="secondary" onClick={clear}>
          Clear
        </Button>
      </div>
      <ul class="group-rows" id="who" tabIndex={-1} aria-label="Young people">
        {roster.listed.map((card) => (
          <li key={card.person}>
            <Row card={card} mark={marks.get(card.person)} onTap={() => tap(card.person)} />
          </li>
        ))}
      </ul>
    </Fieldset>
  )
}

interface RowProps {
  readonly card: PersonCard
  readonly mark: Mark | undefined
  readonly onTap: () => void
}

const markWords: { readonly [M in Mark]: string } = { there: 'There', absent: 'Absent' }

/** Pressed means there. The word says which of the three it is, also to those who see no colour. */
function Row({ card, mark, onTap }: RowProps) {
  return (
    <button
      type="button"
      class={`group-row group-row--${mark ?? 'not-marked'}`}
      aria-pressed={mark === 'there'}
      onClick={onTap}
    >
      <bdi class="group-row__name">{card.name}</bdi>{' '}
      {card.year !== undefined && <span class="group-row__year">Year {card.year}</span>}{' '}
      <span class="group-row__mark">{mark ? markWords[mark] : 'Not marked'}</span>
    </button>
  )
}
