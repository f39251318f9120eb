import type { SaveProblem } from '../../caseload/api.ts'

/** Why nothing was saved, and what to do about it. What was typed stays on the screen in every case. */
export function saveProblemWords(problem: SaveProblem): string {
  switch (problem) {
    case 'full':
      return 'This tablet is full, so nothing was saved. Your text is still here. Delete some photos or files on the tablet, then save again.'
    case 'newer-store':
      return 'A newer version of Waymark is on this tablet, so nothing was saved. Copy your text, close Waymark everywhere and open it again.'
    case 'locked':
      return 'The tablet locked before this was saved. Your text is still here. Unlock it in a moment and save again.'
    case 'not-in-caseload':
      return 'This young person is no longer in your caseload, so nothing was saved. Ask your manager who works with them now.'
    case 'failed':
      return 'Something went wrong and nothing was saved. Your text is still here. Save again.'
  }
}
