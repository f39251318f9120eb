import type { Bytes } from './bytes.ts'

declare const sealed: unique symbol

/** Bytes that only a key can open. Storage accepts nothing else, so nothing readable can be stored by mistake. */
export type Sealed = Bytes & { readonly [sealed]: true }
