import { z } from 'zod'
import { findComponent } from '#core/components/catalogue.ts'
import { digest } from '#core/digest.ts'
import type { Content } from '#core/settings/content.ts'
import { plainText } from '#core/words/schema.ts'
import { type Instant, instant } from '#core/words/times.ts'
import type { AlertMeaning } from './settings.ts'
import type { Signal } from './signal.ts'

const moment = z.iso.datetime({ offset: true })
const texts = z.record(z.string(), z.unknown()).default({})

const alert = z.object({
  status: z.enum(['firing', 'resolved']).optional(),
  labels: texts,
  annotations: texts,
  startsAt: moment,
  /** The year 1 while it fires. */
  endsAt: moment.optional(),
  fingerprint: z.string().optional(),
  generatorURL: z.string().optional(),
  /** Of Grafana: what each query came to. */
  values: z.record(z.string(), z.unknown()).nullish(),
})

/** What Alertmanager and Grafana send alike, as far as it is read. */
export const alertDelivery = z.object({
  alerts: z.array(alert).max(10_000),
  truncatedAlerts: z.number().optional(),
})
export type AlertDelivery = z.infer<typeof alertDelivery>
type Alert = AlertDelivery['alerts'][number]

const longest = 600

/** What an alert says, by the mapping of alerts.yaml; null where that says it means nothing. */
export function signalOf(
  { catalogue, detection: { mapping } }: Pick<Content, 'catalogue' | 'detection'>,
  source: Signal['source'],
  alert: Alert,
  now: Instant,
): Signal | null {
  const labels = stringsOf(alert.labels)
  const annotations = stringsOf(alert.annotations)
  const meaning = mapping.alerts.find(({ match }) => fits(match, labels))
  if (meaning?.ignore) return null

  const ended = alert.endsAt === undefined ? null : instant(Date.parse(alert.endsAt))
  const began = instant(Date.parse(alert.startsAt))
  const over =
    alert.status === 'resolved' ||
    (alert.status === undefined && ended !== null && ended > began && ended <= now)
  const named = mapping.labels.flatMap((label) => labels[label] ?? [])
  const known = named.flatMap((name) => findComponent(catalogue, name)?.id ?? [])[0]
  const until = ended !== null && ended > began ? ended : began > now ? began : now
  return {
    source,
    fingerprint: fingerprintOf(alert, labels),
    name: plainText(labels.alertname ?? 'Alert without a name', 120),
    since: began,
    until: over ? until : null,
    components: meaning?.services ?? (known === undefined ? [] : [known]),
    measure: meaning?.measure ?? null,
    value: meaning?.value === undefined ? null : valueOf(meaning, alert, annotations),
    severity: meaning?.severity ?? null,
    kind: meaning?.kind ?? 'outage',
    says: plainText(
      [annotations.summary, annotations.description ?? annotations.message].filter(Boolean).join(' '),
      longest,
    ),
    url: addressOf(alert.generatorURL),
  }
}

function stringsOf(given: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

function fits(match: AlertMeaning['match'], labels: Record<string, string>): boolean {
  return Object.entries(match).every(([label, pattern]) => like(labels[label] ?? '', pattern))
}

/** `*` stands for anything, the empty text included; nothing of a pattern is repeated, so none is slow. */
export function like(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return text === pattern
  const last = rest.pop() ?? ''
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false
  let at = first.length
  for (const part of rest) {
    const found = text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return at <= text.length - last.length
}

function fingerprintOf({ fingerprint }: Alert, labels: Record<string, string>): string {
  if (fingerprint && /^[\w.:-]{1,128}$/.test(fingerprint)) return fingerprint
  return digest(fingerprint ?? JSON.stringify(Object.entries(labels).toSorted()))
}

/** The number in an annotation or of a query: `62`, `0.62`, `62.4%`, `850ms`. */
function valueOf(
  { value: name = '', scale }: AlertMeaning,
  alert: Alert,
  annotations: Record<string, string>,
) {
  const given = annotations[name] ?? alert.values?.[name]
  const [, digits, unit] = /^\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(%|ms|s)?/i.exec(String(given ?? '')) ?? []
  if (digits === undefined) return null
  const number = Number(digits)
  if (unit === 'ms') return number / 1000
  return unit === undefined && scale !== undefined ? number * scale : number
}

function addressOf(text: string | undefined): string | null {
  return text !== undefined && /^https?:\/\//.test(text) && URL.canParse(text) ? text.slice(0, 2000) : null
}
