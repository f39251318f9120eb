import { expect, test } from 'vitest'
import { aFact } from '../../test/support/entries.ts'
import { amarasContact, aPacket } from '../../test/support/hand-over.ts'
import { newOneTimeKey } from '../vault/device-key.ts'
import { newHandBackKey } from '../vault/hand-back.ts'
import { takeHandOver } from './start.ts'

/** A service worker that holds something for the next document: once. */
function aCourier(held: unknown) {
  let left: unknown = held
  return {
    postMessage(message: unknown, [port]: MessagePort[]) {
      expect(message).toEqual({ kind: 'take' })
      port?.postMessage(left)
      left = undefined
    },
  }
}

async function aGoodPacket() {
  const contact = amarasContact()
  const packet = aPacket(contact, {
    oneTimeKey: (await newOneTimeKey()).privateKey,
    delegation: { text: '{}', signature: 'A'.repeat(86) },
    handBackKey: (await newHandBackKey()).publicKey,
  })
  return { contact, packet }
}

const couriers = (courier: ReturnType<typeof aCourier> | null) => ({
  controller: courier,
  ready: Promise.resolve({ active: null }),
})

test('the contact is taken from the service worker, once: reload, going back and a second tab find nothing', async () => {
  const { contact, packet } = await aGoodPacket()
  const waiting = couriers(aCourier(packet))
  const taken = await takeHandOver(waiting)
  expect(taken).toMatchObject({ kind: 'contact', contact })
  expect(taken?.packet.oneTimeKey.extractable).toBe(false)
  expect(await takeHandOver(waiting)).toBeUndefined()
})

test('a service worker that does not control the page yet is asked too', async () => {
  const { contact, packet } = await aGoodPacket()
  const taken = await takeHandOver({ controller: null, ready: Promise.resolve({ active: aCourier(packet) }) })
  expect(taken).toMatchObject({ kind: 'contact', contact })
})

test.each([
  ['no service worker at all', undefined],
  ['none that is active', couriers(null)],
  ['nothing held', couriers(aCourier(undefined))],
  ['something that is no packet', couriers(aCourier({ v: 1, given: 'Amara' }))],
])('with %s there is nothing to see', async (_case, waiting) => {
  expect(await takeHandOver(waiting)).toBeUndefined()
})

test('a packet without a contact in it is nothing to see', async () => {
  const { packet } = await aGoodPacket()
  const entry = JSON.stringify(aFact({ field: 'dateOfBirth', value: '2010-05-06' }))
  expect(await takeHandOver(couriers(aCourier({ ...packet, entry })))).toBeUndefined()
})
