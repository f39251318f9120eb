import { describe, expect, test } from 'vitest'
import { anId } from '../../test/support/entries.ts'
import { amarasContact, aPacket } from '../../test/support/hand-over.ts'
import { type AgreementEntry, type ContactEntry, parseEntry } from '../domain/entry.ts'
import { fromBase64Url, fromUtf8, toBase64Url } from '../lib/bytes.ts'
import { type Result, err, ok } from '../lib/result.ts'
import { SignedEntry, entrySigningBytes, sealingInfo, unpackEnvelope } from '../protocol/envelope.ts'
import { unpad } from '../protocol/padding.ts'
import type { Change, CommitProblem } from '../store/rows.ts'
import { newDeviceKey, newOneTimeKey, importDeviceKey, signDelegation } from '../vault/device-key.ts'
import { sha256, sha256Text } from '../vault/digest.ts'
import { importHandBackKey, newHandBackKey, openHandBack } from '../vault/hand-back.ts'
import { suite } from '../vault/hpke.ts'
import { type Tools, agreementEntry, changedEntry, editOf } from './answer.ts'
import { About, HandBack, type HandOverPacket } from './packet.ts'
import { saveAnswer, saveUnfinished } from './save-answer.ts'

const tools: Tools = { now: () => '2026-11-24T10:42:00.000Z', today: () => '2026-11-24', newId: anId }

/** Storage that takes every change down, or refuses. The real one needs a browser and is tested there. */
function aStore(outcome: Result<void, CommitProblem> = ok(undefined)) {
  const changes: Change[] = []
  return {
    changes,
    commit: (change: Change) => {
      if (outcome.ok) changes.push(change)
      return Promise.resolve(outcome)
    },
  }
}

/** A packet with keys that work, and the private halves that only the council and the vault have. */
async function aWorkingPacket() {
  const contact = amarasContact()
  const handBack = await newHandBackKey()
  const council = await suite.GenerateKeyPair(true)
  const councilPublic = new Uint8Array(await suite.SerializePublicKey(council.publicKey))
  const kid = toBase64Url((await sha256(councilPublic)).slice(0, 16))
  const oneTime = await newOneTimeKey()
  const device = await newDeviceKey()
  const base = aPacket(contact)
  const text = JSON.stringify({
    publicKey: oneTime.publicKey,
    device: base.device,
    person: base.person,
    contact: contact.id,
    from: tools.now(),
  })
  const signature = await signDelegation(await importDeviceKey(device.privateKey), base.authority, base.device, text)
  const packet: HandOverPacket = {
    ...base,
    sealingKeys: [{ kid, publicKey: toBase64Url(councilPublic) }],
    oneTimeKey: oneTime.privateKey,
    delegation: { text, signature },
    handBackKey: handBack.publicKey,
  }
  const vaultKey = await importHandBackKey(handBack.publicKey, handBack.privateKey)
  const openForVault = async (sealed: Uint8Array): Promise<unknown> => {
    const opened = await openHandBack(vaultKey, packet.vault, sealed)
    return opened.ok ? JSON.parse(fromUtf8(opened.value)) : 'damaged'
  }
  return { contact, packet, oneTimePublic: oneTime.publicKey, council, kid, openForVault }
}

type Working = Awaited<ReturnType<typeof aWorkingPacket>>

/** What the council reads in an envelope. */
async function openForCouncil({ packet, council, kid }: Working, envelope: Uint8Array) {
  const parts = unpackEnvelope(envelope)
  const recipient = parts?.header.recipients[0]
  if (!parts || !recipient) throw new Error('not an envelope')
  const bytes = (text: string) => fromBase64Url(text) ?? new Uint8Array()
  const contentKey = await suite.Open(council, bytes(recipient.enc), bytes(recipient.key), {
    info: sealingInfo(packet.authority, kid),
  })
  const key = await crypto.subtle.importKey('raw', new Uint8Array(contentKey), 'AES-GCM', false, ['decrypt'])
  const iv = bytes(parts.header.nonce)
  const body = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: parts.headerBytes }, key, parts.body)
  return SignedEntry.parse(JSON.parse(fromUtf8(unpad(new Uint8Array(body)) ?? new Uint8Array())))
}

