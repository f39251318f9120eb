import jsQR from 'jsqr'
import type { Page } from 'playwright-core'

/** What the camera of a phone would read from the code on the screen: its pixels, given to somebody else's decoder. */
export async function scanCode(page: Page): Promise<string | undefined> {
  const { width, pixels } = await page.locator('svg.take-code').evaluate(async (svg) => {
    const side = 900
    const copy = svg.cloneNode(true) as SVGElement
    copy.setAttribute('width', String(side))
    copy.setAttribute('height', String(side))
    const address = URL.createObjectURL(
      new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }),
    )
    const picture = new Image()
    picture.src = address
    await picture.decode()
    const canvas = document.createElement('canvas')
    canvas.width = side
    canvas.height = side
    const drawing = canvas.getContext('2d')
    drawing?.drawImage(picture, 0, 0)
    const data = drawing?.getImageData(0, 0, side, side).data ?? []
    // One number a pixel is enough, and travels faster: the code is black and white.
    const dark = Array.from({ length: side * side }, (_, index) => ((data[index * 4] ?? 255) < 128 ? 1 : 0))
    return { width: side, pixels: dark }
  })
  const colours = new Uint8ClampedArray(width * width * 4).fill(255)
  pixels.forEach((dark, index) => dark && colours.fill(0, index * 4, index * 4 + 3))
  return jsQR(colours, width, width)?.data
}
