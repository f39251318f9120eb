import { histories } from '../simulation/torture.ts'
import type { Suite } from './suite.ts'

/** Every suite that `npm run torture` knows, by its name. Each is a function that tests run too, a few times. */
export const suites: Readonly<Record<string, Suite>> = {
  histories: {
    breaks:
      'three tablets of two advisers live through random histories, against SQLite and against PostgreSQL with two processes',
    runs: 20_000,
    run: histories,
  },
}
