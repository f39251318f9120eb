import { type RemovalReceipt, RemovedReply, type RemovedRequest } from '../protocol/device.ts'
import type { Device } from '../store/device.ts'
import { post } from './transport.ts'

/** Hands a receipt for removed records in. True once the server has stored it. */
export async function handIn(device: Device, receipt: RemovalReceipt): Promise<boolean> {
  const request: RemovedRequest = { v: 1, receipt }
  return (await post('/v1/device/removed', request, RemovedReply, { token: device.pushToken })).ok
}
