import { useState } from 'preact/hooks'
import type { Entry } from '../domain/entry.ts'
import type { Table } from './desk.ts'
import type { ReadingPacket } from './packet.ts'
import { remarkEntry, withheldEntry } from './reading-answer.ts'
import type { ReadingItem } from './reading.ts'
import { SavingProblem } from './saving.tsx'
import { type Saving, useSameAgain } from './use-hand-over.ts'
import { WordsField } from './words-field.tsx'

interface ItemProps {
  readonly item: ReadingItem
  readonly table: Table
  readonly packet: ReadingPacket
}

type At = 'read' | 'wrong' | 'withhold' | 'said-wrong' | 'withheld'

/** One value that is held, and what the young person can say of it. */
export function ReadingItemView({ item, table, packet }: ItemProps) {
  const [at, setAt] = useState<At>(item.withheld ? 'withheld' : 'read')
  const [words, setWords] = useState('')
  const { saving, save, leave } = useSave(table)
  const adviser = packet.adviser.name
  const done = (next: At) => () => setAt(next)
  const back = () => {
    leave()
    setAt('read')
  }
  return (
    <div class="handover-part">
      <h3 class="handover-part__heading">{item.label}</h3>
      {at === 'withheld' ? (
        <p class="handover-part__text" role="status">
          You asked us not to keep this. We do not show or use it any more. Ask {adviser} if what was written before
          should be removed for good.
        </p>
      ) : (
        <Values item={item} />
      )}
      <p class="reading-need">
        <strong>{item.need === 'required' ? 'We have to ask this' : 'Your choice.'}</strong>{' '}
        {item.need === 'required' ? item.why : `We ask ${item.why}`}.
      </p>
      {item.returned && (
        <p class="reading-need">Each month the law makes us send this to the Department for Education.</p>
      )}
      {at === 'said-wrong' && (
        <p class="handover-note" role="status">
          Thank you. {adviser} will read your words and put it right with you.
        </p>
      )}
      {at === 'wrong' && (
        <Wrong
          words={words}
          onWords={setWords}
          onSave={() => save(() => remarkEntry(packet, item, words.trim(), table.tools), done('said-wrong'))}
          onBack={back}
        />
      )}
      {at === 'withhold' && (
        <Withhold onSave={() => save(() => withheldEntry(packet, item, table.tools), done('withheld'))} onBack={back} />
      )}
      <SavingProblem saving={saving} adviser={adviser} />
      {at === 'read' && <Choices item={item} onWrong={done('wrong')} onWithhold={done('withhold')} />}
    </div>
  )
}

function Values({ item }: { item: ReadingItem }) {
  return (
    <>
      {item.values.length > 1 && <p class="handover-note">We were told different things. Which is right?</p>}
      {item.values.map(({ lines, from }, index) => (
        <div key={index}>
          <p class="handover-part__text">{lines.join('\n')}</p>
          <p class="handover-part__from">{from}</p>
        </div>
      ))}
    </>
  )
}

function Choices({ item, onWrong, onWithhold }: { item: ReadingItem; onWrong: () => void; onWithhold: () => void }) {
  return (
    <div class="reading-choices">
      <button type="button" class="handover-button handover-button--quiet" onClick={onWrong}>
        This is wrong
        <span class="govuk-visually-hidden">: {item.label}</span>
      </button>
      {item.need === 'choice' && (
        <button type="button" class="handover-button handover-button--quiet" onClick={onWithhold}>
          Please do not keep this
          <span class="govuk-visually-hidden">: {item.label}</span>
        </button>
      )}
    </div>
  )
}

interface WrongProps {
  readonly words: string
  readonly onWords: (words: string) => void
  readonly onSave: () => void
  readonly onBack: () => void
}

function Wrong({ words, onWords, onSave, onBack }: WrongProps) {
  return (
    <div class="reading-say">
      <WordsField label="What is wrong? Say it in your own words." value={words} limit={4_000} write={onWords} />
      <div class="reading-choices">
        <button
          type="button"
          class="handover-button handover-button--yes"
          aria-disabled={words.trim() === '' || words.length > 4_000 || undefined}
          onClick={() => words.trim() !== '' && words.length <= 4_000 && onSave()}
        >
          Save my words
        </button>
        <button type="button" class="handover-button handover-button--quiet" onClick={onBack}>
          Never mind
        </button>
      </div>
    </div>
  )
}

function Withhold({ onSave, onBack }: { onSave: () => void; onBack: () => void }) {
  return (
    <div class="reading-say">
      <p>We will stop showing and using this. You can tell us again whenever you like.</p>
      <div class="reading-choices">
        <button type="button" class="handover-button handover-button--yes" onClick={onSave}>
          Yes, do not keep it
        </button>
        <button type="button" class="handover-button handover-button--quiet" onClick={onBack}>
          Never mind
        </button>
      </div>
    </div>
  )
}

interface Save {
  readonly saving: Saving
  readonly save: (make: () => Entry, then: () => void) => void
  /** What could not be saved is not wanted any more: nothing is said of it. */
  readonly leave: () => void
}

/** Saves one entry; pressing again after a failure repeats it as long as it says the same. */
function useSave(table: Table): Save {
  const [saving, setSaving] = useState<Saving>(undefined)
  const sameAgain = useSameAgain()
  const save = (make: () => Entry, then: () => void): void => {
    if (saving === 'saving') return
    setSaving('saving')
    const put = async () => {
      const saved = await table.save(sameAgain(make()))
      setSaving(saved.ok ? undefined : saved.error)
      if (saved.ok) then()
    }
    put().catch(() => setSaving('failed'))
  }
  return { saving, save, leave: () => setSaving(undefined) }
}
