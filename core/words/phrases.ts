/** Whether any of the phrases stands in the text as whole words, whatever the case and spacing. */
export function mentions(text: string, phrases: readonly string[]): boolean {
  return firstMention(text, phrases) !== undefined
}

/** The first phrase of the list that stands in the text as whole words. */
export function firstMention(text: string, phrases: readonly string[]): string | undefined {
  const words = ` ${plainWords(text)} `
  return phrases.find((phrase) => words.includes(` ${plainWords(phrase)} `))
}

/** Whether the text begins with one of the phrases. */
export function opensWith(text: string, phrases: readonly string[]): string | undefined {
  const words = `${plainWords(text)} `
  return phrases.find((phrase) => words.startsWith(`${plainWords(phrase)} `))
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}\p{N}'%]+/gu, ' ')
    .trim()
}
