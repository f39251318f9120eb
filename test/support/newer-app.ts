import { type IncomingMessage, type ServerResponse, createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server in front of another that can begin to hand out a newer version of the app. */
export interface Releases {
  readonly url: string
  /** From now on the service worker's script is a newer one. */
  release(): void
  close(): Promise<void>
}

/** Passes everything to the server at `url`, until a release changes the one file by which a browser notices a new version. */
export async function startReleases(url: string): Promise<Releases> {
  let released = 0
  const server = createServer((incoming, outgoing) => {
    const script = incoming.url === '/sw.js'
    pass(url, incoming, outgoing, script && released > 0 ? `\n// release ${released}` : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    release: () => void released++,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function pass(url: string, incoming: IncomingMessage, outgoing: ServerResponse, appended: string): void {
  const { method, headers } = incoming
  const asked = request(new URL(incoming.url ?? '/', url), { method: method ?? 'GET', headers }, (reply) => {
    const { 'content-length': length, ...others } = reply.headers
    const kept = appended === '' && length !== undefined ? { ...others, 'content-length': length } : others
    outgoing.writeHead(reply.statusCode ?? 502, kept)
    reply.on('end', () => outgoing.end(appended))
    reply.pipe(outgoing, { end: false })
  })
  asked.on('error', () => outgoing.destroy())
  incoming.pipe(asked)
}
