import type { Suite } from './suite.ts'

/** Every suite that `npm run torture` knows, by its name. Each is a function that tests run too, a few times. */
export const suites: Readonly<Record<string, Suite>> = {}
