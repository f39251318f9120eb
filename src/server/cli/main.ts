/** `npm run waymark -- COMMAND`: what the council's IT does without a screen. */
const [major = 0] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(
    `Waymark needs Node 24 or newer, and this is ${process.version}. Run it with "npm run waymark --", which brings its own.`,
  )
  process.exit(1)
}
const { runCommand } = await import('./commands.ts')
process.exitCode = await runCommand(process.argv.slice(2))
