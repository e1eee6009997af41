import { type Network, Unreached } from '#core/ports.ts'
import { day, second } from '#core/words/times.ts'

export interface HookRequest {
  url: string
  headers: Record<string, string>
  body: string
}

/** What became of one attempt. */
export interface Answered {
  /** Null where there was no answer. */
  status: number | null
  milliseconds: number
  /** The beginning of what was answered, or why there was no answer. */
  said: string
  /** Milliseconds after which another attempt is wanted; null where nothing was said of it. */
  retryAfter: number | null
}

const longestAnswer = 500
const longestWait = 30 * second

/** Hands something to a program, once; whatever happens is an answer. A redirect is followed nowhere. */
export async function post(
  network: Network,
  { url, headers, body }: HookRequest,
  { now, timeout = longestWait }: { now: number; timeout?: number },
): Promise<Answered> {
  try {
    const answer = await network.request({
      method: 'POST',
      url,
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
      timeoutMs: timeout,
      mostBytes: longestAnswer,
      cut: true,
    })
    return {
      status: answer.status,
      milliseconds: answer.milliseconds,
      said: answer.body,
      retryAfter: waitWanted(answer.headers['retry-after'], now),
    }
  } catch (error) {
    if (!(error instanceof Unreached)) throw error
    const milliseconds = error.reason === 'timeout' ? timeout : 0
    return { status: null, milliseconds, said: error.message, retryAfter: null }
  }
}

export function taken({ status }: Answered): boolean {
  return status !== null && status >= 200 && status < 300
}

/** `503, 120 ms: upstream is down`, for whoever looks at why something did not arrive. */
export function inWords({ status, said }: Answered): string {
  const text = said.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
  if (status === null) return text
  return text ? `answered ${status}: ${text}` : `answered ${status}`
}

/** Seconds or a date, as HTTP has it; never more than a day. */
function waitWanted(header: string | undefined, now: number): number | null {
  if (header === undefined) return null
  const wanted = /^\d+$/.test(header) ? Number(header) * second : Date.parse(header) - now
  return Number.isNaN(wanted) ? null : Math.min(Math.max(wanted, second), day)
}
