// Draws the pictures that links to us show, one for each state; run it when signs, colours or sentences change.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { headline } from '../core/views/headline.ts'
import { signs } from '../core/views/signs.ts'
import { browserOptions } from './browser.mjs'
import { smallPng } from './png.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const folder = join(root, 'site/public/og')
const tokens = readFileSync(join(root, 'site/styles/tokens.css'), 'utf8')
const name = /^name: (.+)$/m.exec(readFileSync(join(root, 'content/site.yaml'), 'utf8'))[1]

const washes = {
  degraded_performance: 'var(--degraded-wash)',
  partial_outage: 'var(--partial-wash)',
  major_outage: 'var(--major-wash)',
  under_maintenance: 'var(--maintenance-wash)',
}
const ring = `<circle cx="12" cy="12" r="9.5" fill="none" stroke="var(--edge)" stroke-width="2.4" stroke-dasharray="4 3.46"/>`
const pictures = [
  ...Object.keys(signs).map((status) => ({
    status,
    sentence: headline([], status),
    sign: drawn(signs[status]),
  })),
  { status: 'no_data', sentence: 'This page is new.', sign: ring },
]

mkdirSync(folder, { recursive: true })
// The font that comes with the browser, so that every machine draws the same.
const options = await browserOptions()
const env = { ...options.env, FONTCONFIG_PATH: join(root, 'node_modules/.cache/chromium/fonts') }
const browser = await chromium.launch({ ...options, env })
const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: 'light' })
for (const { status, sentence, sign } of pictures) {
  await page.setContent(html(washes[status] ?? 'var(--paper)', sentence, sign))
  const png = smallPng(1200, 630, await pixels(await page.screenshot()))
  writeFileSync(join(folder, `${status}.png`), png)
  process.stdout.write(`${status}.png ${png.length} bytes\n`)
}
await browser.close()

/** The browser reads its own picture, four bytes a pixel. */
async function pixels(screenshot) {
  const text = await page.evaluate(
    async (source) => {
      const image = new Image()
      image.src = source
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), {
        width: image.width,
        height: image.height,
      })
      const context = canvas.getContext('2d')
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(0, 0, image.width, image.height)
      let binary = ''
      for (let at = 0; at < data.length; at += 32768)
        binary += String.fromCharCode(...data.subarray(at, at + 32768))
      return btoa(binary)
    },
    `data:image/png;base64,${screenshot.toString('base64')}`,
  )
  return new Uint8Array(Buffer.from(text, 'base64'))
}

function drawn({ shape, mark, light }) {
  return `<path fill="${light}" fill-rule="evenodd" d="${shape}"/><path d="${mark}" fill="none" stroke="var(--wash)" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>`
}

function html(wash, sentence, sign) {
  return `<!doctype html><style>${tokens}
    body { margin: 0; height: 630px; --wash: ${wash}; background: var(--wash); color: var(--ink); font-family: 'Open Sans', var(--sans) }
    p, h1 { position: absolute; left: 96px; margin: 0 }
    p { top: 72px; display: flex; align-items: center; gap: 16px; font-size: 34px; font-weight: 600 }
    p span { margin-left: -7px; font-weight: 400; color: var(--ink-2) }
    .sign { position: absolute; left: 92px; top: 204px; width: 132px }
    h1 { top: 372px; right: 72px; font-size: 84px; line-height: 1.04; font-weight: 600; letter-spacing: -0.03em; text-wrap: balance }
  </style>
  <p><svg width="28" height="34" viewBox="0 0 18 22"><path fill="currentColor" d="M0 6h7v16H0zM11 0h7v16h-7z"/></svg>${name} <span>Status</span></p>
  <svg class="sign" viewBox="0 0 24 24">${sign}</svg><h1>${sentence}</h1>`
}
