import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { type Asker, type World, aWorld } from '../support/endpoints-world.ts'
import { type Endpoint, ask, endpoints, routesOf, statusesOf } from '../support/endpoints.ts'
import { nobody } from '../support/sealing.ts'

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let world: World

  beforeAll(async () => {
    world = await aWorld(kind === 'postgres' ? inject('postgres') : undefined)
  })

  afterAll(() => world.server.close())

  /** Wrong guesses of one row do not slow the next. */
  const forgiven = () => world.server.ctx.db.db.deleteFrom('guess').execute()

  /** Whom a request may be about: where it is about nobody, once is enough. */
  const subjects = ({ about }: Endpoint) =>
    Object.entries({ own: world.adas, ...(about ? { others: world.bos, nobodys: nobody() } : {}) })

  test('every address of the server is in the table', () => {
    const listed = endpoints.map(({ method, path }) => `${method} ${path}`)
    expect(listed.toSorted()).toEqual(routesOf(world).toSorted())
  })

  test.each(endpoints)(
    'P21: $method $path answers each kind of asker as it should, whoever it is about',
    async (endpoint) => {
      const answered: unknown[] = []
      const due: unknown[] = []
      for (const { asker, status } of statusesOf(endpoint))
        for (const [whose, person] of subjects(endpoint)) {
          await forgiven()
          due.push({ asker, whose, status })
          answered.push({ asker, whose, status: (await ask(world, endpoint, asker, person)).status })
        }
      expect(answered).toEqual(due)
    },
  )

  test.each(endpoints)('P21: $method $path tells nobody whether another’s young person exists', async (endpoint) => {
    const words = async (asker: Asker, person: Parameters<typeof ask>[3]) => {
      await forgiven()
      const reply = await ask(world, endpoint, asker, person)
      // Envelopes, numbers used once and codes are new each time.
      const text = (await reply.text()).replaceAll(/"(hash|nonce|code)":"[^"]*"/g, '"$1"')
      return { status: reply.status, text, headers: [...reply.headers].filter(([name]) => name !== 'date') }
    }
    for (const { asker } of statusesOf(endpoint)) {
      const theirs = asker.startsWith('other') ? world.adas : world.bos
      expect(await words(asker, theirs)).toEqual(await words(asker, nobody()))
    }
  })
})
