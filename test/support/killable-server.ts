import { flushCompileCache } from 'node:module'
import * as z from 'zod/mini'
import { createLog } from '../../src/server/log.ts'
import { openServer } from '../../src/server/open-server.ts'
import { listen } from '../../src/server/listen.ts'

/**
 * The server as `npm start` runs it, over data that a test has made, but for one thing: at a named moment, the so many-th time
 * that it comes, the process kills itself. Only this file can do that, and only a test runs this file.
 */
const Order = z.object({
  folder: z.string(),
  databaseUrl: z.optional(z.string()),
  failpoint: z.optional(z.string()),
  time: z.int(),
})
const { folder, databaseUrl, failpoint, time } = Order.parse(JSON.parse(process.argv[2] ?? ''))
const config = { port: 0, host: '127.0.0.1', folder, databaseUrl }
const { ctx } = await openServer(config, createLog(), Date.now)
let left = time
await listen(
  {
    ...ctx,
    failpoint: (at) => {
      if (at === failpoint && --left === 0) process.kill(process.pid, 'SIGKILL')
    },
  },
  config,
)
// A killed process keeps no compiled code by itself, and the next one has to start quickly.
flushCompileCache()
