/** How long a packet waits for the next document, in milliseconds. The next document asks at once or not at all. */
const HOLD_MS = 20_000

/** Holds one packet in memory, for one taking. */
export interface Courier {
  /** Resolves when the packet is gone, one way or the other: until then the service worker has to stay. */
  hold(packet: unknown): Promise<void>
  /** The packet, once; undefined ever after. */
  take(): unknown
}

/**
 * Carries a hand-over from one document to the next without any storage. The packet is forgotten when it is taken, after
 * {@link HOLD_MS}, or when the browser ends the service worker: then the next document finds nothing, and nothing is lost.
 */
export function createCourier(wait: (milliseconds: number, then: () => void) => void): Courier {
  let held: { readonly packet: unknown; readonly gone: () => void } | undefined
  const forget = () => {
    held?.gone()
    held = undefined
  }
  return {
    hold: (packet) =>
      new Promise((gone) => {
        forget()
        const holding = { packet, gone }
        held = holding
        wait(HOLD_MS, () => {
          if (held === holding) forget()
        })
      }),
    take() {
      const packet = held?.packet
      forget()
      return packet
    },
  }
}
