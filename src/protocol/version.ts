/**
 * The version of everything in this folder. A test beside it holds a digest of the schemas: when the digest moves, raise
 * this number and keep answering the old one.
 * - 1: first.
 */
export const PROTOCOL_VERSION = 1
