import type { SeverityWords } from '#site/words/en/severity.ts'

export const severity: SeverityWords = {
  means: (severity) => `Qué significa ${severity}:`,
}
