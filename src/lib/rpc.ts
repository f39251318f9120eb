/** The side of a `Worker`, `MessagePort` or worker scope that both ends of a call use. */
export interface Wire {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void
}

interface Call {
  readonly call: number
  readonly name: string
  readonly input: unknown[]
}
type Answer =
  | { readonly answer: number; readonly value: unknown }
  | { readonly answer: number; readonly failed: string }

// oxlint-disable-next-line typescript/no-explicit-any -- the only way to say "a function of whatever arguments"
type Methods = { readonly [name: string]: (...input: any[]) => Promise<unknown> }

/** Answers calls that come over the wire with the methods of `api`. What is thrown there arrives as a failure, by name only. */
export function serve<Api extends object>(wire: Wire, api: Api): void {
  wire.addEventListener('message', ({ data }) => {
    if (!isCall(data)) return
    const method = (api as Methods)[data.name]
    const outcome = method
      ? Promise.resolve().then(() => method(...data.input))
      : Promise.reject(new Error('no such method'))
    outcome.then(
      (value) => wire.postMessage({ answer: data.call, value } satisfies Answer),
      (error: unknown) => wire.postMessage({ answer: data.call, failed: describe(error) } satisfies Answer),
    )
  })
}

/** An object whose every method is a call to the other side. `onOther` gets messages that are not answers. */
export function connect<Api extends object>(wire: Wire, onOther: (message: unknown) => void): Api {
  let calls = 0
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  wire.addEventListener('message', ({ data }) => {
    if (!isAnswer(data)) return onOther(data)
    const caller = waiting.get(data.answer)
    waiting.delete(data.answer)
    if ('failed' in data) caller?.reject(new Error(data.failed))
    else caller?.resolve(data.value)
  })
  return new Proxy({} as Api, {
    get: (_target, name) => {
      if (typeof name !== 'string' || name === 'then') return undefined
      return (...input: unknown[]) =>
        new Promise((resolve, reject) => {
          const call = ++calls
          waiting.set(call, { resolve, reject })
          wire.postMessage({ call, name, input } satisfies Call)
        })
    },
  })
}

/** An error's kind and message; both are ours or the platform's, and neither holds what somebody typed. */
function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : 'unknown failure'
}

function isCall(data: unknown): data is Call {
  return typeof data === 'object' && data !== null && 'call' in data && 'name' in data
}

function isAnswer(data: unknown): data is Answer {
  return typeof data === 'object' && data !== null && 'answer' in data
}
