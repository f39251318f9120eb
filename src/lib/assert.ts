/** Throws when something that the code relies on is not so: a bug, never bad input. The message must hold no personal data. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken assumption: ${message}`)
}
