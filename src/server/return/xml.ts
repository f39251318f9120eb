/** An element's name, and its text or the elements in it. What is undefined or empty is left out. */
export type Tree = readonly (readonly [name: string, content: string | Tree | undefined])[]

/** Writes elements, a line each. */
export function xmlOf(tree: Tree, indent = ''): string {
  return tree
    .map(([name, content]) => {
      if (content === undefined || content.length === 0) return ''
      if (typeof content === 'string') return `${indent}<${name}>${escaped(content)}</${name}>\n`
      const inner = xmlOf(content, `${indent} `)
      return inner === '' ? '' : `${indent}<${name}>\n${inner}${indent}</${name}>\n`
    })
    .join('')
}

/** Characters that XML cannot hold, even escaped, become spaces: half a surrogate pair, and controls other than tab and line end. */
const unwritable = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu

function escaped(text: string): string {
  return text
    .replaceAll(unwritable, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}
