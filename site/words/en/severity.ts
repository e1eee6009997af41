/** How bad an incident is. */
export const severity = {
  /** Before the operator's words for it. */
  means: (severity: string) => `What ${severity} means:`,
}

export type SeverityWords = typeof severity
