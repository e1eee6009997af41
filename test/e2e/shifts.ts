import type { Page } from 'playwright'

/** How much of the layout moved by itself since the page began, as browsers count it. */
export function shiftsOn(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0
        const add = (entries: PerformanceEntryList) => {
          for (const entry of entries as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
            if (!entry.hadRecentInput) sum += entry.value
        }
        const observer = new PerformanceObserver((list) => {
          add(list.getEntries())
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => {
              add(observer.takeRecords())
              done(sum)
            }
            port2.postMessage(null)
          })
        })
      }),
  )
}
