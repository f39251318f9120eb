import { cleanup } from '@testing-library/preact'
import { afterEach } from 'vitest'

// What one test rendered must not answer the next one's questions.
afterEach(cleanup)
