import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** A file of the built app. */
export interface AppFile {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

const types: { readonly [ending: string]: string } = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
}

/**
 * The built app, read once. A request can only name what is in this list, so no path leads out of the folder, and no file
 * that appears there later is served by accident.
 */
export function readAppFiles(folder: string): ReadonlyMap<string, AppFile> {
  if (!existsSync(join(folder, 'index.html'))) return new Map()
  const files = new Map<string, AppFile>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    const type = types[name.split('.').at(-1) ?? '']
    if (!type || !statSync(path).isFile()) continue
    files.set(`/${relative(folder, path).split(sep).join('/')}`, { type, bytes: new Uint8Array(readFileSync(path)) })
  }
  const index = files.get('/index.html')
  if (index) files.set('/', index)
  return files
}
