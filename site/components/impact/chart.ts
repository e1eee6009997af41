import type { ImpactSpan, Incident } from '#core/incidents/incident.ts'
import { type Stretch, timeline } from '#core/uptime/uptime.ts'
import { type Instant, ms } from '#core/words/times.ts'
import { type StateClass, stateClass } from '#site/components/signs/state.ts'
import type { Voice } from '#site/words/voice.ts'
import { type Scale, scaleOver } from './scale.ts'

export interface Segment {
  state: StateClass
  /** Left end and width in percent. */
  at: string
  width: string
  words: string
  /** Wide enough for its words on a large screen. */
  wide: boolean
}

export interface ImpactRow {
  component: string
  segments: Segment[]
  /** Everything, for screens on which no bar is wide enough, and where it does not fit beside the bars. */
  all: string
  below: boolean
  /** What does not stand inside a bar, and where it stands beside them; null when nothing is left over. */
  beside: { words: string; style: string } | null
}

export interface Flag {
  number: number
  at: string
  /** Where its number has room: on every screen, on large ones, nowhere. */
  shown: 'always' | 'wide' | 'never'
}

export interface ImpactChart {
  scale: Scale
  rows: ImpactRow[]
  flags: Flag[]
}

const roomForWords = 24
/** Percent of the row that a letter beside the bars needs; two lines fit. */
const roomForLetter = 1
/** Percent of the row that a number of one digit and of two digits needs. */
const roomOnPhones = [4, 6.5] as const
const roomOnScreens = [2, 2.8] as const

/** What was affected over time, one row for each component in the order given; null when nothing was. */
export function impactChart(
  incident: Incident,
  components: readonly string[],
  now: Instant,
  voice: Voice,
): ImpactChart | null {
  const { spans, startedAt, resolvedAt, updates } = incident
  const bad = spans.filter(({ status }) => status !== 'operational')
  if (bad.length === 0) return null
  const until = resolvedAt ?? now
  const times = [
    startedAt,
    until,
    ...updates.map(({ at }) => at),
    ...bad.flatMap(({ from, to }) => [from, to ?? until]),
  ]
  const scale = scaleOver(Math.min(...times.map(ms)), Math.max(...times.map(ms)), voice.times)
  return {
    scale,
    rows: components.flatMap((component) => {
      const own = bad.filter((span) => span.component === component)
      return own.length > 0 ? [impactRow(component, stretchesOf(own, ms(until)), scale, voice)] : []
    }),
    flags: flags(updates.map(({ at }) => scale.percent(ms(at)))),
  }
}

/** The stretches at one status; a moment without length still counts. */
function stretchesOf(spans: readonly ImpactSpan[], until: number): Stretch[] {
  const found = timeline(spans, 0, until)
  if (found.length > 0) return found
  return spans.slice(0, 1).map(({ status, from }) => ({ status, from: ms(from), to: ms(from) }))
}

function impactRow(component: string, stretches: readonly Stretch[], scale: Scale, voice: Voice): ImpactRow {
  const { t, times } = voice
  const segments = stretches.map(({ status, from, to }): Segment => {
    const [left, right] = [scale.percent(from), scale.percent(to)]
    return {
      state: stateClass(status),
      at: left.toFixed(2),
      width: (right - left).toFixed(2),
      words: t.impact.stretch(t.signs.name[status], times.duration(to - from)),
      wide: right - left >= roomForWords,
    }
  })
  const { words, style, room } = beside(stretches, segments, scale, voice)
  const fits = (words.length * roomForLetter) / 2 <= room
  return {
    component,
    segments,
    all: t.impact.told(shortly(withPauses(stretches), voice)),
    below: !fits,
    beside: words && fits ? { words, style } : null,
  }
}

/** The stretches, and between them those in which the component worked. */
function withPauses(stretches: readonly Stretch[]): Stretch[] {
  return stretches.flatMap((stretch, index) => {
    const from = stretches[index - 1]?.to ?? stretch.from
    return from < stretch.from ? [{ status: 'operational', from, to: stretch.from }, stretch] : [stretch]
  })
}

/** Each stretch in the fewest words. */
function shortly(stretches: readonly Stretch[], { t, times }: Voice): string[] {
  return stretches.map(({ status, from, to }) =>
    t.impact.stretch(t.signs.short[status], times.duration(to - from)),
  )
}

function beside(
  stretches: readonly Stretch[],
  segments: readonly Segment[],
  scale: Scale,
  voice: Voice,
): { words: string; style: string; room: number } {
  const narrow = stretches.filter((_, index) => !segments[index]?.wide)
  const [first, last] = [stretches[0], stretches.at(-1)]
  if (narrow.length === 0 || !first || !last) return { words: '', style: '', room: 100 }
  const { told, thenTold } = voice.t.impact
  const words = (first === narrow[0] ? told : thenTold)(shortly(narrow, voice))
  const [left, right] = [scale.percent(first.from), 100 - scale.percent(last.to)]
  return right >= left
    ? { words, room: right, style: `inset-inline-start:${(100 - right).toFixed(2)}%` }
    : { words, room: left, style: `inset-inline-end:${(100 - left).toFixed(2)}%` }
}

function flags(places: readonly number[]): Flag[] {
  return places.map((place, index) => {
    const number = index + 1
    const digits = number > 9 ? 1 : 0
    const room = (places[index + 1] ?? 100) - place
    const shown = room >= roomOnPhones[digits] ? 'always' : room >= roomOnScreens[digits] ? 'wide' : 'never'
    return { number, at: place.toFixed(2), shown }
  })
}
