/** What every answer carries. Cross-origin isolation keeps other sites' documents out of our process. */
const everywhere: readonly (readonly [string, string])[] = [
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-embedder-policy', 'require-corp'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  [
    'permissions-policy',
    'camera=(), microphone=(), geolocation=(), display-capture=(), publickey-credentials-get=(self)',
  ],
]

/** Two years, with subdomains: only told over https, where it means something. */
const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains; preload'

/** What a document or worker may do. Each address gets what it needs: WebAssembly only where keys are derived. */
function contentPolicy(path: string): string {
  const scripts = isKeyDerivation(path) ? "'self' 'wasm-unsafe-eval'" : "'self'"
  const handOver = path === '/handover.html'
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self'",
    "img-src 'self' blob:",
    "font-src 'self'",
    `connect-src ${handOver ? "'none'" : "'self'"}`,
    `worker-src ${handOver ? "'none'" : "'self'"}`,
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${handOver ? "'none'" : 'waymark'}`,
  ].join('; ')
}

function isKeyDerivation(path: string): boolean {
  return /^\/assets\/kdf[.\w-]*\.js$/.test(path)
}

/** How long an answer may be kept: what a person's record could be in, never; what is named by its content, for a year. */
function cacheControl(path: string): string {
  if (path.startsWith('/v1/')) return 'no-store'
  return path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
}

/** All headers for an answer to this path. */
export function headersFor(path: string, secure: boolean): (readonly [string, string])[] {
  const page = path.startsWith('/v1/') ? "default-src 'none'; frame-ancestors 'none'" : contentPolicy(path)
  return [
    ...everywhere,
    ['content-security-policy', page],
    ['cache-control', cacheControl(path)],
    ...(secure ? ([['strict-transport-security', STRICT_TRANSPORT]] as const) : []),
  ]
}
