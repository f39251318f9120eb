/** The time of a moment where the tablet is: "10:42". */
export function clockTime(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The calendar day of a moment where the tablet is, CCYY-MM-DD. */
export function localDay(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
