/** What the page may rely on in every engine: that a row is still there after it was put, and WebCrypto. */
async function look(): Promise<unknown> {
  const database = await settled(openDatabase())
  const put = database.transaction('rows', 'readwrite').objectStore('rows').put('kept', 'key')
  await settled(put)
  const kept: unknown = await settled(database.transaction('rows').objectStore('rows').get('key'))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode('abc')))
  return { secure: isSecureContext, kept, digest: Array.from(digest.subarray(0, 4)), browser: navigator.userAgent }
}

function openDatabase(): IDBOpenDBRequest {
  const request = indexedDB.open('engines', 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore('rows'))
  return request
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('unknown failure')))
  })
}

void look().then(report)
