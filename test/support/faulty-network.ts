import { once } from 'node:events'
import { type Socket, connect, createServer } from 'node:net'

/** What happens to one request to the server, on the way there or back. Bytes are counted from the first of the request's head. */
export type Fault =
  | { readonly kind: 'cut-request' | 'cut-reply'; readonly at: number }
  /** The request arrives, its reply does not. */
  | { readonly kind: 'reset' }
  /** Nothing arrives, and nobody says so for a while. */
  | { readonly kind: 'drop' | 'delay'; readonly ms: number }
  /** The request arrives twice. */
  | { readonly kind: 'twice' }
  /** The reply comes in pieces of so many bytes. */
  | { readonly kind: 'trickle'; readonly bytes: number }
  /** Somebody else answers: the whole of what they say. */
  | { readonly kind: 'answer'; readonly text: string }

/** A network in which what is asked of the server meets faults, one a request. */
export interface FaultyNetwork {
  readonly url: string
  /** What the next requests meet: asked for at each; undefined lets one through. */
  faults(next: () => Fault | undefined): void
  close(): Promise<void>
}

/** Puts the network in front of a page's server and the server that the page talks to: `/v1/` is the latter's. */
export async function startFaultyNetwork(page: string, api: string): Promise<FaultyNetwork> {
  const open = new Set<Socket>()
  let next: () => Fault | undefined = () => undefined
  const keep = (socket: Socket): Socket => {
    open.add(socket)
    // What broke here was broken on purpose.
    socket.on('error', () => undefined)
    socket.on('close', () => open.delete(socket))
    return socket
  }
  const reach = (url: string) => keep(connect(Number(new URL(url).port), '127.0.0.1'))
  const server = createServer((near) => {
    keep(near)
    near.once('data', (chunk: Buffer) => {
      near.pause()
      // One request a connection, so that its bytes can be counted.
      const head = Buffer.from(
        chunk.toString('latin1').replace('Connection: keep-alive', 'Connection: close     '),
        'latin1',
      )
      near.unshift(head)
      const said = head.toString('latin1')
      // Which history the server has is asked before every push: a push that does not come to pass would prove nothing.
      const fault = said.startsWith('POST /v1/history') ? undefined : next
      if (!said.startsWith('POST /v1/')) join(near, reach(page))
      else meet(near, () => reach(api), fault?.())
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the network has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    faults: (given) => {
      next = given
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Lets both talk until either hangs up. */
function join(near: Socket, far: Socket): void {
  near.pipe(far)
  far.pipe(near)
  near.on('close', () => far.destroy())
  far.on('close', () => near.end())
}

function meet(near: Socket, reach: () => Socket, fault: Fault | undefined): void {
  switch (fault?.kind) {
    case undefined:
      return join(near, reach())
    case 'cut-request':
      return cutAfter(near, reach(), fault.at, near)
    case 'cut-reply': {
      const far = reach()
      near.pipe(far)
      return cutAfter(far, near, fault.at, near)
    }
    case 'reset': {
      const far = reach()
      near.pipe(far)
      far.once('data', () => near.resetAndDestroy())
      return
    }
    case 'drop':
      near.resume()
      setTimeout(() => near.destroy(), fault.ms)
      return
    case 'delay':
      setTimeout(() => join(near, reach()), fault.ms)
      return
    case 'twice': {
      const again = reach()
      near.pipe(again)
      again.resume()
      return join(near, reach())
    }
    case 'trickle':
      return trickle(near, reach(), fault.bytes)
    case 'answer':
      return answer(near, fault.text)
  }
}

/** Passes on so many bytes of what one says to the other, and then breaks the connection of `near`'s. */
function cutAfter(from: Socket, to: Socket, at: number, near: Socket): void {
  let left = at
  const cut = () => {
    from.destroy()
    to.destroy()
    near.destroy()
  }
  from.on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, left)
    left -= part.length
    if (part.length > 0) to.write(part, left === 0 ? cut : undefined)
    else cut()
  })
  from.resume()
  from.on('close', () => to.end())
  if (from === near) to.pipe(near)
}

function trickle(near: Socket, far: Socket, bytes: number): void {
  near.pipe(far)
  const say = async (): Promise<void> => {
    for await (const chunk of far)
      for (let at = 0; at < (chunk as Buffer).length; at += bytes) {
        near.write((chunk as Buffer).subarray(at, at + bytes))
        await new Promise((resolve) => setImmediate(resolve))
      }
    near.end()
  }
  say().catch(() => near.destroy())
}

/** Hears the whole request, as a log-in page would, and answers it. */
function answer(near: Socket, text: string): void {
  let heard = ''
  near.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1')
    const [head = '', body] = heard.split('\r\n\r\n')
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (body !== undefined && body.length >= length) near.end(text)
  })
  near.resume()
}
