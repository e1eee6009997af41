export function all<T extends Element>(selector: string, within: ParentNode = document): T[] {
  return [...within.querySelectorAll<T>(selector)]
}

/** Something that every page has, or every part of it that is given. */
export function one<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T {
  return within.querySelector<T>(selector) as T
}

export function on<K extends keyof WindowEventMap>(
  type: K,
  listener: (event: WindowEventMap[K] & { target: Element }) => void,
): void {
  addEventListener(type, listener as (event: Event) => void)
}

declare global {
  interface Node {
    /** A script put it on the page; the page as published knows nothing of it. */
    added?: boolean
    /** The reader folded it or is filling it in. */
    kept?: boolean
  }
}

export function make(tag: 'p' | 'span', className: string): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.added = true
  return made
}

/** Leaves a text alone that already reads so, and a selection in it with it. */
export function write(node: Node, text: string | null): void {
  if (node.textContent !== text) node.textContent = text
}

/** The moment of a `<time>`, in milliseconds. */
export function momentOf(selector: string, within?: ParentNode): number {
  return Date.parse(one<HTMLTimeElement>(selector, within).dateTime)
}
