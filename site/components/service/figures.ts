import { type ComponentView, daysShown } from '#core/views/services.ts'
import type { Figure } from '#site/components/incident/numbers.ts'
import type { Voice } from '#site/words/voice.ts'
import { daysCounted } from './days.ts'

/** The service in three figures, each with one line of meaning. */
export function serviceFigures({ uptime, uptime30, bars }: ComponentView, voice: Voice): Figure[] {
  const { last, roundedDown, troubledDays, ofDays } = voice.t.service
  const { watched, troubled } = daysCounted(bars)
  const percent = (value: number | null) =>
    value === null ? voice.t.signs.noData : voice.t.services.uptime(value)
  return [
    { label: last(30), figure: percent(uptime30), meaning: roundedDown },
    { label: last(daysShown), figure: percent(uptime), meaning: roundedDown },
    { label: troubledDays, figure: String(troubled), meaning: ofDays(watched) },
  ]
}
