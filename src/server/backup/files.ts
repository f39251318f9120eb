import { closeSync, existsSync, fsyncSync, openSync, readSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CannotStart } from '../config.ts'

/** The two kinds of backup, by how their files begin. */
const beginnings = [
  { kind: 'sqlite', bytes: Buffer.from('SQLite format 3\0') },
  { kind: 'postgres', bytes: Buffer.from('PGDMP') },
] as const
export type BackupKind = (typeof beginnings)[number]['kind']

/** The time of day in the name of a file. */
export function stampOf(now: number): string {
  return new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '')
}

/** The file that a backup is written to: the one that was named, or one of a name of its own in the folder that was. */
export function backupTarget(target: string, kind: BackupKind, now: number): string {
  const path = resolve(target)
  const isFolder = existsSync(path) && statSync(path).isDirectory()
  const file = isFolder ? join(path, `waymark-${stampOf(now)}.${kind === 'sqlite' ? 'sqlite' : 'dump'}`) : path
  if (existsSync(file)) throw new CannotStart('There is a file of that name already. Nothing was written.')
  if (!existsSync(dirname(file))) throw new CannotStart('There is no folder of that name to write to.')
  return file
}

/** What kind of backup a file is. */
export function kindOfBackup(file: string): BackupKind {
  if (!existsSync(file) || !statSync(file).isFile()) throw new CannotStart('There is no file of that name.')
  const begin = Buffer.alloc(16)
  const opened = openSync(file, 'r')
  readSync(opened, begin, 0, begin.length, 0)
  closeSync(opened)
  const found = beginnings.find(({ bytes }) => begin.subarray(0, bytes.length).equals(bytes))
  if (!found) throw new CannotStart('This file is not a backup of Waymark.')
  return found.kind
}

/** Waits until a file (or the list of files in a folder) is on the disk. */
export function onDisk(path: string): void {
  const opened = openSync(path, 'r')
  fsyncSync(opened)
  closeSync(opened)
}
