import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seed } from '../../../test/support/seed.ts'
import { readBlocks } from '../import/nccis-reader.ts'
import { xmlOf } from './xml.ts'

async function* one(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text)
}

test('P31: whatever text a value holds, the file is well-formed and says the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
      const tree = [['NCCIS', [['YoungPersonsRecord', [['Name', `a${text}b`]]]]]] as const
      const fields: unknown[] = []
      for await (const block of readBlocks(one(xmlOf(tree)))) fields.push(block.fields.get('name'))
      const kept = `a${text}b`.replaceAll(/(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu, ' ').normalize('NFC')
      expect(fields).toEqual([[kept]])
    }),
    { seed: seed(), numRuns: 500 },
  )
})

test('half a character is no character of a file', () => {
  expect(xmlOf([['Name', 'a\uD800b']])).toBe('<Name>a b</Name>\n')
})

test('what is empty is left out, with what held it', () => {
  const inner = [
    ['C', undefined],
    ['D', ''],
    ['E', []],
  ] as const
  expect(
    xmlOf([
      ['A', inner],
      ['B', 'x'],
    ]),
  ).toBe('<B>x</B>\n')
})
