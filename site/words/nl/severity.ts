import type { SeverityWords } from '#site/words/en/severity.ts'

export const severity: SeverityWords = {
  means: (severity) => `Wat ${severity} betekent:`,
}
