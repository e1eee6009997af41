/** A sentence without its full stop, to stand within another. */
export function withoutStop(sentence: string): string {
  return sentence.replace(/[.。]$/, '')
}
