/** A text of at most so many characters, cut at a word where one ends near; what was cut is marked. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = text.slice(0, most - 1)
  const space = kept.lastIndexOf(' ')
  const whole = space > most * 0.8 ? kept.slice(0, space) : kept
  // Half of a character that takes two places would be shown as a question mark.
  return `${whole.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`
}

/** A text as a product reads it, cut before it is escaped, so that no escape is cut in two and the whole fits. */
export function fitting(text: string, most: number, escape: (text: string) => string): string {
  for (let kept = most; ;) {
    const escaped = escape(clipped(text, kept))
    if (escaped.length <= most) return escaped
    kept = Math.floor((kept * most) / escaped.length) - 1
  }
}
