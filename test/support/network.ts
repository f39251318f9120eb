import { type Socket, connect, createServer } from 'node:net'

/** A network that can be taken away: a proxy on the loopback in front of a server. */
export interface Network {
  /** The address by which the server is reached through this network. */
  readonly url: string
  /** Cuts every connection and refuses new ones. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/** Puts a network between one tablet and the server at `url`. */
export async function startNetwork(url: string): Promise<Network> {
  const target = new URL(url)
  const open = new Set<Socket>()
  let working = true
  const server = createServer((near) => {
    if (!working) return void near.destroy()
    const far = connect(Number(target.port), target.hostname)
    for (const [socket, other] of [[near, far] as const, [far, near] as const]) {
      open.add(socket)
      socket.pipe(other)
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        open.delete(socket)
        other.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the network has no port')
  const cut = () => {
    working = false
    for (const socket of open) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut,
    mend: () => {
      working = true
    },
    close: async () => {
      cut()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
