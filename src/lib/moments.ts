/** A moment as milliseconds since 1970. */
export function millisecondsOf(moment: string): number {
  return Date.parse(moment)
}

/** Milliseconds since 1970 as a moment. */
export function momentOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** The calendar day of a moment where the tablet is, CCYY-MM-DD. */
export function localDay(at: Date): string {
  const parts = [at.getFullYear(), at.getMonth() + 1, at.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}
