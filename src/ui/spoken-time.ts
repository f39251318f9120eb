const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** A moment as people say it where the tablet is: "24 November 2026 at 10:42". */
export function spokenMoment(moment: string): string {
  const date = new Date(moment)
  return `${day.format(date)} at ${time.format(date)}`
}

/** The time of day of a moment. */
export function spokenTime(moment: string): string {
  return time.format(new Date(moment))
}

/** How long something has lasted: "2 hours", "3 days". */
export function spokenDuration(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000))
  if (minutes < 60) return plural(minutes, 'minute')
  const hours = Math.round(minutes / 60)
  return hours < 48 ? plural(hours, 'hour') : plural(Math.round(hours / 24), 'day')
}

/** "1 day", "2 days". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
