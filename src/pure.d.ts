// What every runtime here has and the language itself does not name. The pure world sees this and nothing else of its surroundings.

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(bytes?: Uint8Array): string
}

declare function structuredClone<T>(value: T): T
