import type { NoticeElsewhere } from '#core/views/elsewhere.ts'

export type Options = Partial<Record<'when' | 'position' | 'theme' | 'close', string>>

/** A notice in a shadow of its own, so that neither styles the other; drawn anew with each answer. */
export function noticeIn(place: Element, options: Options) {
  const host = place.appendChild(document.createElement('div'))
  const root = host.attachShadow({ mode: 'open' })
  const box = root.appendChild(document.createElement('p'))
  box.setAttribute('role', 'status')
  const rules = new CSSStyleSheet()
  root.adoptedStyleSheets = [rules]
  let closed = remembered()

  return (notice: NoticeElsewhere, lost: boolean): void => {
    const { status, word, headline, sign, close, url, name } = notice
    host.hidden = closed === headline || (options.when === 'trouble' && status === 'operational')
    if (host.hidden) return
    rules.replaceSync(styles(sign, options))
    const said = lost ? notice.lost : `${word} ${headline}`
    if (box.dataset.said === said) return
    box.dataset.said = said
    box.ariaLabel = name
    box.replaceChildren(...(lost ? [] : [drawing(sign), made('b', word)]))
    const link = made('a', lost ? notice.lost : headline) as HTMLAnchorElement
    link.href = url
    box.append(link)
    if (options.close === undefined) return
    const button = made('button', '×')
    button.ariaLabel = close
    button.onclick = () => {
      host.hidden = true
      closed = remembered(headline)
    }
    box.append(button)
  }
}

/** What was closed stays so in this tab until the headline is another; a page may forbid us to remember. */
function remembered(headline?: string): string | null {
  const key = 'duetright-status'
  try {
    if (headline !== undefined) sessionStorage.setItem(key, headline)
    return sessionStorage.getItem(key)
  } catch {
    return headline ?? null
  }
}

function made(tag: string, text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}

function drawing({ shape, mark }: NoticeElsewhere['sign']): SVGElement {
  const svg = (tag: string, attributes: Record<string, string>) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
    for (const name in attributes) element.setAttribute(name, attributes[name] ?? '')
    return element as SVGElement
  }
  const sign = svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' })
  sign.append(svg('path', { d: shape, 'fill-rule': 'evenodd' }), svg('path', { d: mark, class: 'm' }))
  return sign
}

function styles({ light, dark }: NoticeElsewhere['sign'], { theme, position = '' }: Options): string {
  const isDark = theme ? theme === 'dark' : matchMedia('(prefers-color-scheme:dark)').matches
  const [state, paper, ink] = isDark ? [dark, '#0f1213', '#e8ecea'] : [light, '#fff', '#14181a']
  const [block, inline] = position.split('-')
  const corner = inline
    ? `position:fixed;z-index:9999;${block}:1rem;${inline}:1rem;max-width:calc(100% - 2rem)`
    : ''
  return (
    `:host{all:initial;${corner}}:host([hidden]){display:none}` +
    `p{display:flex;flex-wrap:wrap;align-items:center;gap:.2em .5em;margin:0;padding:.6em .9em;font:16px/1.4 system-ui,sans-serif;color:${ink};background:${paper};border:2px solid;border-radius:3px}` +
    `svg{width:1.2em;fill:${state}}.m{fill:none;stroke:${paper};stroke-width:3;stroke-linecap:round;stroke-linejoin:round}` +
    `a,button{color:inherit}button{margin-inline-start:auto;padding:.2em .6em;font:inherit;background:none;border:0;cursor:pointer}`
  )
}