describe('a finished answer', () => {
  test('P14 P20: is signed, sealed and stored in one transaction that also ends the words being written', async () => {
    const working = await aWorkingPacket()
    const { packet, contact, openForVault } = working
    const store = aStore()
    const entry = await agreementEntry(packet, contact, { answer: 'disagreed', words: ' thats not it \n' }, tools)
    expect(await saveAnswer(packet, [entry], store)).toEqual({ ok: true, value: undefined })

    expect(store.changes).toHaveLength(1)
    const { outbox, addHandbacks, dropHandbackKeys } = store.changes[0] ?? {}
    expect(dropHandbackKeys).toEqual([packet.unfinishedKey])
    const row = outbox?.[0]
    expect(About.parse(await openForVault(row?.about ?? new Uint8Array()))).toEqual({
      v: 1,
      entry: entry.id,
      person: packet.person,
      what: 'agreement',
      savedAt: '2026-11-24T10:42:00.000Z',
    })
    const back = HandBack.parse(await openForVault(addHandbacks?.[0]?.sealed ?? new Uint8Array()))
    expect(back).toMatchObject({ kind: 'entry', person: packet.person, hash: row?.hash })
    expect(back.kind === 'entry' && parseEntry(back.entry)).toEqual({ ok: true, value: entry })

    const signed = await openForCouncil(working, row?.envelope ?? new Uint8Array())
    expect(JSON.parse(signed.entry)).toEqual(entry)
    expect(signed.delegation).toEqual(packet.delegation)
    expect(await verifies(working, signed)).toBe(true)
  })

  test('P14: is bound to the SHA-256 of the exact text that was read', async () => {
    const { packet, contact } = await aWorkingPacket()
    const { agreement } = await agreementEntry(packet, contact, { answer: 'agreed' }, tools)
    const text = [
      'When and where\n24 November 2026 at 10:30\nTestbury High School',
      'What happened\nA careers interview. In person. We met or spoke.',
      'Who was there\nYou and your parent or carer (Jo)',
      'What we wrote down\nYou want to do the Level 2 electrical course at college.\nYou are worried about the maths test, because you missed some lessons in spring.\nYou told us this',
      'What we wrote down\nYour attendance has been good since September.\nYour school told us this (Mr Sample, head of year)',
      'What happens next\nLook at the college open day together.\nBy 8 December 2026',
      'Who wrote this\nAda Testcase',
    ].join('\n\n')
    expect(agreement.text).toBe(await sha256Text(text))
    expect(agreement).toMatchObject({ contact: contact.id, readBack: 1, how: 'on-this-tablet' })
  })

  test('a change made together is a new version in place of the one that was read, and keeps every source', async () => {
    const { packet, contact } = await aWorkingPacket()
    const edit = { ...editOf(contact.contact), notes: ['You want the Level 3 course.', ''], added: 'I like art.' }
    const changed = changedEntry(packet, contact, edit, tools)
    expect(changed).toMatchObject({
      of: contact.id,
      supersedes: [contact.id],
      source: contact.source,
      author: packet.adviser,
    })
    expect(changed.contact.notes).toEqual([
      { source: 'young-person', text: 'You want the Level 3 course.' },
      { source: 'young-person', text: 'I like art.' },
    ])
    expect(changed.contact.nextSteps).toEqual(contact.contact.nextSteps)
    const again: ContactEntry = changedEntry(
      packet,
      changed,
      { ...editOf(changed.contact), added: 'And music.' },
      tools,
    )
    expect(again).toMatchObject({ of: contact.id, supersedes: [changed.id] })
  })

  test('a full tablet saves nothing and says so', async () => {
    const { packet, contact } = await aWorkingPacket()
    const entry: AgreementEntry = await agreementEntry(packet, contact, { answer: 'agreed' }, tools)
    expect(await saveAnswer(packet, [entry], aStore(err('full')))).toEqual({ ok: false, error: 'full' })
    expect(await saveAnswer(packet, [entry], aStore(err('newer-store')))).toEqual({ ok: false, error: 'failed' })
    expect(await saveAnswer(packet, [entry], { commit: () => Promise.reject(new Error('gone')) })).toEqual({
      ok: false,
      error: 'failed',
    })
  })
})

describe('words being written', () => {
  test('P20: are sealed to the vault in the one row of this contact, which the next save replaces', async () => {
    const { packet, contact, openForVault } = await aWorkingPacket()
    const store = aStore()
    await saveUnfinished(packet, contact.id, { kind: 'own-words', answer: 'disagreed', words: 'half a sen' }, store)
    const row = store.changes[0]?.putHandbacks?.[0]
    expect(row?.key).toBe(packet.unfinishedKey)
    expect(fromUtf8Loosely(row?.sealed)).not.toContain('half a sen')
    expect(HandBack.parse(await openForVault(row?.sealed ?? new Uint8Array()))).toEqual({
      kind: 'unfinished',
      person: packet.person,
      contact: contact.id,
      words: JSON.stringify({ kind: 'own-words', answer: 'disagreed', words: 'half a sen' }),
    })
  })

  test('leave no row when all of them were taken out again', async () => {
    const { packet, contact } = await aWorkingPacket()
    const store = aStore()
    await saveUnfinished(packet, contact.id, undefined, store)
    expect(store.changes).toEqual([{ dropHandbackKeys: [packet.unfinishedKey] }])
  })
})

async function verifies({ packet, oneTimePublic }: Working, { entry, signature }: SignedEntry): Promise<boolean> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await crypto.subtle.importKey('raw', fromBase64Url(oneTimePublic) ?? new Uint8Array(), algorithm, false, [
    'verify',
  ])
  const signed = entrySigningBytes(packet.authority, packet.device, entry)
  return crypto.subtle.verify(
    { name: 'ECDSA', hash: 'SHA-256' },
    key,
    fromBase64Url(signature) ?? new Uint8Array(),
    signed,
  )
}

function fromUtf8Loosely(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes)
}
