import { fromBase64Url, toBase64Url } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import type { EntriesReply } from '../protocol/pull.ts'
import type { Dossier, Held } from './dossier.ts'

type Stream = EntriesReply['streams'][number]

/**
 * Follows the server's stream from where the dossier ends. The numbers must be dense and the chained hash must come out the
 * same: then nothing was missed, swapped or changed on the way. Entries of this tablet take their place in the stream when
 * they come back; those that did not come back yet stay at the end.
 */
export async function follow(
  dossier: Dossier,
  stream: Stream,
  hashAfter: (before: Uint8Array, entry: string) => Promise<Uint8Array>,
): Promise<Result<Dossier, 'gap'>> {
  let head = dossier.head
  let hash: Uint8Array | undefined = fromBase64Url(dossier.hash)
  const arrived: Held[] = []
  for (const { seq, entry } of stream.entries) {
    if (seq <= dossier.head) continue
    if (seq !== head + 1 || !hash) return err('gap')
    head = seq
    hash = await hashAfter(hash, entry)
    arrived.push({ id: idOf(entry) ?? `unreadable-${seq}`, seq, text: entry })
  }
  if (head > stream.head || !hash || toBase64Url(hash) !== stream.hash) return err('gap')
  const ids = new Set(arrived.map(({ id }) => id))
  const kept = dossier.entries.filter(({ id }) => !ids.has(id))
  const inStream = [...kept.filter(({ seq }) => seq !== null), ...arrived]
  return ok({ ...dossier, head, hash: stream.hash, entries: [...inStream, ...kept.filter(({ seq }) => seq === null)] })
}

/** The id of an entry, whatever its version. */
function idOf(text: string): string | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string'
      ? json.id
      : undefined
  } catch {
    return undefined
  }
}
