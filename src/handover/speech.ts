/** Reads texts aloud, one after the other, with a voice that is on this tablet. */
export interface Reader {
  /** Reads from the beginning; `at` hears the number of the text being read, and undefined at the end. */
  read(texts: readonly string[], at: (index: number | undefined) => void): void
  stop(): void
}

/**
 * A voice of the tablet itself, British if there is one. A voice of the network would send a young person's record to
 * whoever runs it, so without a local voice nothing is read aloud.
 */
export function localVoice(voices: readonly SpeechSynthesisVoice[]): SpeechSynthesisVoice | undefined {
  const english = voices.filter(({ localService, lang }) => localService && /^en([-_]|$)/i.test(lang))
  return english.find(({ lang }) => /^en[-_]GB$/i.test(lang)) ?? english[0]
}

/** Makes the reader for a voice. */
export function createReader(synthesis: SpeechSynthesis, voice: SpeechSynthesisVoice): Reader {
  let reading = 0
  return {
    read(texts, at) {
      const turn = ++reading
      synthesis.cancel()
      const next = (index: number) => {
        const text = texts[index]
        at(text === undefined ? undefined : index)
        if (text === undefined) return
        // Long utterances stop half way in some voices: a sentence at a time is safe.
        speakAll(
          synthesis,
          voice,
          sentences(text),
          () => turn === reading,
          () => next(index + 1),
        )
      }
      next(0)
    },
    stop() {
      reading++
      synthesis.cancel()
    },
  }
}

function speakAll(
  synthesis: SpeechSynthesis,
  voice: SpeechSynthesisVoice,
  texts: readonly string[],
  goesOn: () => boolean,
  then: () => void,
): void {
  const [first, ...rest] = texts
  if (!goesOn()) return
  if (first === undefined) return then()
  const utterance = new SpeechSynthesisUtterance(first)
  utterance.voice = voice
  utterance.lang = voice.lang
  utterance.rate = 0.95
  const done = () => speakAll(synthesis, voice, rest, goesOn, then)
  utterance.addEventListener('end', done, { once: true })
  utterance.addEventListener('error', done, { once: true })
  synthesis.speak(utterance)
}

/** A text in pieces that are short enough to be spoken in one go. */
export function sentences(text: string): string[] {
  const pieces = text.split(/(?<=[.!?])\s+|\n+/).flatMap((piece) => piece.match(/.{1,200}(?:\s|$)|\S{1,200}/gs) ?? [])
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}
