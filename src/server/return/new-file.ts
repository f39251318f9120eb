import { randomBytes } from 'node:crypto'
import { type FileHandle, link, open, unlink } from 'node:fs/promises'

/** Thrown when there is a file of that name already: a return is never written over another. */
export class FileExists extends Error {}

/**
 * Writes a file that is there whole or not at all. It is written beside its place, readable by its owner only, and takes its
 * name when every byte is on the disk; a name that is taken by then is left alone.
 */
export async function writeNewFile<T>(
  path: string,
  work: (write: (text: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`
  const file = await open(beside, 'wx', 0o600)
  try {
    const done = await writtenTo(file, work)
    await link(beside, path)
    return done
  } catch (error) {
    throw isTaken(error) ? new FileExists() : error
  } finally {
    await unlink(beside)
  }
}

async function writtenTo<T>(
  file: FileHandle,
  work: (write: (text: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  try {
    const done = await work((text) => file.writeFile(text))
    await file.sync()
    return done
  } finally {
    await file.close()
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
