import type { FactEntry, RemarkEntry } from '../domain/entry.ts'
import type { Fact } from '../domain/fact.ts'
import { stamp, type Tools } from './answer.ts'
import type { ReadingPacket } from './packet.ts'
import type { ReadingItem } from './reading.ts'

/** "Please do not keep this": recorded as kept back, not left blank. Only for what is the young person's choice (P12). */
export function withheldEntry(packet: ReadingPacket, item: ReadingItem, tools: Tools): FactEntry {
  const source = { kind: 'young-person', asOf: tools.today() } as const
  return {
    ...stamp(packet, source, item.heads, tools.now(), tools),
    kind: 'fact',
    ...(item.of ? { of: item.of } : {}),
    fact: { field: item.field, value: null, withheld: true } as Fact,
  }
}

/** "This is wrong": the young person's own words about what is held, for the adviser to act on (P36). */
export function remarkEntry(packet: ReadingPacket, item: ReadingItem, words: string, tools: Tools): RemarkEntry {
  const source = { kind: 'young-person', asOf: tools.today() } as const
  return {
    ...stamp(packet, source, [], tools.now(), tools),
    kind: 'remark',
    remark: { about: item.heads, words },
  }
}
