import { startPostgres } from '../support/postgres.ts'
import { type Figures, type Ordered, sumOf } from '../torture/suite.ts'
import { startSimulation } from './simulation.ts'

/** Long histories, when nobody says how long. */
const STEPS = 100

/** Of so many histories one is played on PostgreSQL, which takes longer. */
const POSTGRES_IN = 6

/** Plays histories on the embedded database, and some on PostgreSQL with two processes of the council's. */
export async function histories({ runs, seed, steps = STEPS, say }: Ordered): Promise<Figures> {
  const onPostgres = Math.floor(runs / POSTGRES_IN)
  const embedded = await played(undefined, { runs: runs - onPostgres, steps, seed, say })
  if (onPostgres === 0) return embedded
  const cluster = await startPostgres()
  try {
    return sumOf(embedded, await played(cluster.url('postgres'), { runs: onPostgres, steps, seed, say }))
  } finally {
    await cluster.stop()
  }
}

async function played(postgres: string | undefined, ordered: Required<Ordered>): Promise<Figures> {
  const simulation = await startSimulation(postgres)
  try {
    return await simulation.playMany({ ...ordered, steps: ordered.steps ?? STEPS })
  } finally {
    await simulation.close()
  }
}
