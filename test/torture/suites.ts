import { histories } from '../simulation/torture.ts'
import { startPostgres } from '../support/postgres.ts'
import { browserKills } from './browser-kills.ts'
import { kills } from './kills.ts'
import { flips, malformed } from './malformed.ts'
import { faults } from './network.ts'
import { type Suite, sumOf } from './suite.ts'

/** Every suite that `npm run torture` knows, by its name. Each is a function that tests run too, a few times. */
export const suites: Readonly<Record<string, Suite>> = {
  histories: {
    breaks:
      'three tablets of two advisers live through random histories, against SQLite and against PostgreSQL with two processes',
    runs: 20_000,
    run: histories,
  },
  kills: {
    breaks: 'the server is killed with SIGKILL while tablets push, on SQLite and on PostgreSQL',
    runs: 1_000,
    run: async (ordered) => {
      const half = Math.ceil(ordered.runs / 2)
      const postgres = await startPostgres()
      try {
        const embedded = await kills({ ...ordered, runs: half }, undefined)
        return sumOf(embedded, await kills({ ...ordered, runs: ordered.runs - half }, postgres.url('postgres')))
      } finally {
        await postgres.stop()
      }
    },
  },
  malformed: {
    breaks: 'requests to every address are made wrong in every way, and every bit of an envelope is changed',
    runs: 2_000_000,
    run: async (ordered) => sumOf(await malformed(ordered), await flips(ordered.seed)),
  },
  network: {
    breaks: 'every push and pull of a real browser meets a fault of the network',
    runs: 20_000,
    run: faults,
  },
  browser: {
    breaks:
      'the whole browser is killed with SIGKILL while a contact is saved or a young person writes; needs a build (npm run build)',
    runs: 200,
    run: browserKills,
  },
}
