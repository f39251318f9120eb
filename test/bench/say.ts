/** Prints one row of a table: figures right-aligned, and what they are of. */
export function sayRow(figures: readonly string[], words: string): void {
  console.log(`${figures.map((figure) => figure.padStart(12)).join('')}  ${words}`)
}
