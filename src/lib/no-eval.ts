import { config } from 'zod/mini'

/**
 * Import this before any module with a schema. Zod would otherwise try whether it may compile code from text; our content
 * policy forbids that, and every try would be reported as a breach of it.
 */
config({ jitless: true })
