/** A secret that does not print: in logs, JSON and error messages it shows as `<redacted>`. Read it with {@link reveal}. */
export class Redacted<T> {
  readonly #value: T

  constructor(value: T) {
    this.#value = value
  }

  toString(): string {
    return '<redacted>'
  }

  toJSON(): string {
    return '<redacted>'
  }

  /** Only {@link reveal} calls this, so that a search for `reveal` lists every use of a secret. */
  static read<T>(secret: Redacted<T>): T {
    return secret.#value
  }
}

/** The secret itself. */
export function reveal<T>(secret: Redacted<T>): T {
  return Redacted.read(secret)
}
