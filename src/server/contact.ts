import { CouncilContact } from '../protocol/access.ts'
import type { Context } from './context.ts'
import { readMeta, writeMeta } from './meta.ts'

/** Whom young people may ask and complain to, if the council has said so (P37). Asked at every session: it may change at any time. */
export async function readContact(ctx: Context): Promise<CouncilContact | undefined> {
  const value = await readMeta(ctx, 'contact')
  return value === undefined ? undefined : CouncilContact.safeParse(JSON.parse(value)).data
}

/** Stores whom to ask and complain to. Every tablet hears of it at its next session. */
export async function writeContact(ctx: Context, contact: CouncilContact): Promise<void> {
  await writeMeta(ctx, 'contact', JSON.stringify(CouncilContact.parse(contact)))
}

/** The part of a reply that says whom to complain to: since version 2, because an app of version 1 takes no part it does not know. */
export async function contactFor(ctx: Context, version: 1 | 2): Promise<{ readonly contact?: CouncilContact }> {
  const contact = version === 1 ? undefined : await readContact(ctx)
  return contact ? { contact } : {}
}
