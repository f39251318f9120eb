/**
 * Starts the server. The version of Node is looked at before anything else is loaded: the embedded database would crash an
 * older one without a word.
 */
const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `Waymark needs Node 24 or newer, and this is ${process.version}. Start it with "npm start", which brings its own.`,
  )
  process.exit(1)
}
const { start } = await import('./start.ts')
await start()
