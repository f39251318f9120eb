/** Sends what a page found out to the test that serves it; rejects when the test is gone. */
declare function report(value: unknown): Promise<unknown>
