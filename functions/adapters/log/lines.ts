import type { Clock, Log } from '#core/ports.ts'

/** One JSON object a line. */
export function lineLog(clock: Clock, out: { write(line: string): unknown }): Log {
  const line = (level: string, event: string, detail: Record<string, unknown>) => {
    out.write(`${JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event, ...detail })}\n`)
  }
  return {
    info(event, detail = {}) {
      line('info', event, detail)
    },
    error(event, error, detail = {}) {
      line('error', event, {
        ...detail,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      })
    },
  }
}
