import { useEffect, useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import type { CorrectIn, HeldEntryView, HeldProblem } from '../../caseload/held-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { spokenMoment } from '../../ui/spoken-time.ts'
import { EntrySaid } from './entry-said.tsx'
import { heldWords } from './held-words.ts'
import { problemWords } from './status-line.ts'
import { WhyForm } from './why-form.tsx'

export interface HeldEntryProps {
  readonly api: Pick<CaseloadApi, 'heldEntry' | 'withdrawHeld'>
  readonly hash: string
  /** Opens the form that it was written with, filled with what it says. */
  readonly onCorrect: (person: PersonId, where: CorrectIn) => void
  readonly onBack: () => void
}

/** Something the server holds, for its author: what it says, why it is held, and what they can do (P20, P36). */
export function HeldEntry({ api, hash, onCorrect, onBack }: HeldEntryProps) {
  const [view, setView] = useState<HeldEntryView | 'loading' | undefined>('loading')
  const [withdrawing, setWithdrawing] = useState(false)
  useEffect(() => {
    api.heldEntry(hash).then(setView, () => setView(undefined))
  }, [api, hash])
  if (view === 'loading') return <div aria-busy="true" />
  if (!view) return <Settled onBack={onBack} />
  const withdraw = async (why: string): Promise<string | undefined> => {
    const withdrawn = await api.withdrawHeld(hash, why)
    if (!withdrawn.ok) return problemOf(withdrawn.error)
    onBack()
    return undefined
  }
  const where = view.correctIn
  return (
    <Page heading="Held: what to do" caption={view.name} back={{ label: 'Sending', onBack }}>
      <p>Saved on {spokenMoment(view.savedAt)}.</p>
      <Says view={view} />
      <Notice tone="problem" title="Why it is held">
        <p>{view.reason ? heldWords[view.reason] : 'The server did not say why. Ask your manager.'}</p>
      </Notice>
      {withdrawing ? (
        <WhyForm
          question="Why do you withdraw it?"
          hint="It is not added to any record. The server keeps it, with what you write here; your manager can see both."
          doLabel="Withdraw it"
          onDo={withdraw}
          onCancel={() => setWithdrawing(false)}
        />
      ) : (
        <div class="ui-actions">
          {where && <Button onClick={() => onCorrect(view.person, where)}>Correct it and send again</Button>}
          <Button kind="secondary" onClick={() => setWithdrawing(true)}>
            Withdraw it
          </Button>
        </div>
      )}
      {where && !withdrawing && (
        <p class="held-note">What you save then takes the place of this one, which the server keeps as replaced.</p>
      )}
    </Page>
  )
}

function Says({ view }: { readonly view: HeldEntryView }) {
  if (view.says === 'apart') return <p>It belongs to what is held apart. To read it, open that and say why.</p>
  if (view.says === 'gone')
    return <p>What it says is no longer on this tablet. The server has all of it, and your manager can read it.</p>
  return <EntrySaid words={view.says} />
}

function Settled({ onBack }: { readonly onBack: () => void }) {
  return (
    <Page heading="Held: what to do" back={{ label: 'Sending', onBack }}>
      <p>This is not held any more. The list under Sending says what became of it.</p>
    </Page>
  )
}

function problemOf(problem: HeldProblem): string {
  if (problem === 'decided') return 'Somebody has decided about it meanwhile. The list under Sending says what.'
  if (problem === 'offline') return 'There is no network, and this needs one. It stays held; try again later.'
  return problemWords[problem]
}
