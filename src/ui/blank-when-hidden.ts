/** Covers the screen while the app is out of sight, so that the task switcher keeps no picture of a record. */
export function blankWhenHidden(): void {
  const update = () => document.documentElement.toggleAttribute('data-hidden', document.visibilityState === 'hidden')
  document.addEventListener('visibilitychange', update)
  window.addEventListener('pagehide', () => document.documentElement.toggleAttribute('data-hidden', true))
  window.addEventListener('pageshow', update)
}
