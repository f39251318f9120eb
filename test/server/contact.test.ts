import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import type { StaffId } from '../../src/domain/ids.ts'
import { EnrolReply, SessionReply } from '../../src/protocol/access.ts'
import { readContact, writeContact } from '../../src/server/contact.ts'
import { type TestTablet, aTablet } from '../support/sealing.ts'
import { PASSWORD, type TestServer, aServer } from '../support/server.ts'

const contact = {
  dataProtection: 'Pat Placeholder, data protection officer',
  email: 'dataprotection@testshire.example.org',
  phone: '0808 157 0999',
  address: 'Testshire Council, 1 Invented Square, Testbury ZZ1 1ZZ',
  complaints: 'Write to the same address, or ask your adviser to help you write.',
}

describe.each(['sqlite', 'postgres'] as const)('on %s', (kind) => {
  let server: TestServer
  let staff: StaffId
  let tablet: TestTablet

  beforeEach(async () => {
    server = await aServer(kind === 'postgres' ? inject('postgres') : undefined)
    staff = await server.staff('ada')
    tablet = await aTablet(server, 'ada', staff)
  })

  afterEach(() => server.close())

  const session = async (v: 1 | 2) => {
    const { device } = tablet.reply
    const asked = await server.post('/v1/session/challenge', { v: 1, device })
    const { nonce } = (await asked.json()) as { nonce: string }
    const signature = await tablet.signSession(nonce)
    return SessionReply.parse(await (await server.post('/v1/session', { v, device, nonce, signature })).json())
  }
  const enrol = async (v: 1 | 2) => {
    const deviceKey = tablet.reply.sealingKeys[0]?.publicKey
    const request = { v, signIn: 'ada', password: PASSWORD, code: await server.code(staff), deviceKey }
    return EnrolReply.parse(await (await server.post('/v1/enrol', request)).json())
  }

  test('P37: whom to complain to reaches a new tablet when it is enrolled, and others at their next session', async () => {
    expect(await session(2)).not.toHaveProperty('contact')
    await writeContact(server.ctx, contact)
    expect((await enrol(2)).contact).toEqual(contact)
    expect((await session(2)).contact).toEqual(contact)
    const changed = { dataProtection: 'Sam Sample, data protection officer' }
    await writeContact(server.ctx, changed)
    expect((await session(2)).contact).toEqual(changed)
    expect(await readContact(server.ctx)).toEqual(changed)
  })

  test('an app of version 1 is answered as before', async () => {
    await writeContact(server.ctx, contact)
    for (const reply of [await enrol(1), await session(1)]) {
      expect(reply.v).toBe(1)
      expect(reply).not.toHaveProperty('contact')
    }
  })
})
