import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Where a canary was found: file and canary, nothing of what stands around it. */
export interface Sighting {
  readonly file: string
  readonly canary: string
}

/**
 * Looks for distinctive texts in every file of a folder: as UTF-8, as UTF-16, in base64 at any of its three alignments, and
 * in gzip. A text that is only there when a key opens it is not found.
 */
export function filesHolding(folder: string, canaries: readonly string[]): Sighting[] {
  const forms = canaries.flatMap((canary) => formsOf(canary).map((form) => ({ canary, form })))
  return filesIn(folder).flatMap((file) => {
    const contents = [readFileSync(file), ...unzipped(readFileSync(file))]
    const found = forms.filter(({ form }) => contents.some((content) => content.includes(form)))
    return [...new Set(found.map(({ canary }) => canary))].map((canary) => ({
      file: file.slice(folder.length),
      canary,
    }))
  })
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
}

function formsOf(canary: string): Buffer[] {
  const bytes = Buffer.from(canary)
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // The first and last characters depend on the neighbours.
    return Buffer.from(text.slice(Math.ceil((shift * 4) / 3) + (shift ? 1 : 0), -1))
  })
  return [bytes, Buffer.from(canary, 'utf16le'), Buffer.from(canary, 'utf16le').swap16(), ...base64]
}

function unzipped(content: Buffer): Buffer[] {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return []
  try {
    return [gunzipSync(content)]
  } catch {
    return []
  }
}
