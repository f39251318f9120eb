import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of a database of the cluster that this run started; `createDatabase` makes one of your own from it. */
    postgres: string
  }
}

/** One cluster for all server tests of a run; each test makes its own database in it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres()
  project.provide('postgres', postgres.url('postgres'))
  return () => postgres.stop()
}
