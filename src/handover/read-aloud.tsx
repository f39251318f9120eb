import { useEffect, useState } from 'preact/hooks'
import type { ReadBackPart } from '../domain/read-back.ts'
import { createReader, localVoice } from './speech.ts'

/** Reads the contact aloud, where the tablet has a voice of its own. `parts` are asked for when it begins; `at` hears which one it is at. */
export function ReadAloud({
  speech,
  parts,
  at,
}: {
  speech: SpeechSynthesis | undefined
  parts: () => readonly ReadBackPart[]
  at?: (index: number | undefined) => void
}) {
  const voice = useVoice(speech)
  const [reading, setReading] = useState(false)
  const reader = speech && voice ? createReader(speech, voice) : undefined
  useEffect(() => () => speech?.cancel(), [speech])
  if (!reader) return null

  const hear = (index: number | undefined) => {
    at?.(index)
    setReading(index !== undefined)
  }
  const start = () =>
    reader.read(
      parts().map(({ heading, text, from }) => [heading, text, from].filter(Boolean).join('.\n')),
      hear,
    )
  const stop = () => {
    reader.stop()
    hear(undefined)
  }
  return (
    <button type="button" class="handover-button handover-button--quiet" onClick={reading ? stop : start}>
      <span class="handover-button__sign" aria-hidden="true">
        {reading ? '■' : '▶'}
      </span>
      {reading ? 'Stop reading' : 'Read it to me'}
    </button>
  )
}

/** The tablet's own voice. Voices may be known only some time after the page opens. */
function useVoice(speech: SpeechSynthesis | undefined): SpeechSynthesisVoice | undefined {
  const [voice, setVoice] = useState(() => speech && localVoice(speech.getVoices()))
  useEffect(() => {
    if (!speech) return undefined
    const look = () => setVoice(localVoice(speech.getVoices()))
    speech.addEventListener('voiceschanged', look)
    return () => speech.removeEventListener('voiceschanged', look)
  }, [speech])
  return voice
}
