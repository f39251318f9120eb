import { useRef, useState } from 'preact/hooks'
import type { CaseloadApi } from '../../caseload/api.ts'
import type { PlanVersionView, PlanView } from '../../caseload/plan-api.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Paper } from '../../domain/paper.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { Day } from '../../domain/time.ts'
import { localDay } from '../../lib/moments.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { type PaperAnswer, PlanPaper } from '../../ui/plan-paper.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'
import type { Answers, Input, Values } from '../form/inputs.ts'
import { type FormApi, useKept } from '../form/kept.tsx'
import { SmallForm } from '../form/small-form.tsx'
import { onFile, onFileInputs, onFileStart, taken } from '../paper/keeping-inputs.ts'
import { PlanGate } from './plan-gate.tsx'
import { usePlanView } from './use-plan-view.ts'
import { currentOf } from './words.ts'

export interface PrintPlanProps {
  readonly api: Pick<CaseloadApi, 'plan' | 'recordPaper'> & FormApi
  readonly person: PersonId
  readonly today: Day
  /** The council's name, which stands on the sheet. */
  readonly authority: string
  /** The copy is in the register. */
  readonly onDone: () => void
  readonly onBack: () => void
}

/** Prints the plan, then asks what became of the paper: no copy is unknown (P20, P23, P24). */
export function PrintPlan(props: PrintPlanProps) {
  const { api, person, onBack } = props
  const { load } = usePlanView(api, person)
  const printing = usePrinting(api, person)
  if (printing.printed === 'loading') return <div aria-busy="true" />
  const { printed } = printing
  return (
    <PlanGate load={load} onBack={onBack}>
      {(view) => <There {...props} {...{ view, printed }} onPrint={printing.begin} onEnd={printing.end} />}
    </PlanGate>
  )
}

/** Which version went to the printer, and when, as long as nobody has said what became of it. */
interface Printed {
  readonly of: string
  readonly printedOn: Day
}

/** Remembers, sealed, that something was printed: whoever is interrupted is asked about the paper when they come back. */
function usePrinting(api: FormApi, person: PersonId) {
  const place = { form: 'printed-plan', person }
  const { kept, startAfresh } = useKept({ api, place })
  const [begun, setBegun] = useState<Printed | undefined>(undefined)
  const before = kept === 'loading' ? kept : kept && { of: kept['of'] ?? '', printedOn: kept['printedOn'] ?? '' }
  return {
    printed: begun ?? before,
    begin: (now: Printed) => {
      setBegun(now)
      // A full tablet prints all the same; the question is on the screen already.
      api.keepForm(place, { ...now }).catch(() => undefined)
    },
    end: () => {
      setBegun(undefined)
      startAfresh()
    },
  }
}

type ThereProps = PrintPlanProps & {
  readonly view: PlanView
  readonly printed: Printed | undefined
  readonly onPrint: (printed: Printed) => void
  readonly onEnd: () => void
}

function There(props: ThereProps) {
  const { view, printed, today, authority, onPrint } = props
  const asked = view.versions.find(({ entry }) => entry === printed?.of)
  const version = asked ?? (view.contested ? undefined : currentOf(view))
  if (!version) return <NothingToPrint {...props} />
  const print = () => {
    onPrint({ of: version.entry, printedOn: today })
    window.print()
  }
  const printedOn = asked && printed ? printed.printedOn : today
  return (
    <>
      {asked ? <AskWhere {...props} {...{ version, printedOn }} /> : <Preview {...props} {...{ version, print }} />}
      {/* The sheet stays where it is: some tablets draw it only after the page has gone on. */}
      <div class="print-plan">
        <PlanPaper
          council={authority}
          given={view.given}
          adviser={version.recordedBy}
          printedOn={printedOn}
          plan={version.plan}
          answer={paperAnswer(version)}
        />
      </div>
    </>
  )
}

function NothingToPrint({ view, onBack }: ThereProps) {
  return (
    <Page heading="Print the plan" caption={view.name} back={{ label: 'Back', onBack }}>
      {view.contested ? (
        <Notice title="Two people changed this plan apart">
          <p>Go back and save it again first, so that one plan is printed and not one of two.</p>
        </Notice>
      ) : (
        <p>There is no plan yet. Go back and make one first.</p>
      )}
    </Page>
  )
}

type PreviewProps = ThereProps & { readonly version: PlanVersionView; readonly print: () => void }

function Preview({ view, version, print, onBack }: PreviewProps) {
  const given = view.given || 'The young person'
  return (
    <Page heading="Print the plan" caption={view.name} back={{ label: 'Back', onBack }}>
      <p>
        Only the sheet below is printed. It holds the plan and a first name, and nothing else of the record; it does
        without colour.
      </p>
      {paperAnswer(version) === undefined && (
        <p>{given} has not said yet whether this is their plan, so the sheet does not say so either.</p>
      )}
      <p>Afterwards you say where the paper went.</p>
      <Button onClick={print}>Print</Button>
    </Page>
  )
}

/** What the sheet says of the young person's answer. That it was not read together is the office's business. */
function paperAnswer({ standing, answer }: PlanVersionView): PaperAnswer | undefined {
  if (!answer || standing === 'not-read' || standing === 'not-read-yet') return undefined
  const { at, words, signed } = answer
  return { on: localDay(new Date(at)), agreed: standing === 'agreed', words, signed }
}

type AskWhereProps = ThereProps & { readonly version: PlanVersionView; readonly printedOn: Day }

function AskWhere({ api, person, view, version, printedOn, today, onEnd, onDone, onBack }: AskWhereProps) {
  // Of two copies the first may be recorded and the second not: saving again records only the second.
  const recorded = useRef(new Set<string>())
  const onSave = async (answers: Answers) => {
    for (const where of wheresFrom(answers).filter(({ kept }) => !recorded.current.has(kept.kind))) {
      const saved = await api.recordPaper(person, { what: 'action-plan', of: version.entry, printedOn, ...where })
      if (!saved.ok) return saveProblemWords(saved.error)
      recorded.current.add(where.kept.kind)
    }
    onEnd()
    if (answers.text('became') !== 'not-printed') onDone()
    return undefined
  }
  return (
    <SmallForm
      heading="Where did the paper go?"
      caption={view.name}
      today={today}
      inputs={(values) => whereInputs(values, view.given)}
      start={onFileStart()}
      saveLabel="Save"
      onSave={onSave}
      onBack={onBack}
    >
      <p>The plan was sent to the printer on {spokenDay(printedOn)}. Every copy on paper is written down.</p>
    </SmallForm>
  )
}

function whereInputs(values: Values, given: string): Input[] {
  const who = given || 'The young person'
  const onFileToo = values['became'] === 'on-file' || values['became'] === 'both'
  return [
    {
      kind: 'radios',
      name: 'became',
      label: 'What became of it?',
      missing: 'Select what became of the paper',
      options: [
        { value: 'given', label: `${who} took it` },
        { value: 'on-file', label: 'It is kept on file' },
        { value: 'both', label: `Two copies: ${given || 'the young person'} took one, one is kept on file` },
        { value: 'not-printed', label: 'It did not print' },
      ],
    },
    ...(onFileToo ? onFileInputs('Where it is kept') : []),
  ]
}

function wheresFrom(answers: Answers): Pick<Paper, 'kept' | 'programme'>[] {
  switch (answers.text('became')) {
    case 'given':
      return [taken]
    case 'on-file':
      return [onFile(answers)]
    case 'both':
      return [taken, onFile(answers)]
    default:
      return []
  }
}
