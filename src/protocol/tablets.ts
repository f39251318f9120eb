import * as z from 'zod/mini'
import { DeviceId } from '../domain/ids.ts'
import { Day, Moment } from '../domain/time.ts'

/** Why a tablet is taken out of use. */
export const RetireReason = z.enum(['lost', 'stolen', 'broken', 'left-the-council', 'replaced'])
export type RetireReason = z.infer<typeof RetireReason>

/** What became of a tablet that was taken out of use. */
export const Retired = z.strictObject({
  at: Moment,
  why: RetireReason,
  /** Who did it; absent for the council's IT at the terminal. */
  by: z.optional(z.string()),
  /** When the tablet was told; absent while it has not been heard of since. */
  toldAt: z.optional(Moment),
  /** When it said that everything is removed from it, how many sealed entries it still kept, and whether it could sign that. */
  wiped: z.optional(z.strictObject({ at: Moment, unsent: z.int(), signed: z.boolean() })),
})
export type Retired = z.infer<typeof Retired>

/** A tablet as the office knows it. */
export const TabletView = z.strictObject({
  id: DeviceId,
  staff: z.string(),
  enrolledAt: Moment,
  /** When it was last unlocked with a network; an unlock without one is not known here. */
  lastUnlockedAt: z.optional(Moment),
  /** When it last asked for what is new in its caseload. */
  lastSyncedAt: z.optional(Moment),
  /** When anything was last heard of it, locked or not. */
  lastHeardAt: z.optional(Moment),
  /** Of how many young people it was given the record and has not said that it removed it. */
  people: z.int(),
  retired: z.optional(Retired),
})
export type TabletView = z.infer<typeof TabletView>

/** `GET /v1/office/tablets`, for a manager. */
export const TabletsReply = z.strictObject({ v: z.literal(1), tablets: z.array(TabletView) })
export type TabletsReply = z.infer<typeof TabletsReply>

/** `POST /v1/office/tablets/retire`, for a manager. It cannot be taken back: a tablet that turns up is set up again. */
export const RetireRequest = z.strictObject({ v: z.literal(1), device: DeviceId, why: RetireReason })
export type RetireRequest = z.infer<typeof RetireRequest>
export const RetireReply = z.strictObject({ v: z.literal(1) })
export type RetireReply = z.infer<typeof RetireReply>

/** `POST /v1/office/tablets/assess`, for a manager: whose records were on a tablet. Every look is written down. */
export const AssessRequest = z.strictObject({ v: z.literal(1), device: DeviceId })
export type AssessRequest = z.infer<typeof AssessRequest>

/** One young person whose record a tablet was given. */
export const OnTablet = z.strictObject({
  name: z.optional(z.strictObject({ given: z.string(), family: z.string() })),
  dateOfBirth: z.optional(Day),
  recordNumber: z.optional(z.string()),
  place: z.optional(z.string()),
  firstAt: Moment,
  lastAt: Moment,
  /** When the tablet said that it removed the record. */
  removedAt: z.optional(Moment),
})
export type OnTablet = z.infer<typeof OnTablet>

export const AssessReply = z.strictObject({
  v: z.literal(1),
  tablet: TabletView,
  people: z.array(OnTablet),
  /** Of how many of those on it, or on it when it was taken out of use, something of health or convictions is held: a number, never whose. */
  apart: z.int(),
  /** Entries that arrived from it after it was taken out of use, and wait for a person. */
  heldEntries: z.int(),
  madeAt: Moment,
})
export type AssessReply = z.infer<typeof AssessReply>
