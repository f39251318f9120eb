import type { ConsentView } from '../../caseload/record-api.ts'
import type { ConsentPurpose } from '../../domain/basis.ts'
import { spokenDay } from '../../domain/read-back.ts'
import type { Tone } from '../../ui/tag.tsx'

/** What consent is for, as a heading. */
export const purposeLabels: { readonly [P in ConsentPurpose]: string } = {
  sharing: 'Sharing with others',
  health: 'Health',
  convictions: 'Criminal convictions',
}

/** What to say when asking: said as it stands, it leaves a real choice (P11). */
export const askWords: { readonly [P in ConsentPurpose]: string } = {
  sharing:
    'Is it all right if we tell others who help you, like a college, what they need to know? We tell you whom we told. You can say no, and you can change your mind.',
  health:
    'Is it all right if I write down something about your health? It helps us to help you, and few people can see it. We pass it on only if it helps you. You can say no, and you can change your mind.',
  convictions:
    'Is it all right if I write down something about a conviction? It helps us to give you the right advice, and few people can see it. We pass it on only if it helps you. You can say no, and you can change your mind.',
}

/** What taking consent back stops, what remains, and why: said to the young person before and after (P11). */
export const withdrawalWords: {
  readonly [P in ConsentPurpose]: { readonly stops: string; readonly stays: string }
} = {
  sharing: {
    stops:
      'Nothing is passed on with their consent from now on. Only a law that is named, with a reason, still allows it.',
    stays:
      'What was passed on before stays in the list of who was told, because they have a right to see it. What others know already cannot be taken back.',
  },
  health: {
    stops:
      'Nothing new about their health is written down or passed on. Only a law that is named, with a reason, still allows it.',
    stays:
      'What is recorded already stays, because the council has to keep its records for as long as the law says. It stays held apart. They can ask for it to be put right or taken out.',
  },
  convictions: {
    stops:
      'Nothing new about convictions is written down or passed on. Only a law that is named, with a reason, still allows it.',
    stays:
      'What is recorded already stays, because the council has to keep its records for as long as the law says. It stays held apart. They can ask for it to be put right or taken out.',
  },
}

/** Where consent stands, in a word. */
export const stateTags: {
  readonly [S in ConsentView['state']]: { readonly words: string; readonly tone: Tone }
} = {
  'not-asked': { words: 'Not asked yet', tone: 'waiting' },
  given: { words: 'Given', tone: 'done' },
  refused: { words: 'Refused', tone: 'attention' },
  withdrawn: { words: 'Withdrawn', tone: 'attention' },
}

/** When and how it was answered: "2 November 2026, in person". Undefined while nobody asked. */
export function answeredWords({ on, how }: Pick<ConsentView, 'on' | 'how'>): string | undefined {
  if (on === undefined) return undefined
  return [spokenDay(on), how && how.charAt(0).toLowerCase() + how.slice(1)].filter(Boolean).join(', ')
}

/** The first name at the beginning of a sentence, or what stands for it. */
export function calledName(given: string): string {
  return given || 'The young person'
}
