import type { NoticeElsewhere } from '#core/views/elsewhere.ts'
import { noticeIn, type Options } from './notice.ts'

const script = document.currentScript as HTMLScriptElement
const places = '[data-duetright-status]:empty'
const world = window as { duetrightStatus?: { refresh(): Promise<void> } }
let shown: ReturnType<typeof noticeIn>[] = []
let last: NoticeElsewhere | null = null
let failures = 0

async function refresh(): Promise<void> {
  try {
    const response = await fetch(new URL('/embed.json', script.src))
    if (!response.ok) throw response
    last = (await response.json()) as NoticeElsewhere
    failures = 0
  } catch {
    failures++
  }
  // After three failures what was true may not be so any more.
  if (last) for (const show of shown) show(last, failures > 2)
}

function start(): void {
  const found = [...document.querySelectorAll<HTMLElement>(places)]
  shown = found.map((place) => noticeIn(place, { ...script.dataset, ...place.dataset } as Options))
  if (found.length === 0 && !world.duetrightStatus) {
    const place = document.createElement('div')
    if (document.body.contains(script)) script.after(place)
    else document.body.append(place)
    shown = [noticeIn(place, script.dataset as Options)]
  }
  world.duetrightStatus = { refresh }
  void refresh()
  setInterval(() => {
    if (!document.hidden) void refresh()
  }, 60_000)
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start)
else start()
