/** The bare address in `DuetRight Status <status@example.com>`. */
export function senderAddress(mailFrom: string): string {
  return /<([^<>]+)>/.exec(mailFrom)?.[1] ?? mailFrom
}
