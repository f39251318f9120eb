import type { Reporter, TestModule } from 'vitest/node'

/** One promise of the council's notice, as `docs/promises.md` lists it. */
export interface CouncilPromise {
  readonly id: string
  readonly text: string
}

/** How the tests of one promise went. Without a test a promise is only words. */
export interface Proof {
  readonly passed: readonly string[]
  readonly failed: readonly string[]
}

/** The rows `| P01 | … |` of the list of promises. */
export function readPromises(markdown: string): CouncilPromise[] {
  return [...markdown.matchAll(/^\| (P\d\d) +\| (.+?) +\|$/gm)].map(([, id = '', text = '']) => ({ id, text }))
}

/** Which promises a test proves by its name, and what of them: `P06, P16: what it shows`. */
export function provedBy(name: string): { readonly ids: readonly string[]; readonly what: string } {
  const [, ids = '', what = ''] = /^(P\d\d(?:, P\d\d)*): (.+)$/.exec(name) ?? []
  return { ids: ids.split(', ').filter(Boolean), what }
}

/** Hears of every test whose own name begins with the ids of promises. */
export class PromiseListener implements Reporter {
  readonly #proofs = new Map<string, { passed: string[]; failed: string[] }>()

  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const test of modules.flatMap((module) => [...module.children.allTests()])) {
      const { ids, what } = provedBy(test.name)
      const outcome = test.result().state === 'passed' ? 'passed' : 'failed'
      for (const id of ids) this.#add(id, outcome, what)
    }
  }

  #add(id: string, outcome: 'passed' | 'failed', what: string): void {
    const proof = this.#proofs.get(id) ?? { passed: [], failed: [] }
    proof[outcome].push(what)
    this.#proofs.set(id, proof)
  }

  proofOf(id: string): Proof {
    return this.#proofs.get(id) ?? { passed: [], failed: [] }
  }
}

/** The table of promises with what proves each: the tests by name, once, and whether they passed. */
export function promiseTable(promises: readonly CouncilPromise[], proofOf: (id: string) => Proof): string {
  return promises.map((promise) => promiseLines(promise, proofOf(promise.id)).join('\n')).join('\n')
}

function promiseLines({ id, text }: CouncilPromise, { passed, failed }: Proof): string[] {
  const count = passed.length + failed.length
  const state =
    count === 0
      ? 'no test yet'
      : failed.length === 0
        ? `kept, ${count} passed`
        : `BROKEN, ${failed.length} of ${count} failed`
  const tests = [...new Set(failed.map((name) => `    ✗ ${name}`)), ...new Set(passed.map((name) => `    ✓ ${name}`))]
  return [`${id}  ${state}`, `    ${text}`, ...tests]
}
