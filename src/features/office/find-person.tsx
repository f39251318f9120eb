import { useState } from 'preact/hooks'
import { spokenDay } from '../../domain/read-back.ts'
import type { FindPersonRequest } from '../../protocol/held.ts'
import type { DuplicateSide } from '../../protocol/office.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { dayFromParts } from '../contact/typed-date.ts'
import type { SignedInOffice } from './office-api.ts'
import { officeProblems } from './office-problems.ts'

interface FindPersonProps {
  readonly office: SignedInOffice
  readonly onFound: (person: DuplicateSide) => void
  readonly onCancel: () => void
}

const nothing = { recordNumber: '', given: '', family: '', born: { day: '', month: '', year: '' } }

/** Finds one young person by number, or by full name and date of birth: nobody leafs through records to do so. */
export function FindPerson({ office, onFound, onCancel }: FindPersonProps) {
  const [typed, setTyped] = useState(nothing)
  const [found, setFound] = useState<readonly DuplicateSide[] | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const find = async (): Promise<void> => {
    const request = requestOf(typed)
    setFound(undefined)
    if (!request) return setProblem('Enter the 13 digits of their number, or both names and the date of birth')
    const reply = await office.findPerson(request)
    setProblem(reply.ok ? undefined : officeProblems[reply.error])
    if (reply.ok) setFound(reply.value)
  }
  const put = (over: Partial<typeof nothing>) => setTyped({ ...typed, ...over })
  return (
    <form
      noValidate
      class="held-why"
      aria-label="Whose record it belongs into"
      onSubmit={(event) => {
        event.preventDefault()
        void find()
      }}
    >
      {problem && (
        <p class="govuk-error-message" role="alert">
          {problem}
        </p>
      )}
      <TextField
        id="find-number"
        label="Council’s record number"
        value={typed.recordNumber}
        onInput={(recordNumber) => put({ recordNumber })}
      />
      <p>Or by name and date of birth:</p>
      <TextField id="find-given" label="First name" value={typed.given} onInput={(given) => put({ given })} />
      <TextField id="find-family" label="Surname" value={typed.family} onInput={(family) => put({ family })} />
      <DateField id="find-born" legend="Date of birth" value={typed.born} onChange={(born) => put({ born })} />
      {found?.length === 0 && <p role="status">Nobody was found. Check the spelling and the date.</p>}
      {found && found.length > 0 && <Found found={found} onFound={onFound} />}
      <div class="ui-actions">
        <Button type="submit">Find</Button>
        <Button kind="secondary" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}

function Found({ found, onFound }: { readonly found: readonly DuplicateSide[] } & Pick<FindPersonProps, 'onFound'>) {
  return (
    <ul class="office-list" aria-label="Found">
      {found.map((side) => (
        <li key={side.id} class="office-list__item">
          <span class="office-list__about">
            <bdi>{sideWords(side)}</bdi>
          </span>
          <Button kind="secondary" onClick={() => onFound(side)}>
            This one<span class="govuk-visually-hidden">: {sideWords(side)}</span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

function requestOf({ recordNumber, given, family, born }: typeof nothing): FindPersonRequest | undefined {
  const number = recordNumber.replaceAll(/\s/g, '')
  if (/^\d{13}$/.test(number)) return { v: 1, by: 'number', recordNumber: number }
  const day = dayFromParts(born)
  if (!day.ok || given.trim() === '' || family.trim() === '') return undefined
  return { v: 1, by: 'name', given: given.trim(), family: family.trim(), dateOfBirth: day.value }
}

/** Somebody, as much as tells them from others: "Amara Quillfeather, born 14 February 2010, Testbury High School". */
export function sideWords({ name, dateOfBirth, places, advisers }: DuplicateSide): string {
  return [
    name ? `${name.given} ${name.family}` : 'somebody whose name is not known',
    dateOfBirth && `born ${spokenDay(dateOfBirth)}`,
    places[0],
    advisers.length > 0 && `with ${advisers.join(' and ')}`,
  ]
    .filter(Boolean)
    .join(', ')
}
