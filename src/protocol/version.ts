/**
 * The version of everything in this folder. A test beside it holds a digest of the schemas: when the digest moves, raise
 * this number and keep answering the old one.
 * - 1: first.
 * - 2: enrolment and session say whom to complain to, to an app that asks by `v: 2`; the office decides about people who may be
 *   the same; an entry may be held because it has no basis, which no app of version 1 writes.
 * - 3: a tablet asks with its push-only token which history of the database answers, and so notices a restored server while locked;
 *   it asks what it has to do, and hands in a receipt for what it removed; the office takes tablets out of use, and gives and takes
 *   young people with a first and a last day; an adviser takes access for some hours. What is held is looked at and decided about.
 *   A tablet whose passphrase was forgotten hands over half-written forms, and their author gets them back. All of it by requests of
 *   their own; no older request or reply has changed.
 */
export const PROTOCOL_VERSION = 3
