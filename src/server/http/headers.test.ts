import { expect, test } from 'vitest'
import { headersFor } from './headers.ts'

const of = (path: string, secure = false) => new Map(headersFor(path, secure))

test('P20: pages run our own scripts only, and no text becomes a script', () => {
  const policy = of('/').get('content-security-policy') ?? ''
  expect(policy.split('; ').toSorted()).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "font-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "img-src 'self' blob:",
    "manifest-src 'self'",
    "require-trusted-types-for 'script'",
    "script-src 'self'",
    "style-src 'self'",
    'trusted-types waymark',
    "worker-src 'self'",
  ])
})

test('P20: the hand-over document may connect to nothing and start nothing', () => {
  const policy = of('/handover.html').get('content-security-policy')
  for (const rule of ["connect-src 'none'", "worker-src 'none'", "trusted-types 'none'"]) expect(policy).toContain(rule)
})

test('WebAssembly runs where keys are derived, and nowhere else', () => {
  expect(of('/assets/kdf.worker-Dz87oJFT.js').get('content-security-policy')).toContain("'wasm-unsafe-eval'")
  for (const path of ['/', '/handover.html', '/sw.js', '/assets/worker-kdf.js', '/assets/kdf/../app.js', '/kdf.js']) {
    expect(of(path).get('content-security-policy')).not.toContain('wasm')
  }
})

test('every answer is kept apart from other sites; answers of the server are never stored', () => {
  for (const path of ['/', '/assets/app-x.js', '/v1/moved']) {
    const headers = of(path)
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-embedder-policy')).toBe('require-corp')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('permissions-policy')).toContain('camera=()')
  }
  expect(of('/v1/moved').get('cache-control')).toBe('no-store')
  expect(of('/sw.js').get('cache-control')).toBe('no-cache')
  expect(of('/assets/app-x.js').get('cache-control')).toContain('immutable')
  expect(of('/').has('strict-transport-security')).toBe(false)
  expect(of('/', true).get('strict-transport-security')).toContain('max-age=63072000')
})
