/** The part of the Trusted Types API that we use; absent in browsers that do not enforce it. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown }
}

/**
 * The one Trusted Types policy of a document or worker: lets exactly these script addresses become workers. A string that
 * somebody else made never does. Call it once; the page's policy header names `waymark` and allows no second.
 */
export function trustedUrls(allowed: readonly string[]): (url: string) => string {
  const check = (url: string): string => {
    if (!allowed.includes(url)) throw new Error('Broken assumption: only known scripts are started')
    return url
  }
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
  if (!types) return check
  const policy = types.createPolicy('waymark', { createScriptURL: check })
  // The platform takes the trusted object wherever a string is declared.
  return (url) => policy.createScriptURL(url) as string
}
