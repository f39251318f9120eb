/** Today as the tablet's own calendar has it, CCYY-MM-DD. */
export function localDay(): string {
  const date = new Date()
  const month = String(date.getMonth() + 1).padStart(2, '0')
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, '0')}`
}
