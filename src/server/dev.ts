import { createServer } from 'vite'

/**
 * `npm run dev`: the seeded server and the app with hot reload, on one origin. Vite passes what is the server's own to it,
 * and finds the hand-over document where a build would put it.
 */
const apiPort = 8081
const appPort = Number(process.env['PORT'] ?? 8080)
process.env['PORT'] = String(apiPort)

const { start } = await import('./start.ts')
await start()

const vite = await createServer({
  server: { port: appPort, strictPort: true, proxy: { '/v1': `http://127.0.0.1:${apiPort}` } },
  plugins: [
    {
      name: 'waymark-hand-over-in-development',
      configureServer: (server) => {
        server.middlewares.use((request, _response, next) => {
          if (request.url?.startsWith('/handover.html')) request.url = '/src/handover/handover.html'
          next()
        })
      },
    },
  ],
})
await vite.listen()
console.log(`Hot reload is at http://localhost:${appPort} (the server alone: http://127.0.0.1:${apiPort})`)
