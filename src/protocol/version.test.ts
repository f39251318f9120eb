import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import * as access from './access.ts'
import * as allocations from './allocations.ts'
import * as device from './device.ts'
import * as envelope from './envelope.ts'
import * as held from './held.ts'
import * as history from './history.ts'
import * as keptDrafts from './kept-drafts.ts'
import * as office from './office.ts'
import * as problem from './problem.ts'
import * as pull from './pull.ts'
import * as push from './push.ts'
import * as tablets from './tablets.ts'
import { PROTOCOL_VERSION } from './version.ts'

test('the wire format has not changed without a new version', () => {
  const folders = {
    access,
    allocations,
    device,
    envelope,
    held,
    history,
    keptDrafts,
    office,
    problem,
    pull,
    push,
    tablets,
  }
  const schemas = Object.entries(folders).flatMap(([file, exports]) =>
    Object.entries(exports)
      .filter((entry): entry is [string, z.ZodMiniType] => entry[1] instanceof z.ZodMiniType)
      .map(([name, schema]) => `${file} ${name} ${JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' }))}`),
  )
  expect(schemas.length).toBeGreaterThan(20)
  const shape = schemas.toSorted((a, b) => a.localeCompare(b)).join('\n')
  const digest = createHash('sha256').update(shape).digest('hex').slice(0, 12)
  // A new digest needs a new PROTOCOL_VERSION and a server that still answers the old one.
  expect({ PROTOCOL_VERSION, digest }).toEqual({ PROTOCOL_VERSION: 3, digest: '619299b0d3fe' })
})
