import type { SeverityWords } from '#site/words/en/severity.ts'

export const severity: SeverityWords = {
  means: (severity) => `Ce que signifie ${severity} :`,
}
