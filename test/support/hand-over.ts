import type { ContactEntry, Entry, PlanEntry } from '../../src/domain/entry.ts'
import type { DeviceId, PersonId, StaffId } from '../../src/domain/ids.ts'
import type { Desk, PlanDesk } from '../../src/handover/desk.ts'
import type { HandOverPacket, PlanPacket, Unfinished } from '../../src/handover/packet.ts'
import type { AnswerProblem } from '../../src/handover/save-answer.ts'
import { type Result, ok } from '../../src/lib/result.ts'
import { aContact, anId, someContact } from './entries.ts'

/** A contact as Amara reads it in tests and examples. */
export function amarasContact(): ContactEntry {
  return aContact({
    author: { id: anId() as StaffId, name: 'Ada Testcase' },
    contact: someContact({
      place: 'Testbury High School',
      present: [{ who: 'young-person' }, { who: 'parent-or-carer', detail: 'Jo' }],
      notes: [
        {
          source: 'young-person',
          text: 'You want to do the Level 2 electrical course at college.\nYou are worried about the maths test, because you missed some lessons in spring.',
        },
        { source: 'school', detail: 'Mr Sample, head of year', text: 'Your attendance has been good since September.' },
      ],
    }),
  })
}

/** A packet whose keys nobody uses: tests that sign and seal make their own. */
export function aPacket(contact: ContactEntry, over: Partial<HandOverPacket> = {}): HandOverPacket {
  return {
    v: 1,
    vault: anId(),
    authority: anId() as HandOverPacket['authority'],
    authorityName: 'Testbury Council',
    device: anId() as DeviceId,
    adviser: { id: anId() as StaffId, name: 'Ada Testcase' },
    person: anId() as PersonId,
    given: 'Amara',
    entry: JSON.stringify(contact),
    unfinishedKey: anId(),
    sealingKeys: [],
    oneTimeKey: {} as CryptoKey,
    delegation: undefined,
    handBackKey: '',
    ...over,
  }
}

/** A desk that writes down what it is asked to save, and can be told to refuse. */
export interface DeskDouble extends Desk {
  readonly saved: Entry[]
  readonly kept: (Unfinished | undefined)[]
  readonly left: { times: number }
  /** What saving answers from now on. */
  outcome: Result<void, AnswerProblem>
}

/** A plan's hand-over without keys and storage. */
export type PlanDeskDouble = PlanDesk & Pick<DeskDouble, 'saved' | 'kept' | 'left' | 'outcome'>

export function aPlanDesk(entry: PlanEntry, over: Partial<PlanPacket> = {}): PlanDeskDouble {
  const desk = aDesk(amarasContact())
  const { entry: _entry, unfinished: _unfinished, ...signing } = desk.packet
  return { ...desk, packet: { ...signing, plan: JSON.stringify(entry), ...over } }
}

/** A hand-over without keys and storage, for its screens. */
export function aDesk(contact: ContactEntry, packet: Partial<HandOverPacket> = {}): DeskDouble {
  const saved: Entry[] = []
  const kept: (Unfinished | undefined)[] = []
  const left = { times: 0 }
  return {
    packet: aPacket(contact, packet),
    tools: { now: () => '2026-11-24T10:42:00.000Z', today: () => '2026-11-24', newId: anId },
    saved,
    kept,
    left,
    outcome: ok(undefined),
    async save(...entries) {
      if (this.outcome.ok) saved.push(...entries)
      return this.outcome
    },
    async keep(_contact, unfinished) {
      if (this.outcome.ok) kept.push(unfinished)
      return this.outcome
    },
    wait(milliseconds, callBack) {
      const timer = setTimeout(callBack, milliseconds)
      return () => clearTimeout(timer)
    },
    speech: undefined,
    leave: () => void left.times++,
  }
}
