/** A text of at most so many characters, cut at a word where one ends near; what was cut is marked. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = text.slice(0, most - 1)
  const space = kept.lastIndexOf(' ')
  const whole = space > most * 0.8 ? kept.slice(0, space) : kept
  // Half of a character that takes two places would be shown as a question mark.
  return `${whole.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`
}
