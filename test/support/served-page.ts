import { once } from 'node:events'
import { type IncomingMessage, type RequestListener, type ServerResponse, createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** A page on a loopback address, which every engine treats as secure, and a place for it to report to. */
export interface Served {
  readonly url: string
  /** What the page reports next; rejects with the page's own words when it broke. Ask before the page is opened. */
  nextReport(): Promise<unknown>
  close(): Promise<void>
}

interface Report {
  readonly value?: unknown
  readonly broke?: string
}

/**
 * Before the page's own script: `report(value)` sends the outcome home, and so does whatever breaks. Nobody watches these pages, so
 * an error that went to a console would only be a test that never ends.
 */
const prelude = `
const send = (body) => fetch('/report', { method: 'POST', body: JSON.stringify(body) })
const words = (error) => [error?.name, error?.message ?? error, error?.stack].filter(Boolean).join(' ')
globalThis.report = (value) => send({ value })
addEventListener('error', (event) => send({ broke: words(event.error ?? event) }))
addEventListener('unhandledrejection', (event) => send({ broke: words(event.reason) }))
`

/** One script for a browser from a TypeScript entry and all that it imports. */
export async function bundleEntry(entryPath: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: entryPath, formats: ['iife'], name: 'page', fileName: 'page' },
    },
  })
  const chunk = [built].flat().flatMap((part) => ('output' in part ? part.output : []))[0]
  if (chunk?.type !== 'chunk') throw new Error(`${entryPath} did not become a script`)
  return chunk.code
}

/**
 * Serves a page that holds nothing but this script, under a port of its own and hence in an origin of its own. `api` answers what
 * the page asks of a server, under `/v1/`.
 */
export async function servePage(
  js: string,
  headers: Readonly<Record<string, string>> = {},
  api?: RequestListener,
): Promise<Served> {
  const waiting: PromiseWithResolvers<unknown>[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const file = files[request.url ?? '']
    if (request.method === 'POST' && request.url === '/report') {
      settle(waiting.shift(), JSON.parse(await textOf(request)) as Report)
      response.writeHead(204).end()
    } else if (api && request.url?.startsWith('/v1/')) {
      api(request, response)
    } else if (file) {
      response.writeHead(200, { 'content-type': file.type, 'cache-control': 'no-store', ...headers }).end(file.text)
    } else {
      response.writeHead(404).end()
    }
  }
  const files: Readonly<Record<string, { type: string; text: string }>> = {
    '/': {
      type: 'text/html',
      text: '<!doctype html><meta charset="utf-8"><title>Test</title><script src="/prelude.js"></script><script src="/page.js"></script>',
    },
    '/prelude.js': { type: 'text/javascript', text: prelude },
    '/page.js': { type: 'text/javascript', text: js },
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(400).end())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the page has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    nextReport: () => {
      const next = Promise.withResolvers<unknown>()
      waiting.push(next)
      return next.promise
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function settle(waiting: PromiseWithResolvers<unknown> | undefined, report: Report): void {
  if (report.broke === undefined) waiting?.resolve(report.value)
  else waiting?.reject(new Error(`the page broke: ${report.broke}`))
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
