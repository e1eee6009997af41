import type { ComponentStatus } from '#core/components/status.ts'
import type { DayBar } from '#core/uptime/uptime.ts'
import type { BarView } from '#core/views/services.ts'
import { type StateClass, stateClass } from '#site/components/signs/state.ts'
import type { Speech } from '#site/words/speak.ts'
import type { Voice } from '#site/words/voice.ts'

/** Bars stand on one ground line; a quiet day is a short tick and part of one dashed line. */
const ground = 32

const heights: Record<ComponentStatus, number> = {
  operational: 10,
  degraded_performance: 19,
  under_maintenance: 19,
  partial_outage: 25,
  major_outage: 32,
}

export interface TroubleDay {
  state: StateClass
  /** The bar as path data, one day being one unit wide. */
  path: string
  /** `5 November: degraded performance, 48 min: Reports were slow` */
  words: string
  href: string
}

export interface BarsDrawing {
  days: number
  /** Dots for the days before the page watched. */
  unwatched: string | null
  /** Ticks for the days it watched. */
  watched: string | null
  troubled: TroubleDay[]
}

type Speaker = Pick<Speech, 't' | 'times' | 'to'>
type Bar = DayBar & Partial<BarView>

export function drawBars(bars: readonly Bar[], speech: Speaker): BarsDrawing {
  const days = bars.length
  const firstWatched = bars.findIndex(({ status }) => status !== null)
  const from = firstWatched < 0 ? days : firstWatched
  return {
    days,
    unwatched: from > 0 ? `M.37 31H${from}` : null,
    watched: from < days ? `M${from + 0.25} 27H${days}` : null,
    troubled: bars.flatMap((bar, index) => troubleDay(bar, index, speech)),
  }
}

function troubleDay(
  { date, status, troubled, titles = [], more = 0 }: Bar,
  index: number,
  { t, times, to }: Speaker,
): TroubleDay[] {
  if (status === null || status === 'operational') return []
  const height = heights[status]
  const known = more > 0 ? [...titles, t.service.more(more)] : titles
  const day = t.services.day(times.shortDate(date), t.signs.within[status], times.duration(troubled))
  return [
    {
      state: stateClass(status),
      path: `M${index}.12 ${ground - height}h.76v${height}h-.76z`,
      words: titles.length > 0 ? t.services.because(day, known) : day,
      href: to(dayAddress(date)),
    },
  ]
}

/** Where a day stands in its month. */
export function dayAddress(date: string): string {
  return `/history/${date.slice(0, 7)}#d${Number(date.slice(8))}`
}

/** `2 days with trouble in 90`, counting only the days that were watched. */
export function barsLabel(bars: readonly DayBar[], { t: { services } }: Pick<Voice, 't'>): string {
  const watched = bars.filter(({ status }) => status !== null)
  const troubled = watched.filter(({ status }) => status !== 'operational').length
  if (watched.length < 2) return troubled > 0 ? services.troubleToday : services.quietToday
  if (troubled === 0) return services.quietDays(watched.length)
  return services.troubledDays(troubled, watched.length)
}
