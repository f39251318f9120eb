import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node'

export interface Outcome {
  readonly passed: number
  readonly failed: number
}

/** The one line that a run ends with. */
export function sayOutcome({ passed, failed }: Outcome): string {
  return `${passed} passed, ${failed} failed`
}

/** Counts what ran. Whoever starts the run says it, after everything else has spoken. */
export class ClosingLine implements Reporter {
  #ran: Outcome = { passed: 0, failed: 0 }
  readonly #filtered: boolean

  /** `filtered`: tests were chosen by name, so those that did not run were not asked for. */
  constructor(filtered: boolean) {
    this.#filtered = filtered
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const counts = modules.map((module) => this.#count(module))
    const failed = counts.reduce((sum, count) => sum + count.failed, 0)
    this.#ran = {
      passed: counts.reduce((sum, count) => sum + count.passed, 0),
      failed: failed + unhandled.length,
    }
  }

  /** A run in which nothing ran, or that broke outside all tests, has failed too, whatever was asked for. */
  outcome(brokeElsewhere: boolean): Outcome {
    const { passed, failed } = this.#ran
    return { passed, failed: failed === 0 && (passed === 0 || brokeElsewhere) ? 1 : failed }
  }

  /** A file or suite that broke outside its tests counts as one failure of its own. */
  #count(module: TestModule): Outcome {
    const tests = [...module.children.allTests()]
    const broken = [module, ...module.children.allSuites()].filter(isBroken).length
    const passed = tests.filter((test) => test.result().state === 'passed').length
    const failed = tests.filter((test) => this.#hasFailed(test)).length
    return { passed, failed: failed + broken }
  }

  /** A skipped test checks nothing, so it counts as failed unless it was left out by name. */
  #hasFailed(test: TestCase): boolean {
    const { state } = test.result()
    return state === 'failed' || state === 'pending' || (state === 'skipped' && !this.#filtered)
  }
}

function isBroken(part: TestModule | TestSuite): boolean {
  return part.errors().length > 0
}
