import { expect, test } from 'vitest'
import { seed } from '../support/seed.ts'
import { browserKills } from '../torture/browser-kills.ts'
import { figuresLine } from '../torture/suite.ts'

const KILLS = 10

test(`P20: a browser killed ${KILLS} times while somebody writes still has what it called saved or kept`, async () => {
  const figures = await browserKills({ runs: KILLS, seed: seed(), say: () => undefined })
  console.log(figuresLine(figures))
  expect(figures['browsers killed']).toBe(KILLS)
}, 600_000)
