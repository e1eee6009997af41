import type { Page } from 'playwright'
import { expect } from 'vitest'
import { eventually } from './process.ts'

export const noServer = (page: Page) => page.route('**/pulse.json', (route) => route.abort())

/** Moves the reader's clock until the page has asked the server once more, and been answered or not. */
export async function nextPulse(page: Page): Promise<void> {
  const request = page.waitForRequest('**/pulse.json')
  let asked = false
  void request.then(() => (asked = true))
  await eventually(
    () => page.clock.fastForward(40_000).then(() => asked),
    (done) => done,
  )
  await (await request).response()
}

/** The page is what its address shows now, apart from what scripts add and what the reader did. */
export async function expectAsMade(page: Page): Promise<void> {
  const made = await (await fetch(page.url())).text()
  const [now, fresh] = await page.evaluate((html) => {
    const added = '.local, .old, .day, .reading span, .bars [tabindex="-1"][role=img]'
    const touched = ['tabindex', 'role', 'title', 'aria-description', 'open']
    const parts = (whole: Document) =>
      ['head > title', '.hero', 'main', 'footer'].map((part) => {
        const copy = whole.querySelector(part)?.cloneNode(true) as Element
        for (const own of copy.querySelectorAll(added)) own.remove()
        for (const left of copy.querySelectorAll('.left')) left.replaceChildren()
        for (const element of [copy, ...copy.querySelectorAll('*')]) {
          for (const name of touched) element.removeAttribute(name)
        }
        return copy.outerHTML
      })
    return [parts(document), parts(new DOMParser().parseFromString(html, 'text/html'))]
  }, made)
  expect(now).toEqual(fresh)
}

/** What a screen reader is told from now on. */
export async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = []
    const voice = document.querySelector('#reader')
    if (!voice) throw new Error('nothing speaks')
    new MutationObserver(() => heard.push(voice.textContent)).observe(voice, { childList: true })
    Object.assign(window, { heard })
  })
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard)
}

/** The same again and again, until something is so. */
export async function pulsesUntil(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  await eventually(
    () => page.clock.fastForward(40_000).then(isSo),
    (so) => so,
  )
}
