import { readFileSync, readdirSync } from 'node:fs'

/** The ids of the processes that were started with this word among their arguments. */
export function processesWith(word: string): number[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return ids.filter((id) => argumentsOf(id).includes(word)).map(Number)
}

function argumentsOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8')
  } catch {
    // It has ended meanwhile.
    return ''
  }
}
