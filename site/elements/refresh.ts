import { morph } from './morph.ts'
import { all, one } from './page.ts'
import { say, sentence } from './words.ts'

const parts = 'head>title,[rel=icon],[name=theme-color],body>.hero,main,footer'
let shown = reading(document)

/** Fails unless the server answers well within ten seconds. */
export async function get(address: string, cache: RequestCache): Promise<string> {
  const response = await fetch(address, { cache, signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw response
  return response.text()
}

/** Brings the page to what its address shows now, and tells those who cannot see it what has changed. */
export async function refresh(): Promise<void> {
  const page = new DOMParser().parseFromString(await get(location.href, 'no-cache'), 'text/html')
  const [title, text] = reading(page)
  if (title !== shown[0]) say(headline(page))
  else if (text !== shown[1]) say(sentence('updated'))
  shown = [title, text]

  const activeElement = document.activeElement as Element
  const wanted = all(parts, page)
  all(parts).forEach((part, index) => {
    morph(part, wanted[index] ?? part)
  })
  // Whoever stood on something that is gone goes on from here, not from the top of the window.
  if (!activeElement.isConnected) one('main').focus({ preventScroll: true })
}

function reading(page: Document): [string, string] {
  return [headline(page) + page.title, one('main', page).textContent]
}

/** The front page says the present in its heading, every other page in its header. */
function headline(page: Document): string {
  return one('.top .st,h1', page).textContent.trim()
}
