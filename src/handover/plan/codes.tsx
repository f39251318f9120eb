import { useState } from 'preact/hooks'
import type { PlanCopy } from '../../domain/plan-copy.ts'
import { spokenDay } from '../../domain/read-back.ts'
import { CodeView } from './code-view.tsx'

interface Code {
  readonly name: string
  readonly text: string
  readonly calendar: boolean
}

/** The codes, one at a time, each with exactly what it holds beside it. */
export function Codes({ copy }: { readonly copy: PlanCopy }) {
  const [at, setAt] = useState(0)
  const codes = codesOf(copy)
  const code = codes[at]
  if (!code) return null
  return (
    <div class="take-codes">
      <p role="status">
        {codes.length > 1 && `Code ${at + 1} of ${codes.length}: `}
        {code.calendar ? 'the days, for your calendar' : 'your plan, to read'}
      </p>
      <p>Open the camera of your phone and hold it over the code.</p>
      <CodeView key={at} text={code.text} name={code.name} />
      {codes.length > 1 && (
        <div class="take-codes__turn">
          <Turn label="Code before" to={at - 1} count={codes.length} onTurn={setAt} />
          <Turn label="Next code" to={at + 1} count={codes.length} onTurn={setAt} />
        </div>
      )}
      <h3 class="handover-part__heading">This is what the code holds</h3>
      {code.calendar ? <Days file={code.text} /> : <pre class="take-codes__text">{code.text}</pre>}
    </div>
  )
}

function codesOf({ texts, calendars }: PlanCopy): Code[] {
  return [
    ...texts.map((text, index) => ({ name: `Your plan, code ${index + 1}`, text, calendar: false })),
    ...calendars.map((text, index) => ({ name: `The days, code ${index + 1}`, text, calendar: true })),
  ]
}

interface TurnProps {
  readonly label: string
  readonly to: number
  readonly count: number
  readonly onTurn: (to: number) => void
}

/** At an end the button stays where it is and does nothing: a thumb does not land on another. */
function Turn({ label, to, count, onTurn }: TurnProps) {
  const possible = to >= 0 && to < count
  return (
    <button
      type="button"
      class="handover-button handover-button--quiet"
      aria-disabled={possible ? undefined : true}
      onClick={() => possible && onTurn(to)}
    >
      {label}
    </button>
  )
}

/** A calendar file as people read it, with the file itself for whoever wants to see every letter. */
function Days({ file }: { readonly file: string }) {
  const days = [...file.matchAll(/DTSTART;VALUE=DATE:(\d{4})(\d{2})(\d{2})\r\nSUMMARY:((?:.|\r\n )*)/g)]
  return (
    <>
      <ul class="take-codes__days">
        {days.map(([, year, month, day, summary = ''], index) => (
          <li key={index}>
            <strong>{spokenDay(`${year}-${month}-${day}`)}</strong>: {plain(summary)}
          </li>
        ))}
      </ul>
      <details>
        <summary>Every letter of it</summary>
        <pre class="take-codes__text">{file}</pre>
      </details>
    </>
  )
}

/** A summary as it was before it was folded and escaped for the file. */
function plain(summary: string): string {
  return summary.replaceAll('\r\n ', '').replaceAll(/\\([\\;,])/g, '$1')
}
