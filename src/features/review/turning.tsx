import { useState } from 'preact/hooks'
import type { SaveProblem } from '../../caseload/api.ts'
import type { Result } from '../../lib/result.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { saveProblemWords } from '../contact/save-problem.ts'

/** Leaves for the hand-over document. False when this browser cannot carry what was prepared there. */
export type StartHandOver = (packet: unknown) => Promise<boolean>

export interface TurningProps {
  /** Makes what the hand-over document may have, and nothing else. */
  readonly prepare: () => Promise<Result<unknown, SaveProblem>>
  readonly startHandOver: StartHandOver
}

type Problem = SaveProblem | 'no-courier'

/** The button that turns the tablet round, and what to say when it cannot. */
export function Turning({ prepare, startHandOver }: TurningProps) {
  const [problem, setProblem] = useState<Problem | undefined>(undefined)
  const [busy, setBusy] = useState(false)
  const turn = async (): Promise<void> => {
    setBusy(true)
    setProblem(undefined)
    const packet = await prepare()
    const refused = packet.ok ? !(await startHandOver(packet.value)) : packet.error
    if (refused === false) return
    setBusy(false)
    setProblem(refused === true ? 'no-courier' : refused)
  }
  const fail = () => {
    setBusy(false)
    setProblem('failed')
  }
  return (
    <>
      {problem && (
        <Notice tone="problem" title="The tablet cannot be turned round yet">
          <p>{problemWords(problem)}</p>
        </Notice>
      )}
      <Button busy={busy} onClick={() => void turn().catch(fail)}>
        Turn the tablet round
      </Button>
    </>
  )
}

function problemWords(problem: Problem): string {
  if (problem === 'no-courier')
    return 'Waymark is not fully installed in this browser yet. Reload it once while there is a network, then try again.'
  return saveProblemWords(problem)
}
